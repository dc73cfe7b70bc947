#include "widgets/tools/select_tool.h"

#include "annotation/interpolation.h"

#include <algorithm>

namespace consentry::widgets {
namespace {

using annotation::BoxPart;
using annotation::Hit;
using annotation::HitTarget;
using annotation::Selected;

std::vector<HitTarget> targets(const ToolContext& context)
{
    std::vector<HitTarget> result;
    for (const auto& [id, state] : annotation::visibleAt(context.document.labels(), context.frame)) {
        if (context.document.flags().has(edit::TrackFlag::Hidden, id))
            continue;
        const bool selected = context.selection.contains(id) && context.isEditable();
        result.push_back({id, state.box, selected ? Selected::Yes : Selected::No});
    }
    return result;
}

/// The box below the selected one where several overlap, round and round.
std::optional<Hit> deeperHit(const ToolContext& context, const ToolPoint& at)
{
    const std::vector<Hit> hits = annotation::hitsAt(targets(context), at.point, at.reach);
    if (hits.empty())
        return std::nullopt;
    const auto current = std::find_if(hits.begin(), hits.end(),
                                      [&](const Hit& hit) { return context.selection.contains(hit.id); });
    const auto next = current == hits.end() ? hits.begin() : std::next(current);
    return next == hits.end() ? hits.front() : *next;
}

Qt::CursorShape cursorOf(BoxPart part)
{
    switch (part) {
    case BoxPart::TopLeft:
    case BoxPart::BottomRight:
        return Qt::SizeFDiagCursor;
    case BoxPart::TopRight:
    case BoxPart::BottomLeft:
        return Qt::SizeBDiagCursor;
    case BoxPart::Top:
    case BoxPart::Bottom:
        return Qt::SizeVerCursor;
    case BoxPart::Left:
    case BoxPart::Right:
        return Qt::SizeHorCursor;
    case BoxPart::Body:
        return Qt::SizeAllCursor;
    }
    return Qt::ArrowCursor;
}

} // namespace

std::optional<Hit> SelectTool::hitAt(const ToolContext& context, const ToolPoint& at)
{
    return annotation::hitTest(targets(context), at.point, at.reach);
}

void SelectTool::press(const ToolContext& context, const ToolPoint& at)
{
    m_drag.reset();
    const bool deeper = at.modifiers.testFlag(Qt::AltModifier);
    const std::optional<Hit> hit = deeper ? deeperHit(context, at) : hitAt(context, at);
    if (!hit) {
        if (!at.modifiers.testFlag(Qt::ControlModifier))
            context.selection.clear();
        return;
    }
    if (at.modifiers.testFlag(Qt::ControlModifier)) {
        context.selection.toggle(hit->id);
        return;
    }
    const bool wasSelected = context.selection.contains(hit->id);
    context.selection.selectOnly(hit->id);
    const annotation::Track* track = context.document.labels().find(hit->id);
    const auto state = track == nullptr ? std::nullopt : annotation::stateAt(*track, context.frame);
    if (!state || !context.isEditable())
        return;
    // Edges of a box that was not selected yet show no handles, so a drag there moves the whole box.
    const BoxPart part = wasSelected ? hit->part : BoxPart::Body;
    const edit::TrackFlags& flags = context.document.flags();
    const bool stays = flags.has(edit::TrackFlag::Pinned, hit->id) && part == BoxPart::Body;
    if (stays || flags.has(edit::TrackFlag::Locked, hit->id))
        return;
    m_drag = Drag{{hit->id, part}, track->label, at.point, state->box, state->box};
}

void SelectTool::move(const ToolContext& context, const ToolPoint& at)
{
    if (!m_drag)
        return;
    const Point delta{at.point.x - m_drag->start.x, at.point.y - m_drag->start.y};
    m_drag->now = annotation::dragged(m_drag->before, {m_drag->hit.part, delta}, context.picture());
}

Result<void> SelectTool::release(const ToolContext& context, const ToolPoint& at)
{
    move(context, at);
    if (!m_drag)
        return {};
    const Drag drag = *m_drag;
    m_drag.reset();
    if (drag.now == drag.before)
        return {};
    return context.document.setBox({drag.hit.id, context.frame, drag.now});
}

std::optional<ToolPreview> SelectTool::preview() const
{
    return m_drag && m_drag->now != m_drag->before
               ? std::optional(ToolPreview{m_drag->hit.id, m_drag->now, m_drag->label})
               : std::nullopt;
}

Qt::CursorShape SelectTool::cursor(const ToolContext& context, const ToolPoint& at) const
{
    if (m_drag)
        return cursorOf(m_drag->hit.part);
    const std::optional<Hit> hit = hitAt(context, at);
    if (!hit)
        return Qt::ArrowCursor;
    return context.isEditable() && context.selection.contains(hit->id) ? cursorOf(hit->part) : Qt::PointingHandCursor;
}

QString SelectTool::hint(edit::EditMode mode) const
{
    if (mode == edit::EditMode::ReadOnly)
        return tr("Read only: click a box to see its properties");
    if (isBusy())
        return tr("Release to keep the change · Esc cancels");
    return tr("Select: click a box, drag to move, drag a handle to resize · N draws a new one");
}

} // namespace consentry::widgets
