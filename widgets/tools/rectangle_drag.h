#pragma once

#include "base/geometry.h"

#include <optional>

namespace consentry::widgets {

/// Press, drag, release: a rectangle between two points, kept inside the picture.
class RectangleDrag {
public:
    void start(Point point, Size picture);
    void moveTo(Point point);
    void cancel() { m_start.reset(); }
    bool isBusy() const { return m_start.has_value(); }
    /// Nothing when no drag is on or the rectangle is still smaller than `least` on a side.
    std::optional<Box> box(double least) const;

private:
    Point inside(Point point) const;

    std::optional<Point> m_start;
    Point m_end;
    Size m_picture;
};

} // namespace consentry::widgets
