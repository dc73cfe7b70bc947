#include "widgets/canvas/watermark.h"

#include <QFontMetrics>
#include <QPainter>

namespace consentry::widgets {
namespace {

constexpr int kRepeatGap = 72;       // pixels between repeats
constexpr int kLineHeight = 96;
constexpr double kAngle = -18; // degrees
constexpr int kLightAlpha = 44;
constexpr int kDarkAlpha = 40;

} // namespace

void Watermark::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_tile = QPixmap();
}

void Watermark::setFont(const QFont& font)
{
    m_font = font;
    m_tile = QPixmap();
}

QPixmap Watermark::tile(double devicePixelRatio) const
{
    const QFontMetrics metrics(m_font);
    const int step = metrics.horizontalAdvance(m_text) + kRepeatGap;
    QPixmap pixmap(QSize(step, 2 * kLineHeight) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    // Drawn beyond each edge as well, so that the tile repeats without a seam.
    for (int row = -1; row <= 2; ++row) {
        for (int column = -2; column <= 2; ++column) {
            const double shift = (row & 1) == 0 ? 0 : step / 2.0;
            painter.save();
            painter.translate(column * step + shift, row * kLineHeight + kLineHeight / 2.0);
            painter.rotate(kAngle);
            painter.setPen(QColor(0, 0, 0, kDarkAlpha));
            painter.drawText(QPointF(1, 1), m_text);
            painter.setPen(QColor(255, 255, 255, kLightAlpha));
            painter.drawText(QPointF(0, 0), m_text);
            painter.restore();
        }
    }
    return pixmap;
}

void Watermark::paint(QPainter& painter, const QRectF& picture)
{
    if (m_text.isEmpty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    if (m_tile.isNull() || m_tile.devicePixelRatio() != ratio)
        m_tile = tile(ratio);
    painter.save();
    painter.setClipRect(picture, Qt::IntersectClip);
    painter.drawTiledPixmap(picture, m_tile);
    painter.restore();
}

} // namespace consentry::widgets
