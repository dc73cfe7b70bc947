#pragma once

#include <cstdint>

namespace consentry::media {

/// Planar 8-bit YUV 4:2:0 (I420), limited range, rotated as it is shown. Chroma planes hold (width + 1) / 2 by
/// (height + 1) / 2 samples. Strides are in bytes and at least the plane's width. Borrowed: the owner outlives the view.
struct PictureView {
    const std::uint8_t* y = nullptr;
    const std::uint8_t* u = nullptr;
    const std::uint8_t* v = nullptr;
    int yStride = 0;
    int uStride = 0;
    int vStride = 0;
    int width = 0; ///< luma samples, 1 to 16384
    int height = 0;

    int chromaWidth() const { return (width + 1) / 2; }
    int chromaHeight() const { return (height + 1) / 2; }
};

/// The same, for painting.
struct MutablePictureView {
    std::uint8_t* y = nullptr;
    std::uint8_t* u = nullptr;
    std::uint8_t* v = nullptr;
    int yStride = 0;
    int uStride = 0;
    int vStride = 0;
    int width = 0;
    int height = 0;

    int chromaWidth() const { return (width + 1) / 2; }
    int chromaHeight() const { return (height + 1) / 2; }
    operator PictureView() const { return {y, u, v, yStride, uStride, vStride, width, height}; }
};

/// Packed 8-bit blue, green, red; `stride` bytes from row to row. Borrowed.
struct BgrView {
    const std::uint8_t* data = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

} // namespace consentry::media
