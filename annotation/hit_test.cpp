#include "annotation/hit_test.h"

#include "annotation/validate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace consentry::annotation {

namespace {

enum class Side { Low, High, None };

/// Which edges a part moves: across (left, right) and down (top, bottom).
struct Sides {
    Side across = Side::None;
    Side down = Side::None;
};

constexpr std::array<Sides, 9> kSides{{
    {Side::Low, Side::Low},   // TopLeft
    {Side::None, Side::Low},  // Top
    {Side::High, Side::Low},  // TopRight
    {Side::High, Side::None}, // Right
    {Side::High, Side::High}, // BottomRight
    {Side::None, Side::High}, // Bottom
    {Side::Low, Side::High},  // BottomLeft
    {Side::Low, Side::None},  // Left
    {Side::None, Side::None}, // Body
}};

constexpr Sides sidesOf(BoxPart part)
{
    return kSides[static_cast<std::size_t>(part)];
}

BoxPart partWith(Side across, Side down)
{
    const auto it = std::find_if(kSides.begin(), kSides.end(),
                                 [&](Sides s) { return s.across == across && s.down == down; });
    return static_cast<BoxPart>(it - kSides.begin());
}

/// Which end of [low, high] is within reach of `value`; the nearer when both are.
Side sideNear(double value, double low, double high, double tolerance)
{
    const double inward = std::min(tolerance, (high - low) / 4);
    const auto near = [&](double distanceInward) { return distanceInward >= -tolerance && distanceInward <= inward; };
    if (near(value - low))
        return Side::Low;
    return near(high - value) ? Side::High : Side::None;
}

void dragEdge(Side side, double delta, double& low, double& high, double limit)
{
    if (side == Side::Low)
        low = std::max(0.0, std::min(low + delta, high - kLeastBoxSide));
    else if (side == Side::High)
        high = std::min(limit, std::max(high + delta, low + kLeastBoxSide));
}

double shifted(double low, double length, double delta, double limit)
{
    return std::max(0.0, std::min(low + delta, limit - length));
}

/// Lower is better.
int rankOf(const HitTarget& target, BoxPart part)
{
    if (part == BoxPart::Body)
        return 3;
    if (target.selected == Selected::No)
        return 2;
    const Sides sides = sidesOf(part);
    return sides.across != Side::None && sides.down != Side::None ? 0 : 1;
}

struct RankedHit {
    Hit hit;
    int rank = 0;
    double area = 0; ///< counts for bodies only: a small box lies on top of a large one
};

} // namespace

std::optional<BoxPart> partAt(const Box& box, Point point, double tolerance)
{
    const bool near = point.x >= box.x - tolerance && point.x <= box.right() + tolerance &&
                      point.y >= box.y - tolerance && point.y <= box.bottom() + tolerance;
    if (!near)
        return std::nullopt;
    return partWith(sideNear(point.x, box.x, box.right(), tolerance),
                    sideNear(point.y, box.y, box.bottom(), tolerance));
}

std::vector<Hit> hitsAt(std::span<const HitTarget> targets, Point point, double tolerance)
{
    std::vector<RankedHit> ranked;
    for (const HitTarget& target : targets) {
        const auto part = partAt(target.box, point, tolerance);
        if (!part)
            continue;
        const BoxPart shown = target.selected == Selected::Yes ? *part : BoxPart::Body;
        const int rank = rankOf(target, *part);
        ranked.push_back({{target.id, shown}, rank, *part == BoxPart::Body ? target.box.area() : 0});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const RankedHit& a, const RankedHit& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.area < b.area;
    });
    std::vector<Hit> hits;
    for (const RankedHit& hit : ranked)
        hits.push_back(hit.hit);
    return hits;
}

std::optional<Hit> hitTest(std::span<const HitTarget> targets, Point point, double tolerance)
{
    const std::vector<Hit> hits = hitsAt(targets, point, tolerance);
    return hits.empty() ? std::nullopt : std::optional(hits.front());
}

Box dragged(const Box& box, const Drag& drag, Size frame)
{
    if (drag.part == BoxPart::Body) {
        return {shifted(box.x, box.width, drag.delta.x, frame.width),
                shifted(box.y, box.height, drag.delta.y, frame.height), box.width, box.height};
    }
    double left = box.x, right = box.right(), top = box.y, bottom = box.bottom();
    const Sides sides = sidesOf(drag.part);
    dragEdge(sides.across, drag.delta.x, left, right, frame.width);
    dragEdge(sides.down, drag.delta.y, top, bottom, frame.height);
    return {left, top, right - left, bottom - top};
}

} // namespace consentry::annotation
