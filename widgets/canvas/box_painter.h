#pragma once

#include "widgets/theme/theme.h"

#include <QPen>
#include <QRectF>
#include <QString>

class QPainter;

namespace consentry::widgets {

enum class BoxEmphasis { Idle, Hovered, Selected };
enum class Handles { Hidden, Shown };

/// All that decides how one box is drawn. Colour is never the only sign: classes differ by letter and line style too.
struct BoxLook {
    Token token = Token::OtherClass;
    BoxEmphasis emphasis = BoxEmphasis::Idle;
    Handles handles = Handles::Hidden;
    bool occluded = false;
    bool interpolated = false;
    bool suggested = false;
    bool keyFrame = false;
    QString chip = {}; ///< class letter and track number; empty: no chip
};

/// The line of a class: solid, dash, dash-dot; short dashes when occluded, dots when only suggested.
QPen boxPen(const BoxLook& look, const Theme& theme);

/// Outline around (never over) `rect`, which is in widget coordinates; fill, halo and handles by emphasis.
void paintBox(QPainter& painter, const QRectF& rect, const BoxLook& look, const Theme& theme);

/// Size of the chip that paintChip() draws.
QSizeF chipSize(const BoxLook& look, const Theme& theme);
void paintChip(QPainter& painter, QPointF topLeft, const BoxLook& look, const Theme& theme);

} // namespace consentry::widgets
