#include "app/gui/key_map.h"

#include <algorithm>

namespace consentry::app {
namespace {

constexpr auto kPresetKey = "keys/preset";
constexpr auto kChangedGroup = "keys/changed/";

struct PresetRow {
    ActionId id;
    const char* keys; ///< as in the action table
};

/// As in programs that cut films: J, K and L play, I and O bound a stretch, arrows step. What they took moves aside.
constexpr PresetRow kEditor[] = {
    {ActionId::Play, "Space; L; K"},       {ActionId::PlayBackward, "J; Shift+Space"},
    {ActionId::BeginRange, "I; ["},        {ActionId::EndRange, "O; ]"},
    {ActionId::PreviousFrame, "Left; D"},  {ActionId::NextFrame, "Right; F"},
    {ActionId::PreviousKeyFrame, "Up; E"}, {ActionId::NextKeyFrame, "Down; R"},
    {ActionId::ToggleKeyFrame, "Shift+K"}, {ActionId::ToggleOutside, "Alt+O"},
    {ActionId::LaneOrder, "Alt+Shift+O"},  {ActionId::ToggleInterpolation, "Alt+Shift+I"},
    {ActionId::JoinTracks, "Alt+Shift+J"}, {ActionId::LockTracks, "Alt+K"},
};

constexpr Qt::Key kReserved[] = {Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter};

QList<QKeySequence> keysFromText(const char* text)
{
    return QKeySequence::listFromString(QString::fromLatin1(text));
}

void give(KeyMap& keys, ActionId id, const QList<QKeySequence>& given)
{
    for (auto& [other, others] : keys)
        others.removeIf([&](const QKeySequence& key) { return given.contains(key); });
    keys[id] = given;
}

} // namespace

KeyMap keysOf(const KeyChoice& choice)
{
    KeyMap keys;
    for (const ActionSpec& spec : actionSpecs())
        keys[spec.id] = keysFromText(spec.shortcuts);
    if (choice.preset == KeyPreset::Editor) {
        for (const PresetRow& row : kEditor)
            give(keys, row.id, keysFromText(row.keys));
    }
    for (const auto& [id, changed] : choice.changed)
        give(keys, id, changed);
    return keys;
}

std::optional<ActionId> holderOf(const KeyMap& keys, const QKeySequence& key)
{
    const auto holder = std::ranges::find_if(keys, [&](const auto& row) { return row.second.contains(key); });
    return holder == keys.end() ? std::nullopt : std::optional(holder->first);
}

bool isReserved(const QKeySequence& key)
{
    if (key.count() != 1)
        return true; // one key does one thing, at once
    const bool plain = key[0].keyboardModifiers() == Qt::NoModifier;
    return plain && std::ranges::find(kReserved, key[0].key()) != std::end(kReserved);
}

KeyChoice loadKeys(const QSettings& settings)
{
    KeyChoice choice;
    if (settings.value(QLatin1String(kPresetKey)).toString() == QLatin1String("editor"))
        choice.preset = KeyPreset::Editor;
    for (const ActionSpec& spec : actionSpecs()) {
        const QVariant changed = settings.value(QLatin1String(kChangedGroup) + QLatin1String(spec.name));
        if (changed.isValid()) {
            const QString text = changed.toString();
            choice.changed[spec.id] = text.isEmpty() ? QList<QKeySequence>() : QKeySequence::listFromString(text);
        }
    }
    return choice;
}

void storeKeys(QSettings& settings, const KeyChoice& choice)
{
    settings.setValue(QLatin1String(kPresetKey),
                      choice.preset == KeyPreset::Editor ? QStringLiteral("editor") : QStringLiteral("cvat"));
    for (const ActionSpec& spec : actionSpecs()) {
        const QString name = QLatin1String(kChangedGroup) + QLatin1String(spec.name);
        const auto changed = choice.changed.find(spec.id);
        if (changed == choice.changed.end())
            settings.remove(name);
        else
            settings.setValue(name, QKeySequence::listToString(changed->second));
    }
}

} // namespace consentry::app
