#include "widgets/tools/region_tool.h"

#include <algorithm>

namespace consentry::widgets {

void RegionTool::press(const ToolContext& context, const ToolPoint& at)
{
    m_least = std::max(1.0, at.reach / 2);
    m_drag.press(at.point, context.picture());
}

void RegionTool::move(const ToolContext&, const ToolPoint& at)
{
    if (m_drag.isBusy())
        m_drag.moveTo(at.point);
}

Result<void> RegionTool::release(const ToolContext& context, const ToolPoint& at)
{
    if (!m_drag.isBusy())
        return {};
    if (const std::optional<Box> box = m_drag.release(at.point, m_least))
        m_drawn(context.frame, *box);
    return {};
}

std::optional<ToolPreview> RegionTool::preview() const
{
    const std::optional<Box> box = m_drag.box(m_least);
    return box ? std::optional(ToolPreview{std::nullopt, *box, {}}) : std::nullopt;
}

QString RegionTool::hint(edit::EditMode, const ToolActions&) const
{
    if (isBetweenClicks())
        return tr("Click the opposite corner · Esc cancels");
    return isBusy() ? tr("Release to hide this region · Esc cancels")
                    : tr("Blur region: drag over a face that is still visible · Esc cancels");
}

} // namespace consentry::widgets
