#pragma once

#include "consent/access.h"
#include "consent/consent_gate.h"
#include "storage/workspace.h"

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace consentry::app {

/// Device and inode: two names of one file agree, a file that took another's place does not.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;

/// Ends open views when they must end: expiry, revocation, withdrawal, hold, removal, or a workspace that cannot be
/// read. Has its own thread and its own database connection, so a busy window cannot delay it. Polls every 250 ms; a
/// failed read for 1 s ends the view, too.
class AccessWatch final : public QObject {
    Q_OBJECT

public:
    AccessWatch(fs::path folder, crypto::VerifyKey root, const Clock& clock, QObject* parent = nullptr);
    ~AccessWatch() override;

    /// From now on `access` is watched instead of any before. `onEnd` is called on the watching thread right after the
    /// flag is set and must be quick: it wipes what the flag alone does not.
    void watch(const consent::Access& access, std::function<void()> onEnd);
    void forget();

    static constexpr std::chrono::milliseconds kPollInterval{250};
    static constexpr std::chrono::milliseconds kLongestSilence{1000};

Q_SIGNALS:
    /// Queued to the window after the view has ended.
    void ended(const consentry::Error& reason);

private:
    struct Watched {
        consent::AccessFacts facts;
        std::shared_ptr<StopSource> stop;
        std::function<void()> onEnd;
        std::chrono::milliseconds endsSinceBoot{}; ///< the window in time that a changed wall clock does not move
    };
    void run();
    void pollOnce();
    Result<void> check(const Watched& watched);
    Result<void> openWorkspace();
    Result<void> askGate(const Watched& watched);
    void end(const Error& reason);

    const fs::path m_folder;
    const crypto::VerifyKey m_root;
    const Clock& m_clock;
    std::mutex m_mutex; ///< guards m_watched, m_generation and m_quit
    std::condition_variable m_wake;
    std::optional<Watched> m_watched;
    std::uint64_t m_generation = 0;
    bool m_quit = false;
    // Of the watching thread only:
    std::unique_ptr<storage::Workspace> m_workspace;
    std::optional<FileIdentity> m_file; ///< of the database that m_workspace has open
    std::optional<std::int64_t> m_seenVersion;
    std::uint64_t m_seenGeneration = 0;
    std::chrono::milliseconds m_lastGood{};
    std::thread m_thread;
};

} // namespace consentry::app
