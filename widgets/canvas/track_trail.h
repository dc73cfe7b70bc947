#pragma once

#include "widgets/canvas/box_overlay.h"

namespace consentry::widgets {

/// Of more selected tracks than this, trails would hide the picture: none is drawn.
inline constexpr std::size_t kMostTrails = 8;

/// Where the selected tracks come from and go to: the path of their centres over so many frames to both sides as the options say, with a dot
/// a frame, dashed where it lies ahead, and the boxes of the key frames before and after as thin outlines.
void paintTrails(QPainter& painter, const OverlayScene& scene, const Theme& theme);

} // namespace consentry::widgets
