#include "widgets/tools/rectangle_drag.h"

#include <algorithm>
#include <cmath>

namespace consentry::widgets {

void RectangleDrag::press(Point point, Size picture)
{
    m_picture = picture;
    if (m_phase == Phase::Between) {
        m_phase = Phase::SecondHeld;
    } else {
        m_phase = Phase::FirstHeld;
        m_start = inside(point);
    }
    m_end = inside(point);
}

void RectangleDrag::moveTo(Point point)
{
    m_end = inside(point);
}

std::optional<Box> RectangleDrag::release(Point point, double least)
{
    moveTo(point);
    const std::optional<Box> done = box(least);
    const bool wasClick = std::abs(m_end.x - m_start.x) < least && std::abs(m_end.y - m_start.y) < least;
    m_phase = m_phase == Phase::FirstHeld && wasClick ? Phase::Between : Phase::Idle;
    return done;
}

std::optional<Box> RectangleDrag::box(double least) const
{
    if (m_phase == Phase::Idle)
        return std::nullopt;
    const Box box = boxFromCorners(m_start, m_end);
    return box.width < least || box.height < least ? std::nullopt : std::optional(box);
}

Point RectangleDrag::inside(Point point) const
{
    return {std::clamp(point.x, 0.0, m_picture.width), std::clamp(point.y, 0.0, m_picture.height)};
}

} // namespace consentry::widgets
