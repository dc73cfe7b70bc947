#pragma once

#include "base/file.h"
#include "base/geometry.h"

#include <opencv2/core.hpp>

#include <vector>

namespace consentry::app::bench {

/// A picture cut out with soft edges.
struct Sprite {
    cv::Mat colours; ///< blue, green, red
    cv::Mat alpha;   ///< 0 to 255
    Box face;        ///< in pixels of the sprite; empty for things without one
};

/// Where a sprite goes: its face's centre (else its middle), pixels of the canvas per pixel of the sprite, degrees.
struct Placement {
    Point center;
    double scale = 1;
    double roll = 0;
    double squeeze = 1; ///< of the width: a head turned to the side looks narrower
};

/// Half figures with a hundred and one faces: one photograph, and small grey faces of many people set into it
/// (Labeled Faces in the Wild, Huang et al. 2007, as scikit-image packages them). Errc::NotFound, MediaUnsupported.
Result<std::vector<Sprite>> loadPeople(const fs::path& media);
Result<Sprite> loadCat(const fs::path& media);

/// Draws `sprite` and returns the box around its face on the canvas, not clipped.
Box drawSprite(cv::Mat& canvas, const Sprite& sprite, const Placement& placement);

} // namespace consentry::app::bench
