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

/// Gives the focus to the next field of `page`, or the one before, round and round: what lies behind a card gets no key.
void stepFocusWithin(QWidget& page, bool next);

} // namespace consentry::widgets
