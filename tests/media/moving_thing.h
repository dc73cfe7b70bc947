#pragma once

#include "base/geometry.h"
#include "tests/media/rendition_maker.h"

namespace consentry::testing {

/// A small clip in which one textured thing moves over another texture, with exact truth.
struct MovingThing {
    int width = 320;
    int height = 180;
    int frames = 40;
    Box start{40, 60, 48, 36};
    Point step{3, 0.5};  ///< pixels a frame
    int vanishesAt = -1; ///< from this frame on it is not there
    int cutAt = -1;      ///< from this frame on another scene is shown

    Box at(std::int64_t frame) const;
    Result<TestRendition> make() const;
};

} // namespace consentry::testing
