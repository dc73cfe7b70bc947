#include "widgets/tools/draw_tool.h"

#include "annotation/validate.h"
#include "widgets/parts/label_words.h"

#include <algorithm>

namespace consentry::widgets {

void DrawTool::press(const ToolContext& context, const ToolPoint& at)
{
    if (!context.isEditable())
        return;
    m_least = std::max(annotation::kLeastBoxSide, at.reach / 2);
    m_drag.start(at.point, context.picture());
}

void DrawTool::move(const ToolContext&, const ToolPoint& at)
{
    if (m_drag.isBusy())
        m_drag.moveTo(at.point);
}

Result<void> DrawTool::release(const ToolContext& context, const ToolPoint& at)
{
    move(context, at);
    const std::optional<Box> box = m_drag.box(m_least);
    m_drag.cancel();
    if (!box)
        return {};
    TRY_ASSIGN(const annotation::TrackId track,
               context.document.addObject({.label = m_choice.label,
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
    return box ? std::optional(ToolPreview{std::nullopt, *box, m_choice.label}) : std::nullopt;
}

Qt::CursorShape DrawTool::cursor(const ToolContext& context, const ToolPoint&) const
{
    return context.isEditable() ? Qt::CrossCursor : Qt::ForbiddenCursor;
}

QString DrawTool::hint(edit::EditMode mode) const
{
    if (mode == edit::EditMode::ReadOnly)
        return tr("Read only: labels cannot be changed here");
    if (isBusy())
        return tr("Release to make the box · Esc cancels");
    return tr("Draw %1: press and drag a box · Esc cancels").arg(labelWord(m_choice.label));
}

} // namespace consentry::widgets
