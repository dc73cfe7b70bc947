#pragma once

class QWidget;

namespace consentry::widgets {

/// Lets screen readers see the boxes of a VideoCanvas as a list of named things that can be selected. Once for the
/// program; more often does no harm.
void installCanvasAccessibility();

/// Tells whoever reads the screen that another box of `canvas` is selected, or that there are other boxes.
enum class CanvasNews { Selection, Boxes };
void tellCanvasNews(QWidget& canvas, CanvasNews news);

} // namespace consentry::widgets
