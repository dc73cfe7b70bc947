#pragma once

#include "base/detected_box.h"

#include <span>
#include <vector>

namespace consentry::media {

/// Whether heads are hidden as well as faces: those of people who look away, too.
enum class HeadRedaction { Off, On };

/// Where the heads of the persons among `objects` are, as far as an upright person's box tells: the middle of its
/// uppermost part. Labelled "face", for they are treated like one.
std::vector<DetectedBox> headsOf(std::span<const DetectedBox> objects);

} // namespace consentry::media
