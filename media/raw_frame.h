#pragma once

#include "base/frame_buffer.h"
#include "media/foreign/i420_layout.h"
#include "media/foreign/source_info.h"
#include "media/picture.h"

namespace consentry::media {

/// A tightly packed 4:2:0 picture in pages that are wiped.
struct RawPicture {
    std::shared_ptr<FrameBuffer> buffer;
    I420Layout layout;

    static Result<RawPicture> create(I420Layout layout);
    PictureView view() const;
    MutablePictureView mutableView();
};

/// A picture of a foreign source, not yet turned the right way up.
struct RawFrame {
    RawPicture picture;
    std::int64_t number = 0; ///< from 0, in the order of display
    std::int64_t pts = 0;    ///< in the source's time base
};

/// The size a picture has once it is turned.
I420Layout orientedLayout(I420Layout layout, Orientation orientation);
/// Turns `from` the right way up. `to` must have orientedLayout().
void orient(const PictureView& from, Orientation orientation, const MutablePictureView& to);

} // namespace consentry::media
