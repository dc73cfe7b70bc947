#pragma once

#include "app/gui/action_table.h"

#include <QKeySequence>
#include <QSettings>

#include <map>

namespace consentry::app {

/// Sets of keys that hands may know already. Cvat is the action table's own.
enum class KeyPreset { Cvat, Editor };

using KeyMap = std::map<ActionId, QList<QKeySequence>>;

/// A preset, and what a person changed about it.
struct KeyChoice {
    KeyPreset preset = KeyPreset::Cvat;
    KeyMap changed;
};

/// Keys of every action. A key that is given to one action is taken from all others, so none does two things.
KeyMap keysOf(const KeyChoice& choice);

/// The action that `key` belongs to; nothing when it is free.
std::optional<ActionId> holderOf(const KeyMap& keys, const QKeySequence& key);

/// Keys that mean something of their own on the picture and in every field (Esc, Tab and Enter), and more than one key
/// in a row.
bool isReserved(const QKeySequence& key);

KeyChoice loadKeys(const QSettings& settings);
void storeKeys(QSettings& settings, const KeyChoice& choice);

} // namespace consentry::app
