#include "widgets/tools/snapping.h"

#include "annotation/interpolation.h"
#include "annotation/validate.h"

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

using annotation::BoxPart;
using Lines = std::vector<double>;

constexpr double kRounding = 1e-6; // pixels

/// From `value` to the line that is nearest to it; nothing beyond `reach`.
std::optional<double> wayTo(const Lines& lines, double value, double reach)
{
    const auto after = std::lower_bound(lines.begin(), lines.end(), value);
    std::optional<double> best;
    for (const auto line : {after, after == lines.begin() ? lines.end() : std::prev(after)}) {
        if (line == lines.end() || std::abs(*line - value) > reach)
            continue;
        if (!best || std::abs(*line - value) < std::abs(*best))
            best = *line - value;
    }
    return best;
}

/// Left and right, or top and bottom.
struct Edges {
    double low = 0;
    double high = 0;
};

enum class Moving { Low, High, Both, Neither };

Moving movingAcross(BoxPart part)
{
    switch (part) {
    case BoxPart::TopLeft:
    case BoxPart::Left:
    case BoxPart::BottomLeft: return Moving::Low;
    case BoxPart::TopRight:
    case BoxPart::Right:
    case BoxPart::BottomRight: return Moving::High;
    case BoxPart::Body: return Moving::Both;
    case BoxPart::Top:
    case BoxPart::Bottom: break;
    }
    return Moving::Neither;
}

Moving movingDown(BoxPart part)
{
    switch (part) {
    case BoxPart::TopLeft:
    case BoxPart::Top:
    case BoxPart::TopRight: return Moving::Low;
    case BoxPart::BottomLeft:
    case BoxPart::Bottom:
    case BoxPart::BottomRight: return Moving::High;
    case BoxPart::Body: return Moving::Both;
    case BoxPart::Left:
    case BoxPart::Right: break;
    }
    return Moving::Neither;
}

/// How far each of the two edges goes.
Edges waysOf(Edges edges, Moving moving, const Lines& lines, double reach)
{
    const bool movesLow = moving == Moving::Low || moving == Moving::Both;
    const bool movesHigh = moving == Moving::High || moving == Moving::Both;
    const auto low = movesLow ? wayTo(lines, edges.low, reach) : std::nullopt;
    const auto high = movesHigh ? wayTo(lines, edges.high, reach) : std::nullopt;
    if (moving == Moving::Both) {
        const bool byLow = low && (!high || std::abs(*low) <= std::abs(*high));
        const double way = byLow ? *low : high.value_or(0);
        return {way, way};
    }
    const Edges ways{low.value_or(0), high.value_or(0)};
    const double length = edges.high + ways.high - edges.low - ways.low;
    return length < annotation::kLeastBoxSide ? Edges{} : ways;
}

bool isOn(const Lines& lines, double value)
{
    return wayTo(lines, value, kRounding).has_value();
}

} // namespace

Snapping::Snapping(const ToolContext& context, std::optional<annotation::TrackId> except)
    : m_across{0, context.picture().width}, m_down{0, context.picture().height}
{
    for (const auto& [id, state] : annotation::visibleAt(context.document.labels(), context.frame)) {
        if (id == except || !context.isShown(id))
            continue;
        m_across.insert(m_across.end(), {state.box.x, state.box.right()});
        m_down.insert(m_down.end(), {state.box.y, state.box.bottom()});
    }
    std::sort(m_across.begin(), m_across.end());
    std::sort(m_down.begin(), m_down.end());
}

Point Snapping::snapped(const ToolPoint& at) const
{
    if (at.modifiers.testFlag(Qt::AltModifier))
        return at.point;
    return {at.point.x + wayTo(m_across, at.point.x, at.reach).value_or(0),
            at.point.y + wayTo(m_down, at.point.y, at.reach).value_or(0)};
}

Box Snapping::snapped(const Box& box, BoxPart part, const ToolPoint& at) const
{
    if (at.modifiers.testFlag(Qt::AltModifier))
        return box;
    const Edges across = waysOf({box.x, box.right()}, movingAcross(part), m_across, at.reach);
    const Edges down = waysOf({box.y, box.bottom()}, movingDown(part), m_down, at.reach);
    return {box.x + across.low, box.y + down.low, box.width + (across.high - across.low),
            box.height + (down.high - down.low)};
}

SnapGuides Snapping::guidesOf(const Box& box) const
{
    SnapGuides guides;
    for (const double x : {box.x, box.right()}) {
        if (isOn(m_across, x))
            guides.across.push_back(x);
    }
    for (const double y : {box.y, box.bottom()}) {
        if (isOn(m_down, y))
            guides.down.push_back(y);
    }
    return guides;
}

} // namespace consentry::widgets
