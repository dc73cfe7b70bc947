#include "base/geometry.h"

#include <algorithm>
#include <cmath>

namespace consentry {

Box boxFromCorners(Point a, Point b)
{
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

Box intersection(const Box& a, const Box& b)
{
    const double left = std::max(a.x, b.x);
    const double top = std::max(a.y, b.y);
    const double right = std::min(a.right(), b.right());
    const double bottom = std::min(a.bottom(), b.bottom());
    return {left, top, std::max(0.0, right - left), std::max(0.0, bottom - top)};
}

Box united(const Box& a, const Box& b)
{
    if (a.isEmpty())
        return b;
    if (b.isEmpty())
        return a;
    const double left = std::min(a.x, b.x);
    const double top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

double intersectionOverUnion(const Box& a, const Box& b)
{
    const double shared = intersection(a, b).area();
    const double all = a.area() + b.area() - shared;
    return all > 0 ? shared / all : 0;
}

Box clipped(const Box& box, Size size)
{
    return intersection(box, {0, 0, size.width, size.height});
}

Box inflated(const Box& box, double factor)
{
    const Point center = box.center();
    const double width = box.width * factor;
    const double height = box.height * factor;
    return {center.x - width / 2, center.y - height / 2, width, height};
}

} // namespace consentry
