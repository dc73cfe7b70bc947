#pragma once

#include "annotation/track.h"
#include "widgets/theme/tokens.h"

#include <QString>

namespace consentry::widgets::timeline {

// Where things are in the timeline, in pixels.
inline constexpr int kNameWidth = 132;
inline constexpr int kRulerHeight = 22;
inline constexpr int kLane = extent::kLane;

/// "person 3"; translated.
QString trackName(const annotation::Track& track);

} // namespace consentry::widgets::timeline
