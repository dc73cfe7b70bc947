#pragma once

namespace consentry {

/// Display pixels of the safe rendition: origin top left, pixel edges at integers.
struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point&) const = default;
};

struct Size {
    double width = 0;
    double height = 0;

    bool operator==(const Size&) const = default;
};

/// An axis-parallel rectangle in display pixels.
struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const Box&) const = default;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    double area() const { return isEmpty() ? 0 : width * height; }
    bool isEmpty() const { return !(width > 0 && height > 0); }
    Point center() const { return {x + width / 2, y + height / 2}; }
    bool contains(Point point) const
    {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
};

/// The box with these two opposite corners, in any order.
Box boxFromCorners(Point a, Point b);
Box intersection(const Box& a, const Box& b);
/// The smallest box around both; an empty one counts for nothing.
Box united(const Box& a, const Box& b);
/// Intersection over union, 0 to 1; 0 when either is empty.
double intersectionOverUnion(const Box& a, const Box& b);
/// The part of `box` inside a picture of `size`.
Box clipped(const Box& box, Size size);
/// `box` grown around its centre: `factor` 1.25 makes it a quarter wider and higher.
Box inflated(const Box& box, double factor);

} // namespace consentry
