#pragma once

#include "base/frame.h"
#include "media/foreign/source_info.h"
#include "media/picture.h"

namespace consentry::media {

/// A decoded picture of a rendition. An immutable value; copies share the pixels, which are wiped with the last one.
struct DecodedPicture {
    std::shared_ptr<FrameBuffer> buffer;
    PictureView coded;   ///< as the encoder saw it, padding included; lies in `buffer`
    PictureView display; ///< the part to show
    ColourMatrix matrix = ColourMatrix::Bt601;
};

/// A size in device pixels.
struct ViewSize {
    int width = 0;
    int height = 0;

    bool operator==(const ViewSize&) const = default;
};

/// The size of a picture of `width` × `height` that fits into `view`, at least one pixel, and is not enlarged.
ViewSize fittedSize(int width, int height, ViewSize view);

/// Turns decoded pictures into pixels to paint, scaled to the view. Keeps its scaler while sizes stay the same.
class PictureScaler {
public:
    PictureScaler();
    ~PictureScaler();
    PictureScaler& operator=(PictureScaler&&) noexcept;

    /// Pixels of fittedSize(). Errc::Internal when the size is out of bounds or memory is short.
    Result<FramePixels> scale(const DecodedPicture& picture, ViewSize view);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace consentry::media
