#pragma once

#include "base/detected_box.h"

#include <span>
#include <vector>

namespace consentry::media {

inline constexpr const char* kHeadLabel = "head";

/// Whether heads are hidden as well as faces: those of people who look away, too.
enum class HeadRedaction { Off, On };

/// Where the heads of the persons among `objects` are, as far as an upright person's box tells: the middle of its
/// uppermost part, more of it where the box is wide, as of half a figure. Labelled kHeadLabel.
std::vector<DetectedBox> headsOf(std::span<const DetectedBox> objects);

} // namespace consentry::media
