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
    std::string label;     ///< what was seen: COCO's name of a class ("person", "dog"), or "face"
};

} // namespace consentry
