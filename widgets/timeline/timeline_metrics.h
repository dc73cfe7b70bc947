#pragma once

#include "widgets/theme/tokens.h"

namespace consentry::widgets::timeline {

// Where things are in the timeline, in pixels.
inline constexpr int kNameWidth = 132;
inline constexpr int kRulerHeight = 22;
inline constexpr int kLane = extent::kLane;

} // namespace consentry::widgets::timeline
