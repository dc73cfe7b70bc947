#include "widgets/theme/tabular_text.h"

#include <QPainter>

#include <algorithm>

namespace consentry::widgets {
namespace {

int digitWidth(const QFontMetrics& metrics)
{
    int widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

int cellWidth(const QFontMetrics& metrics, QChar character, int digit)
{
    return character.isDigit() ? digit : metrics.horizontalAdvance(character);
}

} // namespace

int tabularWidth(const QFontMetrics& metrics, const QString& text)
{
    const int digit = digitWidth(metrics);
    int width = 0;
    for (const QChar character : text)
        width += cellWidth(metrics, character, digit);
    return width;
}

void drawTabular(QPainter& painter, const TabularText& text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int digit = digitWidth(metrics);
    const double width = tabularWidth(metrics, text.text);
    double x = text.alignment.testFlag(Qt::AlignRight)     ? text.rect.right() - width
               : text.alignment.testFlag(Qt::AlignHCenter) ? text.rect.center().x() - width / 2
                                                           : text.rect.left();
    const double baseline = text.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2.0;
    for (const QChar character : text.text) {
        const int cell = cellWidth(metrics, character, digit);
        const double inset = (cell - metrics.horizontalAdvance(character)) / 2.0;
        painter.drawText(QPointF(x + inset, baseline), QString(character));
        x += cell;
    }
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
