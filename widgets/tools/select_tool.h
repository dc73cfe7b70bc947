#pragma once

#include "annotation/hit_test.h"
#include "widgets/tools/abstract_tool.h"
#include "widgets/tools/snapping.h"

#include <QCoreApplication>

namespace consentry::widgets {

/// Click selects (Ctrl adds, Alt goes one deeper where boxes overlap), drag moves or resizes, a click on nothing
/// deselects.
class SelectTool final : public AbstractTool {
    Q_DECLARE_TR_FUNCTIONS(SelectTool)
public:
    void press(const ToolContext& context, const ToolPoint& at) override;
    void move(const ToolContext& context, const ToolPoint& at) override;
    Result<void> release(const ToolContext& context, const ToolPoint& at) override;
    void cancel() override { m_drag.reset(); }
    bool isBusy() const override { return m_drag.has_value(); }
    std::optional<ToolPreview> preview() const override;
    Qt::CursorShape cursor(const ToolContext& context, const ToolPoint& at) const override;
    QString hint(edit::EditMode mode) const override;

    /// What a click at `at` would take, for hovering.
    static std::optional<annotation::Hit> hitAt(const ToolContext& context, const ToolPoint& at);
    enum class Way { Deeper, Higher };
    /// Selects the box below (or above) the selected one where several lie under `at`, round and round. False when
    /// nothing lies there.
    static bool cycleUnder(const ToolContext& context, const ToolPoint& at, Way way);

private:
    struct Drag {
        annotation::Hit hit;
        std::string label;
        Point start;
        Box before;
        Box now;
        Snapping snapping;
        bool begun = false; ///< it has gone farther than a click slips
    };

    std::optional<Drag> m_drag;
};

} // namespace consentry::widgets
