#include "widgets/theme/tabular_text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

double digitWidth(const QFontMetricsF& metrics)
{
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

/// Calls `use(piece, width)` for each digit, and for each stretch of other characters, which keep their kerning.
template<class Use>
void eachPiece(const QFontMetricsF& metrics, const QString& text, Use use)
{
    if (text.isRightToLeft())
        return use(text, metrics.horizontalAdvance(text)); // pieces would stand in the wrong order
    const double digit = digitWidth(metrics);
    for (qsizetype begin = 0, end = 0; begin < text.size(); begin = end) {
        end = begin + 1;
        if (text[begin].isDigit()) {
            use(text.mid(begin, 1), digit);
            continue;
        }
        while (end < text.size() && !text[end].isDigit())
            ++end;
        const QString piece = text.mid(begin, end - begin);
        use(piece, metrics.horizontalAdvance(piece));
    }
}

} // namespace

int tabularWidth(const QFontMetrics& metrics, const QString& text)
{
    double width = 0;
    eachPiece(QFontMetricsF(metrics), text, [&width](const QString&, double piece) { width += piece; });
    return static_cast<int>(std::ceil(width));
}

void drawTabular(QPainter& painter, const TabularText& text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double width = tabularWidth(painter.fontMetrics(), text.text);
    double x = text.alignment.testFlag(Qt::AlignRight)     ? text.rect.right() - width
               : text.alignment.testFlag(Qt::AlignHCenter) ? text.rect.center().x() - width / 2
                                                           : text.rect.left();
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LeftToRight); // each piece has its place
    const double baseline = std::round(text.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2.0);
    eachPiece(metrics, text.text, [&](const QString& piece, double room) {
        painter.drawText(QPointF(x + (room - metrics.horizontalAdvance(piece)) / 2, baseline), piece);
        x += room;
    });
    painter.setLayoutDirection(before);
}

TabularLabel::TabularLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize TabularLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {tabularWidth(fontMetrics(), text()) + margins.left() + margins.right(),
            fontMetrics().height() + margins.top() + margins.bottom()};
}

void TabularLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    drawTabular(painter, {text(), contentsRect(), alignment()});
}

} // namespace consentry::widgets
