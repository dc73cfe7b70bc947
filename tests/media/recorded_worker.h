#pragma once

#include "tests/support/test_support.h"

#include <QStringList>

namespace consentry::testing {

/// What a worker did once it had said Hello, which is when its walls stand and before it sees a byte of the video.
struct Recording {
    bool isWhole = false; ///< from Hello to its end; if not, nothing is shown
    QStringList opened;   ///< calls that named a file, made a socket or used another than ours, and were not refused
    QStringList said;     ///< on its standard streams, as the heap and assertions do before they end a process
    QByteArray reports;   ///< of sanitizers
};

/// Starts a worker with strace beside it, and its sanitizer, where it was built with one, reporting into a file.
class RecordedWorker {
public:
    explicit RecordedWorker(const fs::path& worker);

    /// To be started in place of the worker. One at a time; it has the worker's process id.
    fs::path program() const { return m_folder / "recorded"; }
    /// What the last one did. Waits for the end of it.
    Recording take();

private:
    QByteArray awaitCalls() const;
    QByteArray takeReports() const;

    TempFolder m_folder;
};

} // namespace consentry::testing
