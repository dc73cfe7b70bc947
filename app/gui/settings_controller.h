#pragma once

#include "app/gui/action_table.h"
#include "app/gui/settings_table.h"
#include "widgets/parts/settings_card.h"

namespace consentry::app {

/// The card of settings, and what they do to the window as a whole. What they do to the open clip is ViewController's
/// and TimelineController's. GUI thread.
class SettingsController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        widgets::Appearance& appearance;
        ActionTable& actions;
        UserSettings& settings;
        QWidget& over; ///< what the card lies over
    };
    explicit SettingsController(const Parts& parts, QObject* parent = nullptr);

private:
    void follow(SettingId id);
    void choose(const QString& name, int index);

    widgets::Appearance& m_appearance;
    UserSettings& m_settings;
    widgets::SettingsCard* m_card;
};

/// Colours, text size and motion as they were chosen.
void applyAppearance(widgets::Appearance& appearance, const UserSettings& settings);

} // namespace consentry::app
