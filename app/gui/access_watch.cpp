#include "app/gui/access_watch.h"

#include "app/operations/segments.h"

#include <sys/stat.h>

namespace consentry::app {

namespace {

/// A database that is busy or cannot be read says nothing about consent; keepTime gives it a second.
bool saysNothing(const Error& error)
{
    const ErrorClass what = errorClass(error.code);
    return what == ErrorClass::Busy || what == ErrorClass::Failure;
}

/// When a file's content was last written, in nanoseconds; nothing when it is not there. Nobody can set this back.
std::optional<std::int64_t> lastChange(const fs::path& file)
{
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0)
        return std::nullopt;
    return std::int64_t{info.st_ctim.tv_sec} * 1'000'000'000 + info.st_ctim.tv_nsec;
}

} // namespace

AccessWatch::AccessWatch(fs::path folder, crypto::VerifyKey root, const Clock& clock, QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_root(root),
      m_clock(clock),
      m_asking([this] { askOften(); }),
      m_keepingTime([this] { keepTime(); })
{
}

AccessWatch::~AccessWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_asking.join();
    m_keepingTime.join();
}

void AccessWatch::watch(const consent::Access& access, std::function<void()> onEnd)
{
    const std::lock_guard lock(m_mutex);
    m_watched = Watched{.facts = access.facts(),
                        .stop = access.stopSource(),
                        .onEnd = std::move(onEnd),
                        .lastGood = SteadyClock::now(),
                        .failure = std::nullopt,
                        .generation = ++m_generation};
    m_wake.notify_all();
}

void AccessWatch::forget()
{
    const std::lock_guard lock(m_mutex);
    m_watched.reset();
    ++m_generation;
}

bool AccessWatch::rest(std::chrono::milliseconds interval)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, interval, [this, generation = m_generation] { return m_quit || m_generation != generation; });
    return !m_quit;
}

std::optional<AccessWatch::Watched> AccessWatch::watched()
{
    const std::lock_guard lock(m_mutex);
    return m_watched;
}

void AccessWatch::keepTime()
{
    do {
        const auto view = watched();
        if (!view)
            continue;
        if (isOver(*view))
            end(view->generation, makeError(Errc::GrantExpired, rfc3339Text(view->facts.until)));
        else if (SteadyClock::now() - view->lastGood >= kLongestSilence)
            end(view->generation, view->failure.value_or(makeError(Errc::NoAnswer)));
    } while (rest(kTimeInterval));
}

void AccessWatch::askOften()
{
    do {
        ask();
    } while (rest(kAskInterval));
    m_workspace.reset(); // its connection belongs to this thread
}

void AccessWatch::ask()
{
    const auto view = watched();
    if (!view)
        return;
    if (m_seenGeneration != view->generation) {
        m_seenGeneration = view->generation;
        m_seenVersion.reset();
        m_seenLog = 0;
    }
    const Result<void> checked = check(*view);
    if (checked || saysNothing(checked.error()))
        note(view->generation, checked);
    else
        end(view->generation, checked.error());
}

bool AccessWatch::isOver(const Watched& watched) const
{
    return watched.facts.until <= std::max(m_clock.now(), watched.facts.countedTime(m_clock));
}

Result<void> AccessWatch::check(const Watched& watched)
{
    TRY_VOID(openWorkspace());
    const auto version = m_workspace->dataVersion();
    if (!version) {
        m_workspace.reset();
        return version.error();
    }
    if (m_seenVersion == *version)
        return {};
    TRY_VOID(askGate(watched));
    TRY_ASSIGN(const auto regions, readRegions(watched.facts.request.clip));
    TRY_VOID(readTask(watched.facts.request.clip));
    m_seenVersion = *version;
    Q_EMIT regionsRead(watched.facts.request.clip, regions);
    return {};
}

/// Anew when the file is another one, and when it was written to: a connection hears of commits only, and keeps what it
/// has read of a file that somebody overwrites.
Result<void> AccessWatch::openWorkspace()
{
    const auto changed = lastChange(storage::WorkspacePaths{m_folder}.database());
    if (m_workspace && changed == m_seenChange && m_workspace->database().checkPlace())
        return {};
    m_workspace.reset();
    m_seenVersion.reset();
    m_seenChange = changed;
    if (!changed)
        return makeError(Errc::Io, "workspace.db", "not there");
    TRY_ASSIGN(m_workspace, storage::Workspace::open(m_folder, kPatience));
    return {};
}

Result<void> AccessWatch::askGate(const Watched& watched)
{
    TRY_ASSIGN(const auto evidence, m_workspace->evidence(watched.facts));
    return consent::ConsentGate(m_clock, m_workspace->id(), m_root).recheck(watched.facts, evidence);
}

Result<std::vector<storage::ClipRegion>> AccessWatch::readRegions(ClipId clip)
{
    TRY_ASSIGN(const auto keys, m_workspace->keyRing(m_root));
    TRY_ASSIGN(const auto status, m_workspace->status(keys, m_clock.now()));
    TRY_ASSIGN(auto regions, storage::regionsInForce(*m_workspace, keys, status, clip));
    return std::move(regions[clip]);
}

/// Edits are in no log, so that whoever draws does not have this read again and again.
Result<void> AccessWatch::readTask(ClipId clip)
{
    TRY_ASSIGN(const auto head, m_workspace->auditLog().head());
    if (head.size == m_seenLog)
        return {};
    TRY_ASSIGN(const auto keys, m_workspace->keyRing(m_root));
    TRY_ASSIGN(const auto status, m_workspace->status(keys, m_clock.now()));
    TRY_ASSIGN(const auto history, m_workspace->taskHistory(keys, status, clip, m_clock.now()));
    m_seenLog = head.size;
    Q_EMIT taskRead(clip, {consent::taskState(history), namedSegments(history.division, keys)});
    return {};
}

void AccessWatch::note(std::uint64_t generation, const Result<void>& answer)
{
    const std::lock_guard lock(m_mutex);
    if (!m_watched || m_watched->generation != generation)
        return;
    if (answer.ok()) {
        m_watched->lastGood = SteadyClock::now();
        m_watched->failure.reset();
    } else {
        m_watched->failure = answer.error();
    }
}

void AccessWatch::end(std::uint64_t generation, const Error& reason)
{
    std::optional<Watched> view;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_watched || m_watched->generation != generation)
            return; // another view took its place meanwhile, or the other thread was faster
        view = std::exchange(m_watched, std::nullopt);
    }
    view->stop->set();
    if (view->onEnd)
        view->onEnd();
    Q_EMIT ended(reason);
}

} // namespace consentry::app
