#pragma once

#include "base/detected_box.h"

#include <span>
#include <vector>

namespace consentry::media {

/// What two detectors that looked at the same frame do not agree about.
struct Comparison {
    FrameIndex frame;
    std::vector<DetectedBox> onlyFirst;  ///< large enough that the second could have seen them
    std::vector<DetectedBox> onlySecond; ///< of which the second was more sure than not
};

/// Two faces are the same when the centre of either lies in the other: the detectors draw their boxes differently. A
/// face that only the first saw counts from `smallest` pixels of height on.
Comparison compare(FrameIndex frame, std::span<const DetectedBox> first, std::span<const DetectedBox> second,
                   double smallest);

} // namespace consentry::media
