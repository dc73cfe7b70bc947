#include "app/gui/settings_controller.h"

#include <QCoreApplication>

#include <algorithm>

namespace consentry::app {
namespace {

QString words(const char* text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate("Settings", text);
}

int placeOf(const SettingSpec& spec, int value)
{
    return static_cast<int>(std::ranges::find(spec.choices, value, &SettingChoice::value) - spec.choices.begin());
}

std::vector<widgets::SettingRow> rowsOf(const UserSettings& settings)
{
    std::vector<widgets::SettingRow> rows;
    for (const SettingSpec& spec : settingSpecs()) {
        widgets::SettingRow row{.name = QString::fromLatin1(spec.key),
                                .text = words(spec.text),
                                .hint = words(spec.hint),
                                .choices = {},
                                .chosen = placeOf(spec, settings.value(spec.id))};
        for (const SettingChoice& choice : spec.choices)
            row.choices << words(choice.words);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

void applyAppearance(widgets::Appearance& appearance, const UserSettings& settings)
{
    appearance.setScheme(settings.as<widgets::Scheme>(SettingId::Scheme));
    appearance.setTextSize(settings.value(SettingId::TextSize));
    appearance.setMotion(settings.as<widgets::Motion>(SettingId::Motion));
}

SettingsController::SettingsController(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_appearance(parts.appearance),
      m_settings(parts.settings),
      m_card(new widgets::SettingsCard(parts.appearance, &parts.over, rowsOf(parts.settings)))
{
    connect(&parts.actions[ActionId::ViewSettings], &QAction::triggered, m_card, &widgets::SettingsCard::open);
    connect(&parts.actions[ActionId::ToggleTheme], &QAction::triggered, this,
            [this] { m_settings.setNext(SettingId::Scheme); });
    connect(m_card, &widgets::SettingsCard::chosen, this, &SettingsController::choose);
    connect(&m_settings, &UserSettings::changed, this, &SettingsController::follow);
}

void SettingsController::follow(SettingId id)
{
    const SettingSpec& spec = settingSpec(id);
    m_card->setChosen(QString::fromLatin1(spec.key), placeOf(spec, m_settings.value(id)));
    applyAppearance(m_appearance, m_settings);
}

void SettingsController::choose(const QString& name, int index)
{
    const auto specs = settingSpecs();
    const auto spec =
        std::ranges::find_if(specs, [&](const SettingSpec& row) { return name == QLatin1String(row.key); });
    if (spec != specs.end())
        m_settings.set(spec->id, spec->choices[static_cast<std::size_t>(index)].value);
}

} // namespace consentry::app
