#include "widgets/tools/select_tool.h"

#include "annotation/edit/track_operations.h"
#include "annotation/interpolation.h"
#include "widgets/parts/key_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace consentry::widgets {
namespace {

using annotation::BoxPart;
using annotation::Hit;
using annotation::HitTarget;
using annotation::Selected;

enum class Grips { OfSelected, None };

std::vector<HitTarget> targets(const ToolContext& context, Grips grips = Grips::OfSelected)
{
    std::vector<HitTarget> result;
    for (const auto& [id, state] : annotation::visibleAt(context.document.labels(), context.frame)) {
        if (!context.isShown(id))
            continue;
        const bool selected = grips == Grips::OfSelected && context.selection.contains(id) && context.isFree(id);
        result.push_back({id, state.box, selected ? Selected::Yes : Selected::No});
    }
    return result;
}

/// Of all boxes under `at`, the one before or after the selected one, round and round.
std::optional<Hit> neighbourHit(const ToolContext& context, const ToolPoint& at, SelectTool::Way way)
{
    // Without grips, whose boxes come first: the order must not change with what is selected.
    const std::vector<Hit> hits = annotation::hitsAt(targets(context, Grips::None), at.point, at.reach);
    if (hits.empty())
        return std::nullopt;
    const auto current =
        std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return context.selection.contains(hit.id); });
    if (current == hits.end())
        return hits.front();
    const std::size_t step = way == SelectTool::Way::Deeper ? 1 : hits.size() - 1;
    return hits[(static_cast<std::size_t>(current - hits.begin()) + step) % hits.size()];
}

/// The other selected boxes that a drag of `held` moves too: those that are seen and that hands may move.
std::map<annotation::TrackId, Box> movedAlong(const ToolContext& context, annotation::TrackId held)
{
    std::map<annotation::TrackId, Box> boxes;
    for (const auto& [id, state] : annotation::visibleAt(context.document.labels(), context.frame)) {
        const bool isFree = context.isFree(id) && !context.has(edit::TrackFlag::Pinned, id);
        if (id != held && context.selection.contains(id) && context.isShown(id) && isFree)
            boxes[id] = state.box;
    }
    return boxes;
}

Box shiftedBy(Box box, Point delta)
{
    box.x += delta.x;
    box.y += delta.y;
    return box;
}

Qt::CursorShape cursorOf(BoxPart part)
{
    switch (part) {
    case BoxPart::TopLeft:
    case BoxPart::BottomRight: return Qt::SizeFDiagCursor;
    case BoxPart::TopRight:
    case BoxPart::BottomLeft: return Qt::SizeBDiagCursor;
    case BoxPart::Top:
    case BoxPart::Bottom: return Qt::SizeVerCursor;
    case BoxPart::Left:
    case BoxPart::Right: return Qt::SizeHorCursor;
    case BoxPart::Body: return Qt::SizeAllCursor;
    }
    return Qt::ArrowCursor;
}

} // namespace

std::optional<Hit> SelectTool::hitAt(const ToolContext& context, const ToolPoint& at)
{
    return annotation::hitTest(targets(context), at.point, at.reach);
}

bool SelectTool::cycleUnder(const ToolContext& context, const ToolPoint& at, Way way)
{
    const std::optional<Hit> hit = neighbourHit(context, at, way);
    if (hit)
        context.selection.selectOnly(hit->id);
    return hit.has_value();
}

void SelectTool::cancel()
{
    m_stuck.reset();
    m_drag.reset();
    m_band.reset();
}

void SelectTool::press(const ToolContext& context, const ToolPoint& at)
{
    cancel();
    const bool deeper = at.modifiers.testFlag(Qt::AltModifier);
    const std::optional<Hit> hit = deeper ? neighbourHit(context, at, Way::Deeper) : hitAt(context, at);
    if (!hit || at.modifiers.testFlag(Qt::ShiftModifier))
        pressBand(context, at);
    else if (at.modifiers.testFlag(Qt::ControlModifier))
        context.selection.toggle(hit->id);
    else
        pressBox(context, at, *hit);
}

void SelectTool::pressBand(const ToolContext& context, const ToolPoint& at)
{
    const Take take = at.modifiers.testFlag(Qt::ControlModifier) ? Take::Add : Take::Only;
    m_band = Band{take, at.point, at.point, targets(context, Grips::None)};
}

void SelectTool::pressBox(const ToolContext& context, const ToolPoint& at, const Hit& hit)
{
    const bool wasSelected = context.selection.contains(hit.id);
    auto along = wasSelected && hit.part == BoxPart::Body ? movedAlong(context, hit.id)
                                                          : std::map<annotation::TrackId, Box>();
    if (along.empty())
        context.selection.selectOnly(hit.id); // else when it turns out to be a click
    const annotation::Track* track = context.document.labels().find(hit.id);
    const auto state = track == nullptr ? std::nullopt : annotation::stateAt(*track, context.frame);
    // Edges of a box that was not selected yet show no handles, so a drag there moves the whole box.
    const BoxPart part = wasSelected ? hit.part : BoxPart::Body;
    const bool isPinned = part == BoxPart::Body && context.has(edit::TrackFlag::Pinned, hit.id);
    if (!state || !context.isFree(hit.id) || isPinned) {
        if (context.isEditable())
            m_stuck = Stuck{hit.id, at.point};
        return context.selection.selectOnly(hit.id);
    }
    m_drag = Drag{{hit.id, part}, track->label, at.point, state->box, state->box, Snapping(context, hit.id), false,
                  std::move(along)};
}

