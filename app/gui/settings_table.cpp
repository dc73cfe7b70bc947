#include "app/gui/settings_table.h"

#include "i18n/translations.h"
#include "widgets/canvas/view_options.h"
#include "widgets/theme/appearance.h"
#include "widgets/timeline/lane_order.h"

#include <QCoreApplication>

#include <algorithm>

namespace consentry::app {
namespace {

using widgets::ColourBy;
using widgets::LaneOrder;
using widgets::Motion;
using widgets::Scheme;
using widgets::Trail;

constexpr auto kTrackFilters = "filters/tracks";

constexpr SettingChoice kSchemes[] = {
    {static_cast<int>(Scheme::Dark), QT_TRANSLATE_NOOP("Settings", "Dark")},
    {static_cast<int>(Scheme::Light), QT_TRANSLATE_NOOP("Settings", "Light")},
    {static_cast<int>(Scheme::HighContrast), QT_TRANSLATE_NOOP("Settings", "High contrast")},
};
constexpr SettingChoice kTextSizes[] = {{90, "90 %"}, {100, "100 %"}, {115, "115 %"}, {130, "130 %"}};
constexpr SettingChoice kWindowSizes[] = {{100, "100 %"}, {125, "125 %"}, {150, "150 %"}, {200, "200 %"}};
constexpr SettingChoice kMotions[] = {
    {static_cast<int>(Motion::Full), QT_TRANSLATE_NOOP("Settings", "As the desktop does")},
    {static_cast<int>(Motion::Reduced), QT_TRANSLATE_NOOP("Settings", "Nothing moves")},
};
// Each in its own words: who reads no other finds it.
constexpr SettingChoice kLanguages[] = {
    {static_cast<int>(Language::System), QT_TRANSLATE_NOOP("Settings", "That of the computer")},
    {static_cast<int>(Language::English), "English"},
    {static_cast<int>(Language::German), "Deutsch"},
    {static_cast<int>(Language::Ukrainian), "Українська"},
};
constexpr SettingChoice kColours[] = {
    {static_cast<int>(ColourBy::Class), QT_TRANSLATE_NOOP("Settings", "A colour for each class")},
    {static_cast<int>(ColourBy::Track), QT_TRANSLATE_NOOP("Settings", "A colour for each track")},
    {static_cast<int>(ColourBy::State), QT_TRANSLATE_NOOP("Settings", "By key frame, interpolated, proposed")},
    {static_cast<int>(ColourBy::Review), QT_TRANSLATE_NOOP("Settings", "By what is left to review")},
};
constexpr SettingChoice kOpacities[] = {{100, "100 %"}, {75, "75 %"}, {50, "50 %"}, {30, "30 %"}};
constexpr SettingChoice kTrails[] = {
    {static_cast<int>(Trail::Hidden), QT_TRANSLATE_NOOP("Settings", "Hidden")},
    {static_cast<int>(Trail::Shown), QT_TRANSLATE_NOOP("Settings", "Shown")},
};
constexpr SettingChoice kTrailFrames[] = {{5, "± 5"}, {15, "± 15"}, {50, "± 50"}, {100, "± 100"}};
constexpr SettingChoice kLaneOrders[] = {
    {static_cast<int>(LaneOrder::Number), QT_TRANSLATE_NOOP("Settings", "By track number")},
    {static_cast<int>(LaneOrder::Class), QT_TRANSLATE_NOOP("Settings", "By class")},
    {static_cast<int>(LaneOrder::Begin), QT_TRANSLATE_NOOP("Settings", "By where tracks begin")},
};
constexpr SettingChoice kLongSteps[] = {{5, "5"}, {10, "10"}, {25, "25"}, {50, "50"}, {100, "100"}};

constexpr SettingSpec kSettings[] = {
    {SettingId::Scheme, "appearance/scheme", QT_TRANSLATE_NOOP("Settings", "Colours of the window"), "", kSchemes, 0},
    {SettingId::TextSize, "appearance/textSize", QT_TRANSLATE_NOOP("Settings", "Size of text"), "", kTextSizes, 100},
    {SettingId::WindowSize, "appearance/windowSize", QT_TRANSLATE_NOOP("Settings", "Size of everything"),
     QT_TRANSLATE_NOOP("Settings", "From the next start on"), kWindowSizes, 100},
    {SettingId::Motion, "appearance/motion", QT_TRANSLATE_NOOP("Settings", "Menus, carets and bars"), "", kMotions, 0},
    {SettingId::Language, "appearance/language", QT_TRANSLATE_NOOP("Settings", "Language"),
     QT_TRANSLATE_NOOP("Settings", "From the next start on"), kLanguages, 0},
    {SettingId::ColourBy, "view/colourBy", QT_TRANSLATE_NOOP("Settings", "Boxes"), "", kColours, 0},
    {SettingId::BoxOpacity, "view/boxOpacity", QT_TRANSLATE_NOOP("Settings", "Strength of boxes"),
     QT_TRANSLATE_NOOP("Settings", "Selected boxes are always drawn in full"), kOpacities, 100},
    {SettingId::Trail, "view/trail", QT_TRANSLATE_NOOP("Settings", "Trail and neighbouring key frames"), "", kTrails,
     0},
    {SettingId::TrailFrames, "view/trailFrames", QT_TRANSLATE_NOOP("Settings", "Length of trails in frames"), "",
     kTrailFrames, 15},
    {SettingId::LaneOrder, "view/laneOrder", QT_TRANSLATE_NOOP("Settings", "Lanes of the timeline"), "", kLaneOrders,
     0},
    {SettingId::LongStep, "view/longStep", QT_TRANSLATE_NOOP("Settings", "Frames in a long step"), "", kLongSteps, 10},
};

bool isChoice(const SettingSpec& spec, int value)
{
    return std::ranges::find(spec.choices, value, &SettingChoice::value) != spec.choices.end();
}

} // namespace

std::span<const SettingSpec> settingSpecs()
{
    return kSettings;
}

const SettingSpec& settingSpec(SettingId id)
{
    return *std::ranges::find(kSettings, id, &SettingSpec::id);
}

int UserSettings::value(SettingId id) const
{
    const SettingSpec& spec = settingSpec(id);
    bool isNumber = false;
    const int stored = m_settings.value(QLatin1String(spec.key)).toInt(&isNumber);
    return isNumber && isChoice(spec, stored) ? stored : spec.fallback;
}

void UserSettings::set(SettingId id, int value)
{
    const SettingSpec& spec = settingSpec(id);
    if (!isChoice(spec, value) || value == this->value(id))
        return;
    m_settings.setValue(QLatin1String(spec.key), value);
    Q_EMIT changed(id);
}

QStringList UserSettings::trackFilters() const
{
    return m_settings.value(QLatin1String(kTrackFilters)).toStringList();
}

void UserSettings::setTrackFilters(const QStringList& filters)
{
    m_settings.setValue(QLatin1String(kTrackFilters), filters);
}

void UserSettings::setNext(SettingId id)
{
    const std::span choices = settingSpec(id).choices;
    const auto now = std::ranges::find(choices, value(id), &SettingChoice::value);
    set(id, choices[static_cast<std::size_t>(now - choices.begin() + 1) % choices.size()].value);
}

} // namespace consentry::app
