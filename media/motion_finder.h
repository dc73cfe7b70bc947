#pragma once

#include "base/detected_box.h"
#include "media/colour_picture.h"

#include <memory>

namespace consentry::media {

/// What moves before a background that stands still, for cameras on a wall: background subtraction by mixtures of
/// Gaussians (Zivkovic, "Improved adaptive Gaussian mixture model for background subtraction", 2004). One thread.
class MotionFinder {
public:
    static std::unique_ptr<MotionFinder> create();
    virtual ~MotionFinder() = default;
    /// Boxes labelled "motion" in pixels of the picture that `picture` was made from; their confidence is how much of
    /// them moved. None in the first pictures, nor when so much moves that the camera or the light does.
    /// Errc::Internal.
    virtual Result<std::vector<DetectedBox>> add(FrameIndex frame, const ColourPicture& picture) = 0;
};

} // namespace consentry::media
