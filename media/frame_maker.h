#pragma once

#include "base/frame.h"

namespace consentry::media {

/// The only maker of frames outside tests; included only inside media/.
class FrameMaker {
public:
    /// `pixels` come from a safe rendition.
    static SafeFrame safeFrame(FramePixels pixels, FrameIndex index, MediaTime time)
    {
        return SafeFrame(FramePasskey(), std::move(pixels), index, time);
    }
    /// `pixels` come from a reveal rendition.
    static RevealedFrame revealedFrame(FramePixels pixels, FrameIndex index, MediaTime time)
    {
        return RevealedFrame(FramePasskey(), std::move(pixels), index, time);
    }
};

} // namespace consentry::media
