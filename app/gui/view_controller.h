#pragma once

#include "app/gui/workbench.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// How the picture is looked at: zoom, colours, what else is shown beside the selected. Changes no labels. GUI thread.
class ViewController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
    };
    explicit ViewController(const Parts& parts, QObject* parent = nullptr);

private:
    void toggleOthers(widgets::Others others);
    void nextColours();
    void apply(const widgets::ViewOptions& options);

    widgets::VideoCanvas& m_canvas;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
};

} // namespace consentry::app
