#include "widgets/tools/rectangle_drag.h"

#include <algorithm>

namespace consentry::widgets {

void RectangleDrag::start(Point point, Size picture)
{
    m_picture = picture;
    m_start = inside(point);
    m_end = *m_start;
}

void RectangleDrag::moveTo(Point point)
{
    m_end = inside(point);
}

std::optional<Box> RectangleDrag::box(double least) const
{
    if (!m_start)
        return std::nullopt;
    const Box box = boxFromCorners(*m_start, m_end);
    return box.width < least || box.height < least ? std::nullopt : std::optional(box);
}

Point RectangleDrag::inside(Point point) const
{
    return {std::clamp(point.x, 0.0, m_picture.width), std::clamp(point.y, 0.0, m_picture.height)};
}

} // namespace consentry::widgets