void SelectTool::move(const ToolContext& context, const ToolPoint& at)
{
    const auto isFar = [&at](Point start) {
        return std::hypot(at.point.x - start.x, at.point.y - start.y) >= at.reach / 2; // a hand is not quite still
    };
    if (m_stuck)
        m_stuck->begun = m_stuck->begun || isFar(m_stuck->start);
    if (m_band) {
        m_band->begun = m_band->begun || isFar(m_band->start);
        m_band->now = at.point;
    }
    if (!m_drag)
        return;
    m_drag->begun = m_drag->begun || isFar(m_drag->start);
    if (!m_drag->begun)
        return;
    const BoxPart part = m_drag->hit.part;
    const Point delta{at.point.x - m_drag->start.x, at.point.y - m_drag->start.y};
    if (!m_drag->along.empty())
        return moveSeveral(context, delta);
    const Box dragged = annotation::dragged(m_drag->before, {part, delta}, context.picture());
    m_drag->now = m_drag->snapping.snapped(dragged, part, at);
}

/// As far as the box around all of them stays in the picture.
void SelectTool::moveSeveral(const ToolContext& context, Point delta)
{
    Box all = m_drag->before;
    for (const auto& [id, box] : m_drag->along)
        all = united(all, box);
    const Box moved = annotation::dragged(all, {BoxPart::Body, delta}, context.picture());
    m_drag->now = shiftedBy(m_drag->before, {moved.x - all.x, moved.y - all.y});
}

std::map<annotation::TrackId, Box> SelectTool::Drag::alongNow() const
{
    std::map<annotation::TrackId, Box> boxes = along;
    for (auto& [id, box] : boxes)
        box = shiftedBy(box, {now.x - before.x, now.y - before.y});
    return boxes;
}

Result<void> SelectTool::release(const ToolContext& context, const ToolPoint& at)
{
    move(context, at);
    const std::optional<Stuck> stuck = std::exchange(m_stuck, {});
    if (stuck && stuck->begun)
        return makeError(Errc::TrackLocked, std::to_string(stuck->track.value));
    if (m_band)
        releaseBand(context, at);
    if (!m_drag)
        return {};
    const Drag drag = *m_drag;
    m_drag.reset();
    if (!drag.begun && !drag.along.empty())
        context.selection.selectOnly(drag.hit.id);
    if (drag.now == drag.before)
        return {};
    if (!drag.along.empty()) {
        auto boxes = drag.alongNow();
        boxes[drag.hit.id] = drag.now;
        TRY_VOID(edit::moveBoxes(context.document, boxes, context.frame));
        return {};
    }
    return context.document.setBox({drag.hit.id, context.frame, drag.now});
}

void SelectTool::releaseBand(const ToolContext& context, const ToolPoint& at)
{
    const Band band = *m_band;
    m_band.reset();
    const std::optional<Hit> under = hitAt(context, at);
    if (!band.begun && under) { // a click with Shift on a box
        context.selection.toggle(under->id);
        return;
    }
    std::set<annotation::TrackId> taken;
    if (band.take == Take::Add)
        taken = context.selection.tracks();
    if (band.begun)
        taken.merge(band.drawn().touched);
    context.selection.select(std::move(taken));
}

ToolBand SelectTool::Band::drawn() const
{
    ToolBand band{boxFromCorners(start, now), {}};
    for (const HitTarget& target : boxes) {
        const Box& box = target.box;
        if (box.x < band.box.right() && box.right() > band.box.x && box.y < band.box.bottom()
            && box.bottom() > band.box.y)
            band.touched.insert(target.id);
    }
    return band;
}

std::optional<ToolBand> SelectTool::band() const
{
    return m_band && m_band->begun ? std::optional(m_band->drawn()) : std::nullopt;
}

std::optional<ToolPreview> SelectTool::preview() const
{
    if (!m_drag || m_drag->now == m_drag->before)
        return std::nullopt;
    const bool isAlone = m_drag->along.empty();
    return ToolPreview{m_drag->hit.id, m_drag->now, m_drag->label,
                       isAlone ? m_drag->snapping.guidesOf(m_drag->now) : SnapGuides{}, m_drag->alongNow()};
}

Qt::CursorShape SelectTool::cursor(const ToolContext& context, const ToolPoint& at) const
{
    if (m_band)
        return Qt::CrossCursor;
    if (m_drag)
        return cursorOf(m_drag->hit.part);
    const std::optional<Hit> hit = hitAt(context, at);
    if (!hit)
        return Qt::ArrowCursor;
    const bool stays = hit->part == BoxPart::Body && context.has(edit::TrackFlag::Pinned, hit->id);
    return context.isFree(hit->id) && context.selection.contains(hit->id) && !stays ? cursorOf(hit->part)
                                                                                    : Qt::PointingHandCursor;
}

QString SelectTool::hint(edit::EditMode mode, const ToolActions& actions) const
{
    if (m_band)
        return tr("Release to select what the frame touches · Ctrl adds · Esc cancels");
    if (mode == edit::EditMode::ReadOnly)
        return tr("Read only: click a box to see its properties");
    if (isBusy())
        return tr("Release to keep the change · Alt does not snap · Esc cancels");
    return withKeys(
        tr("Select: click a box, drag to move, drag a handle to resize · drag beside boxes for several · %1 draws"),
        {actions.draw},
        tr("Select: click a box, drag to move, drag a handle to resize · drag beside boxes for several"));
}

} // namespace consentry::widgets
