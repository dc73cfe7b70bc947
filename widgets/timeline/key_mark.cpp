#include "widgets/timeline/key_mark.h"

#include <QPainter>

#include <cmath>

namespace consentry::widgets {

void KeyMark::paintShape(QPainter& painter, QPointF center, double radius) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_pen);
    painter.setBrush(m_brush);
    painter.drawPolygon(QPolygonF{center + QPointF(-radius, 0), center + QPointF(0, -radius),
                                  center + QPointF(radius, 0), center + QPointF(0, radius)});
}

const QImage& KeyMark::stamp(int step, double down)
{
    QImage& image = m_stamps[static_cast<std::size_t>(step)];
    if (image.isNull()) {
        image = QImage(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintShape(painter, QPointF(kSide / 2 + double(step) / kSteps, kSide / 2 + down), m_radius);
    }
    return image;
}

void KeyMark::paint(QPainter& painter, QPointF center, double radius)
{
    if (painter.device()->devicePixelRatioF() != 1 || radius + m_pen.widthF() >= kSide / 2 - 1) {
        paintShape(painter, center, radius);
        return;
    }
    const QPointF corner(std::floor(center.x()), std::floor(center.y()));
    const double down = center.y() - corner.y();
    if (radius != m_radius || down != m_down)
        m_stamps = {};
    m_radius = radius;
    m_down = down;
    int step = static_cast<int>(std::lround((center.x() - corner.x()) * kSteps));
    const int whole = step / kSteps;
    step %= kSteps;
    painter.drawImage(corner + QPointF(whole - kSide / 2, -kSide / 2), stamp(step, down));
}

} // namespace consentry::widgets
