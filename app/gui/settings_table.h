#pragma once

#include <QObject>
#include <QSettings>

#include <span>

namespace consentry::app {

/// What a person can choose about how the window looks. Kept for the user of the computer, never in a workspace.
enum class SettingId {
    Scheme,
    TextSize,
    WindowSize,
    Motion,
    Language,
    ColourBy,
    BoxOpacity,
    Trail,
    TrailFrames,
    LaneOrder,
    LongStep
};

struct SettingChoice {
    int value;
    const char* words; ///< English
};

/// A row of the table.
struct SettingSpec {
    SettingId id;
    const char* key;  ///< in the settings file; never changes
    const char* text; ///< English
    const char* hint;
    std::span<const SettingChoice> choices;
    int fallback; ///< one of the choices
};

std::span<const SettingSpec> settingSpecs();
const SettingSpec& settingSpec(SettingId id);

/// The choices that were made. What the file has and the table lacks counts as the fallback. GUI thread.
class UserSettings final : public QObject {
    Q_OBJECT

public:
    explicit UserSettings(QSettings& settings, QObject* parent = nullptr) : QObject(parent), m_settings(settings) {}

    /// One of the values of the setting's choices.
    int value(SettingId id) const;
    template<typename Enum>
    Enum as(SettingId id) const
    {
        return static_cast<Enum>(value(id));
    }
    /// Ignored unless `value` is one of the choices.
    void set(SettingId id, int value);
    /// Filters of tracks that were kept, the newest first.
    QStringList trackFilters() const;
    void setTrackFilters(const QStringList& filters);
    /// The choice after the one that counts now, round and round.
    void setNext(SettingId id);

Q_SIGNALS:
    void changed(consentry::app::SettingId id);

private:
    QSettings& m_settings;
};

} // namespace consentry::app
