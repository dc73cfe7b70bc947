#pragma once

#include "widgets/canvas/box_overlay.h"

namespace consentry::widgets {

/// Hatches ignore regions, and the whole picture of an excluded frame, which is named as one.
void paintFrameMarks(QPainter& painter, const OverlayScene& scene, const Theme& theme);

} // namespace consentry::widgets
