#include "widgets/parts/key_words.h"

namespace consentry::widgets {

QString keyOf(const QAction* action)
{
    return action == nullptr ? QString() : action->shortcut().toString(QKeySequence::NativeText);
}

QString withKeys(const QString& words, const KeyedActions& actions, const QString& without)
{
    QString filled = words;
    for (const QAction* action : actions) {
        const QString key = keyOf(action);
        if (key.isEmpty())
            return without;
        filled = filled.arg(key);
    }
    return filled;
}

void followKeys(const KeyedActions& actions, QObject* speaker, const std::function<void()>& say)
{
    say();
    for (const QAction* action : actions) {
        if (action == nullptr)
            continue;
        // An action also says that it changed when it can or cannot be done, which is often.
        QObject::connect(action, &QAction::changed, speaker, [action, say, said = keyOf(action)]() mutable {
            if (said == keyOf(action))
                return;
            said = keyOf(action);
            say();
        });
    }
}

} // namespace consentry::widgets
