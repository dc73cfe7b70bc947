#pragma once

#include "media/decoded_picture.h"

namespace consentry::media {

/// A picture as detectors and trackers want it: packed blue, green, red, in pages that are wiped with the last copy.
struct ColourPicture {
    std::shared_ptr<FrameBuffer> buffer;
    int width = 0;
    int height = 0;
    double scale = 1; ///< our pixels per pixel of the picture it was made from

    BgrView view() const { return {buffer->data(), width, height, width * 3}; }
};

/// Makes such pictures, scaled down. Keeps its scaler while sizes stay the same. Not for two threads at once.
class ColourConverter {
public:
    /// `longest`: pixels of the longer side; a smaller picture keeps its size.
    explicit ColourConverter(int longest) : m_longest(longest) {}
    /// Errc::Internal when memory is short or OpenCV fails.
    Result<ColourPicture> convert(const PictureView& picture, ColourMatrix matrix = ColourMatrix::Bt601);

private:
    int m_longest;
    PictureScaler m_scaler;
};

} // namespace consentry::media
