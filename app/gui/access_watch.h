#pragma once

#include "annotation/segments.h"
#include "consent/access.h"
#include "consent/consent_gate.h"
#include "consent/task.h"
#include "storage/regions.h"

#include <QObject>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace consentry::app {

/// How far the work on a clip is.
struct TaskNews {
    consent::TaskState state = consent::TaskState::Unassigned;
    std::vector<annotation::Segment> segments; ///< empty when it is not divided
};

/// Ends open views when they must end: expiry, revocation, withdrawal, hold, removal, or a workspace that cannot be
/// read. Two threads of its own, so a busy window cannot delay it: one asks the workspace every 250 ms by a connection
/// of its own, the other keeps time and never waits for a database, which can keep a reader for ten seconds. A second
/// without a good answer ends the view.
class AccessWatch final : public QObject {
    Q_OBJECT

public:
    AccessWatch(fs::path folder, crypto::VerifyKey root, const Clock& clock, QObject* parent = nullptr);
    ~AccessWatch() override;

    /// From now on `access` is watched instead of any before. `onEnd` is called on one of the watching threads right
    /// after the flag is set and must be quick: it wipes what the flag alone does not.
    void watch(const consent::Access& access, std::function<void()> onEnd);
    void forget();

    static constexpr std::chrono::milliseconds kAskInterval{250};
    static constexpr std::chrono::milliseconds kTimeInterval{50};
    static constexpr std::chrono::milliseconds kPatience{100}; ///< for a database that is busy, each time
    static constexpr std::chrono::milliseconds kLongestSilence{900};

Q_SIGNALS:
    /// Queued to the window: something in the workspace is new, and the view still stands; this is what must be hidden
    /// now. Read here, since a database can keep its reader, and a window that waits for one cannot be blanked.
    void regionsRead(consentry::ClipId clip, const std::vector<consentry::storage::ClipRegion>& regions);
    /// Likewise when something was signed: who labels which frames, who has handed in, what reviewers said.
    void taskRead(consentry::ClipId clip, const consentry::app::TaskNews& news);
    /// Queued to the window after the view has ended.
    void ended(const consentry::Error& reason);

private:
    using SteadyClock = std::chrono::steady_clock;
    struct Watched {
        consent::AccessFacts facts;
        std::shared_ptr<StopSource> stop;
        std::function<void()> onEnd;
        SteadyClock::time_point lastGood; ///< suspend is no silence
        std::optional<Error> failure;     ///< why no answer has come since then
        std::uint64_t generation = 0;     ///< counts what was watched, to tell one view from the next
    };
    /// Waits for `interval` or until something else is to be watched; false when it is time to quit.
    bool rest(std::chrono::milliseconds interval);
    std::optional<Watched> watched();
    void askOften();
    void ask();
    void keepTime();
    bool isOver(const Watched& watched) const;
    Result<void> check(const Watched& watched);
    Result<void> openWorkspace();
    Result<void> askGate(const Watched& watched);
    Result<std::vector<storage::ClipRegion>> readRegions(ClipId clip);
    Result<void> readTask(ClipId clip);
    void note(std::uint64_t generation, const Result<void>& answer);
    void end(std::uint64_t generation, const Error& reason);

    const fs::path m_folder;
    const crypto::VerifyKey m_root;
    const Clock& m_clock;
    std::mutex m_mutex; ///< guards m_watched, m_generation and m_quit
    std::condition_variable m_wake;
    std::optional<Watched> m_watched;
    std::uint64_t m_generation = 0;
    bool m_quit = false;
    // Of the asking thread only:
    std::unique_ptr<storage::Workspace> m_workspace;
    std::optional<std::int64_t> m_seenVersion;
    std::optional<std::int64_t> m_seenChange; ///< of the database's file
    std::uint64_t m_seenLog = 0; ///< entries, when the task was read
    std::uint64_t m_seenGeneration = 0;
    std::thread m_asking;
    std::thread m_keepingTime;
};

} // namespace consentry::app
