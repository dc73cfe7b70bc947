#pragma once

#include "annotation/hit_test.h"
#include "widgets/tools/abstract_tool.h"
#include "widgets/tools/snapping.h"

#include <QCoreApplication>

#include <map>
#include <vector>

namespace consentry::widgets {

/// Click selects (Ctrl adds, Alt goes one deeper where boxes overlap), drag moves or resizes; one of several selected
/// boxes takes the others along, as far as all stay in the picture. A drag from where no box
/// is, or with Shift from anywhere, selects what it touches (Ctrl adds); a click on nothing deselects.
class SelectTool final : public AbstractTool {
    Q_DECLARE_TR_FUNCTIONS(SelectTool)
public:
    void press(const ToolContext& context, const ToolPoint& at) override;
    void move(const ToolContext& context, const ToolPoint& at) override;
    Result<void> release(const ToolContext& context, const ToolPoint& at) override;
    void cancel() override;
    bool isBusy() const override { return m_drag || m_band; }
    std::optional<ToolPreview> preview() const override;
    std::optional<ToolBand> band() const override;
    Qt::CursorShape cursor(const ToolContext& context, const ToolPoint& at) const override;
    QString hint(edit::EditMode mode, const ToolActions& actions) const override;

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
        std::map<annotation::TrackId, Box> along = {}; ///< others that move with it, where they were

        std::map<annotation::TrackId, Box> alongNow() const;
    };

    enum class Take { Only, Add };
    struct Band {
        Take take = Take::Only;
        Point start;
        Point now;
        std::vector<annotation::HitTarget> boxes; ///< that it could touch
        bool begun = false;

        ToolBand drawn() const;
    };

    void pressBand(const ToolContext& context, const ToolPoint& at);
    void pressBox(const ToolContext& context, const ToolPoint& at, const annotation::Hit& hit);
    void moveSeveral(const ToolContext& context, Point delta);
    void releaseBand(const ToolContext& context, const ToolPoint& at);

    /// A press on a box that hands may not move: whoever drags it is told why nothing happens.
    struct Stuck {
        annotation::TrackId track;
        Point start;
        bool begun = false;
    };

    std::optional<Stuck> m_stuck;
    std::optional<Drag> m_drag;
    std::optional<Band> m_band;
};

} // namespace consentry::widgets
