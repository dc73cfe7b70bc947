#pragma once

#include "app/bench/figures.h"
#include "app/bench/sealed_rendition.h"

namespace consentry::app::bench {

struct PaintOptions {
    int paints = 200; ///< samples of each figure
};

/// How long the window's painting takes, without a screen: the canvas in a view of 1280×720 with 500 and 5,000 boxes
/// that move, frame after frame; each move of a drag of one box and of fifty; and the timeline with 200 tracks over 20,000 frames. Pictures
/// come from `rendition` as they do in the window. There must be a QApplication.
Result<Report> benchPaint(const SealedRendition& rendition, const PaintOptions& options);

} // namespace consentry::app::bench
