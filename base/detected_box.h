#pragma once

#include "base/frame_index.h"
#include "base/geometry.h"

#include <string>

namespace consentry {

/// What a detector or tracker says: a box of one frame, in display pixels.
struct DetectedBox {
    FrameIndex frame;
    Box box;
    double confidence = 0; ///< 0 to 1
    std::string label;     ///< class name of the label set, or "face"
};

} // namespace consentry
