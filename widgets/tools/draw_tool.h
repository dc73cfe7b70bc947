#pragma once

#include "widgets/tools/abstract_tool.h"
#include "widgets/tools/rectangle_drag.h"
#include "widgets/tools/snapping.h"

#include <QCoreApplication>

namespace consentry::widgets {

/// What the next box will be.
struct DrawChoice {
    std::string label = "person";
    std::string kind = {};
    edit::NewObject::Extent extent = edit::NewObject::Extent::Track;
};

/// Press, drag, release makes an object and selects it; so do two clicks, one on each of two opposite corners.
class DrawTool final : public AbstractTool {
    Q_DECLARE_TR_FUNCTIONS(DrawTool)
public:
    void setChoice(DrawChoice choice) { m_choice = std::move(choice); }
    const DrawChoice& choice() const { return m_choice; }

    void press(const ToolContext& context, const ToolPoint& at) override;
    void move(const ToolContext& context, const ToolPoint& at) override;
    Result<void> release(const ToolContext& context, const ToolPoint& at) override;
    void cancel() override { m_drag.cancel(); }
    bool isBusy() const override { return m_drag.isBusy(); }
    bool isBetweenClicks() const override { return m_drag.isBetweenClicks(); }
    std::optional<ToolPreview> preview() const override;
    Qt::CursorShape cursor(const ToolContext& context, const ToolPoint& at) const override;
    QString hint(edit::EditMode mode, const ToolActions& actions) const override;
    bool wantsCrosshair() const override { return true; }

private:
    DrawChoice m_choice;
    RectangleDrag m_drag;
    Snapping m_snapping;
    double m_least = 1; ///< a smaller drag is a click that slipped
};

} // namespace consentry::widgets
