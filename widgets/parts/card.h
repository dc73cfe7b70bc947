#pragma once

class QFrame;
class QVBoxLayout;
class QWidget;

namespace consentry::widgets {

struct Card {
    QFrame* frame;
    QVBoxLayout* column; ///< its contents go here
};

/// Fills `page` with one card of `width` pixels in its centre.
Card makeCentredCard(QWidget& page, int width);

} // namespace consentry::widgets
