#pragma once

#include "widgets/tools/abstract_tool.h"
#include "widgets/tools/rectangle_drag.h"

#include <QCoreApplication>

#include <functional>

namespace consentry::widgets {

/// Draws a blur region around a face that intake missed. It is no label: it goes to `drawn`, also in a read-only
/// document, because anyone who may look may protect.
class RegionTool final : public AbstractTool {
    Q_DECLARE_TR_FUNCTIONS(RegionTool)
public:
    explicit RegionTool(std::function<void(FrameIndex, const Box&)> drawn) : m_drawn(std::move(drawn)) {}

    void press(const ToolContext& context, const ToolPoint& at) override;
    void move(const ToolContext& context, const ToolPoint& at) override;
    Result<void> release(const ToolContext& context, const ToolPoint& at) override;
    void cancel() override { m_drag.cancel(); }
    bool isBusy() const override { return m_drag.isBusy(); }
    bool isBetweenClicks() const override { return m_drag.isBetweenClicks(); }
    std::optional<ToolPreview> preview() const override;
    Qt::CursorShape cursor(const ToolContext&, const ToolPoint&) const override { return Qt::CrossCursor; }
    QString hint(edit::EditMode mode, const ToolActions& actions) const override;
    bool wantsCrosshair() const override { return true; }

private:
    std::function<void(FrameIndex, const Box&)> m_drawn;
    RectangleDrag m_drag;
    double m_least = 1;
};

} // namespace consentry::widgets
