#pragma once

#include "app/gui/settings_table.h"
#include "app/gui/workbench.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// How the picture is looked at: zoom, colours, what else is shown beside the selected. Changes no labels. What people
/// choose once for all clips is kept in the settings. GUI thread.
class ViewController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
        UserSettings& settings;
    };
    explicit ViewController(const Parts& parts, QObject* parent = nullptr);

private:
    void toggleOthers(widgets::Others others);
    void followSettings();
    void sayColours();
    void apply(const widgets::ViewOptions& options);

    widgets::VideoCanvas& m_canvas;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    UserSettings& m_settings;
};

} // namespace consentry::app
