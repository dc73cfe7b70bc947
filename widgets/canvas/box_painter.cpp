#include "widgets/canvas/box_painter.h"

#include "widgets/theme/tabular_text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <span>

namespace consentry::widgets {
namespace {

constexpr double kFillOpacity = 0.25;
constexpr double kHandleSide = 8;
constexpr double kLeastSideForMiddleHandles = 32;
constexpr double kChipHeight = 16;
constexpr double kChipPadding = 4;
constexpr double kKeyDiamond = 3;
constexpr double kDiamondRoom = 10;

// On, off, on, off … in pixels.
constexpr std::array kProposed{2, 3};
constexpr std::array kOccluded{5, 4};
constexpr std::array kDashed{14, 4};
constexpr std::array kDashDotted{14, 4, 3, 4};
constexpr std::array kDashTwoDots{14, 4, 3, 4, 3, 4};

std::span<const int> dashes(const BoxLook& look)
{
    if (look.suggested)
        return kProposed;
    if (look.occluded)
        return kOccluded;
    switch (look.line) {
    case ClassLine::Solid: break;
    case ClassLine::Dashed: return kDashed;
    case ClassLine::DashDotted: return kDashDotted;
    case ClassLine::DashTwoDots: return kDashTwoDots;
    }
    return {};
}

int lineWidth(const BoxLook& look, const Theme& theme)
{
    return look.interpolated && look.emphasis != BoxEmphasis::Selected ? 1 : theme.lineWidth();
}

/// Black or white, whichever stands off `color` more.
QColor opposite(const QColor& color)
{
    return contrastRatio(color, Qt::black) >= contrastRatio(color, Qt::white) ? Qt::black : Qt::white;
}

/// An edge around a line keeps it readable on any picture.
QColor casingOf(const QColor& line)
{
    QColor casing = opposite(line);
    casing.setAlpha(casing == QColor(Qt::black) ? 128 : 176);
    return casing;
}

/// Four straight edges are several times cheaper than a stroked rectangle, and cover exactly their pixels.
void fillFrame(QPainter& painter, const QRectF& inner, double width, const QColor& color)
{
    const QRectF outer = inner.adjusted(-width, -width, width, width);
    painter.fillRect(QRectF(outer.topLeft(), QSizeF(outer.width(), width)), color);
    painter.fillRect(QRectF(outer.left(), inner.bottom(), outer.width(), width), color);
    painter.fillRect(QRectF(outer.left(), inner.top(), width, inner.height()), color);
    painter.fillRect(QRectF(inner.right(), inner.top(), width, inner.height()), color);
}

void strokeFrame(QPainter& painter, const QRectF& inner, const QPen& pen)
{
    const double half = pen.widthF() / 2;
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(inner.adjusted(-half, -half, half, half));
}

void paintHandles(QPainter& painter, const QRectF& rect, const Theme& theme)
{
    const bool middle = rect.width() >= kLeastSideForMiddleHandles && rect.height() >= kLeastSideForMiddleHandles;
    const QPointF center = rect.center();
    const std::array<QPointF, 8> places{rect.topLeft(),
                                        rect.topRight(),
                                        rect.bottomLeft(),
                                        rect.bottomRight(),
                                        QPointF(center.x(), rect.top()),
                                        QPointF(center.x(), rect.bottom()),
                                        QPointF(rect.left(), center.y()),
                                        QPointF(rect.right(), center.y())};
    painter.setPen(QPen(theme.color(Token::Accent), 1));
    painter.setBrush(Qt::white);
    for (std::size_t i = 0; i < (middle ? places.size() : 4); ++i) {
        const QRectF handle(places[i] - QPointF(kHandleSide / 2, kHandleSide / 2), QSizeF(kHandleSide, kHandleSide));
        painter.drawRect(QRectF(handle.toAlignedRect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace

QPen boxPen(const BoxLook& look, const Theme& theme)
{
    const double width = lineWidth(look, theme);
    QPen pen(theme.color(look.token), width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    QList<qreal> pattern; // the painter wants it in widths of the pen
    for (const int length : dashes(look))
        pattern << length / width;
    if (!pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

IdleStyle::IdleStyle(const Theme& theme, double devicePixelRatio, double opacity)
    : m_theme(theme), m_devicePixelRatio(devicePixelRatio)
{
    const auto faded = [opacity](QColor color) {
        color.setAlphaF(color.alphaF() * static_cast<float>(opacity));
        return color;
    };
    std::ranges::transform(kTokens, m_colors.begin(), [&](const TokenRow& row) {
        const QColor color = theme.color(row.token);
        return Colors{faded(color), faded(casingOf(color))};
    });
}

void rasterBox(FrameRaster& raster, const QRectF& rect, const BoxLook& look, const IdleStyle& style)
{
    const QRectF inner = QRectF(rect.toRect());
    const QRect place(QPoint(style.pixels(inner.left()), style.pixels(inner.top())),
                      QPoint(style.pixels(inner.right()) - 1, style.pixels(inner.bottom()) - 1));
    const IdleStyle::Colors& colors = style.colors(look.token);
    std::array<int, kDashTwoDots.size()> lengths{}; // the most of all
    const std::span<const int> pattern = dashes(look);
    std::ranges::transform(pattern, lengths.begin(), [&style](int length) { return style.pixels(length); });
    raster.draw({.inner = place,
                 .width = style.pixels(lineWidth(look, style.theme())),
                 .color = colors.line,
                 .dashes = std::span<const int>(lengths).first(pattern.size()),
                 .casingWidth = style.pixels(1),
                 .casing = colors.casing});
}

void paintBox(QPainter& painter, const QRectF& rect, const BoxLook& look, const Theme& theme)
{
    const QRectF inner = QRectF(rect.toRect());
    const QPen pen = boxPen(look, theme);
    const double width = pen.widthF();
    if (look.emphasis != BoxEmphasis::Idle)
        painter.fillRect(inner, theme.color(look.token, look.emphasis == BoxEmphasis::Hovered ? kFillOpacity : 0.1));
    fillFrame(painter, inner, width + 1, casingOf(pen.color()));
    if (look.emphasis == BoxEmphasis::Selected)
        fillFrame(painter, inner.adjusted(-width - 1, -width - 1, width + 1, width + 1), 2, theme.color(Token::Accent));
    if (pen.style() == Qt::SolidLine)
        fillFrame(painter, inner, width, pen.color());
    else
        strokeFrame(painter, inner, pen);
    if (look.handles == Handles::Shown)
        paintHandles(painter, inner, theme);
}

QSizeF chipSize(const BoxLook& look, const Theme& theme)
{
    const QFontMetrics metrics(theme.font(FontRole::Secondary));
    const double text = tabularWidth(metrics, look.chip);
    return {text + 2 * kChipPadding + (look.keyFrame ? kDiamondRoom : 0), kChipHeight};
}

void paintChip(QPainter& painter, QPointF topLeft, const BoxLook& look, const Theme& theme)
{
    const QRectF rect(topLeft.toPoint(), chipSize(look, theme));
    const QColor ground = theme.color(look.token);
    const QColor ink = opposite(ground);
    painter.fillRect(rect, ground);
    painter.setFont(theme.font(FontRole::Secondary));
    painter.setPen(ink);
    drawTabular(painter, {look.chip, rect.adjusted(kChipPadding, 0, 0, 0)});
    if (!look.keyFrame)
        return;
    const QPointF center(rect.right() - kChipPadding - kKeyDiamond, rect.center().y());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF{center + QPointF(-kKeyDiamond, 0), center + QPointF(0, -kKeyDiamond),
                                  center + QPointF(kKeyDiamond, 0), center + QPointF(0, kKeyDiamond)});
    painter.restore();
}

} // namespace consentry::widgets
