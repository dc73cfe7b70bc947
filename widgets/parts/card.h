#pragma once

class QFrame;
class QVBoxLayout;
class QWidget;

namespace consentry::widgets {

/// How much of the background's colour lies over what is behind a card.
inline constexpr double kBehindCard = 0.7;

struct Card {
    QFrame* frame;
    QVBoxLayout* column; ///< its contents go here
};

/// Fills `page` with one card of `width` pixels in its centre.
Card makeCentredCard(QWidget& page, int width);

} // namespace consentry::widgets
