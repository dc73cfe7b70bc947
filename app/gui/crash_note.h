#pragma once

#include "base/id.h"

#include <QSettings>

namespace consentry::app {

/// Remembers in the settings which clip is open for editing, so that after a crash or a power cut the next opening can
/// say what was kept. Edits themselves are stored one by one and need no help.
class CrashNote {
public:
    explicit CrashNote(QSettings& settings) : m_settings(settings) {}

    /// `stored` edits of this clip are there now. Returns how many of them a session made that never closed the clip.
    std::int64_t opened(const ClipId& clip, std::int64_t stored);
    void closed(const ClipId& clip);

private:
    QSettings& m_settings;
};

} // namespace consentry::app
