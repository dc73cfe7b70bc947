#pragma once

#include "widgets/canvas/frame_raster.h"
#include "widgets/theme/class_look.h"
#include "widgets/theme/theme.h"

#include <QPen>
#include <QRectF>
#include <QString>

#include <array>
#include <string_view>

class QPainter;

namespace consentry::widgets {

enum class BoxEmphasis { Idle, Hovered, Selected };
enum class Handles { Hidden, Shown };

/// All that decides how one box is drawn. Colour is never the only sign: classes differ by letter and line style too.
struct BoxLook {
    Token token = Token::Track5; ///< colour
    ClassLine line = ClassLine::DashDotted;
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

/// How all idle boxes of a view are drawn.
class IdleStyle {
public:
    struct Colors {
        QColor line;
        QColor casing;
    };

    IdleStyle(const Theme& theme, double devicePixelRatio, double opacity);

    const Theme& theme() const { return m_theme; }
    const Colors& colors(Token token) const { return m_colors[static_cast<std::size_t>(token)]; }
    int pixels(double length) const { return qRound(length * m_devicePixelRatio); }

private:
    const Theme& m_theme;
    double m_devicePixelRatio;
    std::array<Colors, kTokens.size()> m_colors; ///< of each token: a contrast takes longer than a box
};

/// As paintBox() for an idle box without handles, many times faster. `rect` is in widget coordinates.
void rasterBox(FrameRaster& raster, const QRectF& rect, const BoxLook& look, const IdleStyle& style);

/// Size of the chip that paintChip() draws.
QSizeF chipSize(const BoxLook& look, const Theme& theme);
void paintChip(QPainter& painter, QPointF topLeft, const BoxLook& look, const Theme& theme);

} // namespace consentry::widgets
