#pragma once

#include "annotation/track.h"

#include <span>

namespace consentry::annotation {

/// The parts of a box that can be taken hold of, clockwise from the top left corner.
enum class BoxPart { TopLeft, Top, TopRight, Right, BottomRight, Bottom, BottomLeft, Left, Body };

enum class Selected { No, Yes };

/// A box that could be hit. Only a selected one shows handles.
struct HitTarget {
    TrackId id;
    Box box;
    Selected selected = Selected::No;
};

struct Hit {
    TrackId id;
    BoxPart part = BoxPart::Body;

    bool operator==(const Hit&) const = default;
};

/// Which part of `box` lies under `point`. `tolerance` is in image pixels (screen pixels divided by zoom). Corners come
/// first, then the edges (named like the handle in their middle), then the body. Inside a small box corners and edges
/// reach a quarter of its side at most, so that it can always be taken by its body.
std::optional<BoxPart> partAt(const Box& box, Point point, double tolerance);

/// Everything under `point`, the best first: corners and edges of selected boxes, then boxes whose edge is near, then
/// bodies from small to large; equals in the order of `targets`. A box that is not selected is hit as a whole.
std::vector<Hit> hitsAt(std::span<const HitTarget> targets, Point point, double tolerance);
/// The best of hitsAt().
std::optional<Hit> hitTest(std::span<const HitTarget> targets, Point point, double tolerance);

struct Drag {
    BoxPart part = BoxPart::Body;
    Point delta; ///< from where the drag began, in image pixels
};

/// `box` after a drag, kept inside a picture of size `frame` and at least kLeastBoxSide wide and high. The body keeps
/// its size; a corner or edge never crosses the opposite one.
Box dragged(const Box& box, const Drag& drag, Size frame);

} // namespace consentry::annotation
