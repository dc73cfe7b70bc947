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

/// Which part of `box` lies under `point`. `tolerance` is in image pixels (screen pixels divided by zoom). The eight
/// handles come first, then the edges (named like the handle in their middle), then the body.
std::optional<BoxPart> partAt(const Box& box, Point point, double tolerance);

/// Everything under `point`, the best first: handles and edges of selected boxes, edges of others, bodies from small to
/// large; equals in the order of `targets`.
std::vector<Hit> hitsAt(std::span<const HitTarget> targets, Point point, double tolerance);
/// The best of hitsAt().
std::optional<Hit> hitTest(std::span<const HitTarget> targets, Point point, double tolerance);

/// `box` after `part` was dragged by (`dx`, `dy`), kept inside a picture of `frame` and at least kLeastBoxSide wide and
/// high. The body keeps its size; a corner or edge never crosses the opposite one.
Box dragged(const Box& box, BoxPart part, Point delta, Size frame);

} // namespace consentry::annotation
