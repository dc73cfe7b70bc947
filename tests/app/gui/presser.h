#pragma once

#include "tests/app/gui/window_bench.h"

#include <QSet>

namespace consentry::testing {

/// The window's state that a key changes, as text.
using Measure = QString (*)(WindowBench&);

/// Presses the keys of actions, each of which must change something, and notes in `tried` which have been pressed.
class Presser {
public:
    Presser(WindowBench& bench, QSet<QString>& tried) : m_bench(bench), m_tried(tried) {}

    void press(app::ActionId id, Measure measure)
    {
        const QString before = measure(m_bench);
        pressOnly(id);
        m_bench.hands().await([&] { return measure(m_bench) != before; },
                              QStringLiteral("a change by %1 from '%2'").arg(nameOf(id), before), 5000);
        m_tried << nameOf(id);
    }
    /// Takes the last one back, for the next to begin where it did.
    void pressAndUndo(app::ActionId id, Measure measure)
    {
        press(id, measure);
        m_bench.hands().press("Ctrl+Z");
    }
    /// What it changes is up to the caller, and then to note().
    void pressOnly(app::ActionId id)
    {
        const QAction& action = m_bench.window().actions()[id];
        must(action.isEnabled(), QStringLiteral("%1 is disabled").arg(nameOf(id)));
        m_bench.hands().press(action.shortcuts().first().toString(QKeySequence::PortableText).toLatin1().constData());
    }
    void note(app::ActionId id) { m_tried << nameOf(id); }

private:
    QString nameOf(app::ActionId id) const { return m_bench.window().actions()[id].objectName(); }

    WindowBench& m_bench;
    QSet<QString>& m_tried;
};

} // namespace consentry::testing
