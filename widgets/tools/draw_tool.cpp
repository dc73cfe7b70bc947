#include "widgets/tools/draw_tool.h"

#include "annotation/validate.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"

#include <algorithm>

namespace consentry::widgets {

void DrawTool::press(const ToolContext& context, const ToolPoint& at)
{
    if (!context.isEditable())
        return;
    if (!m_drag.isBusy())
        m_snapping = Snapping(context, std::nullopt);
    m_least = std::max(annotation::kLeastBoxSide, at.reach / 2);
    m_drag.press(m_snapping.snapped(at), context.picture());
}

void DrawTool::move(const ToolContext&, const ToolPoint& at)
{
    if (m_drag.isBusy())
        m_drag.moveTo(m_snapping.snapped(at));
}

Result<void> DrawTool::release(const ToolContext& context, const ToolPoint& at)
{
    if (!m_drag.isBusy())
        return {};
    const std::optional<Box> box = m_drag.release(m_snapping.snapped(at), m_least);
    if (!box)
        return {};
    TRY_ASSIGN(const annotation::TrackId track, context.document.addObject({.label = m_choice.label,
                                                                            .kind = m_choice.kind,
                                                                            .frame = context.frame,
                                                                            .box = *box,
                                                                            .extent = m_choice.extent}));
    context.selection.selectOnly(track);
    return {};
}

std::optional<ToolPreview> DrawTool::preview() const
{
    const std::optional<Box> box = m_drag.box(m_least);
    return box ? std::optional(ToolPreview{std::nullopt, *box, m_choice.label, m_snapping.guidesOf(*box)})
               : std::nullopt;
}

Qt::CursorShape DrawTool::cursor(const ToolContext& context, const ToolPoint&) const
{
    return context.isEditable() ? Qt::CrossCursor : Qt::ForbiddenCursor;
}

QString DrawTool::hint(edit::EditMode mode, const ToolActions& actions) const
{
    if (mode == edit::EditMode::ReadOnly)
        return tr("Read only: labels cannot be changed here");
    if (isBetweenClicks())
        return tr("Click the opposite corner · Alt does not snap · Esc cancels");
    if (isBusy())
        return tr("Release to make the box · Alt does not snap · Esc cancels");
    if (m_choice.extent == edit::NewObject::Extent::SingleFrame)
        return withKeys(
                   tr("Draw %2 in this frame only: drag a box, or click two corners · %1 draws tracks · Esc cancels"),
                   {actions.oneFrame},
                   tr("Draw %2 in this frame only: drag a box, or click two corners · Esc cancels"))
            .arg(labelWord(m_choice.label));
    return tr("Draw %1: drag a box, or click two corners · Enter places one · Esc cancels")
        .arg(labelWord(m_choice.label));
}

} // namespace consentry::widgets
