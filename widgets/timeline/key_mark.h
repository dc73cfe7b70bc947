#pragma once

#include <QBrush>
#include <QImage>
#include <QPen>

#include <array>

class QPainter;

namespace consentry::widgets {

/// The diamond of a key frame, painted once for each quarter of a pixel and then copied: a lane may show hundreds, and
/// most of a timeline's time went into their edges.
class KeyMark {
public:
    KeyMark(const QPen& pen, const QBrush& brush) : m_pen(pen), m_brush(brush) {}

    void paint(QPainter& painter, QPointF center, double radius);

private:
    static constexpr int kSteps = 4; ///< in a pixel
    static constexpr int kSide = 16;

    void paintShape(QPainter& painter, QPointF center, double radius) const;
    const QImage& stamp(int step, double down);

    QPen m_pen;
    QBrush m_brush;
    double m_radius = 0; ///< of the stamps
    double m_down = 0;   ///< part of a pixel that their middle lies lower
    std::array<QImage, kSteps> m_stamps;
};

} // namespace consentry::widgets
