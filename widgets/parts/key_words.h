#pragma once

#include <QAction>

#include <functional>
#include <vector>

namespace consentry::widgets {

// Anybody may change the keys of an action. Words that name one ask the action for it, and are said anew when it has
// another; no text holds a key of its own.

/// The first key of `action` as people write it; empty when it has none, or nobody said which action it is.
QString keyOf(const QAction* action);

using KeyedActions = std::vector<const QAction*>;

/// `words` with the keys of `actions` as its lowest placeholders; `without` when one of them has no key.
QString withKeys(const QString& words, const KeyedActions& actions, const QString& without = {});

/// Calls `say` now, and again when one of `actions` has got another first key, as long as `speaker` lives.
void followKeys(const KeyedActions& actions, QObject* speaker, const std::function<void()>& say);

} // namespace consentry::widgets
