#include "app/gui/access_watch.h"

#include <sys/stat.h>

namespace consentry::app {

namespace {

std::optional<FileIdentity> identityOf(const fs::path& file)
{
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0)
        return std::nullopt;
    return FileIdentity{facts.st_dev, facts.st_ino};
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
    const auto left = access.facts().until - m_clock.now();
    const std::lock_guard lock(m_mutex);
    m_watched = Watched{.facts = access.facts(),
                        .stop = access.stopSource(),
                        .onEnd = std::move(onEnd),
                        .endsSinceBoot = m_clock.sinceBoot() + left,
                        .lastGood = SteadyClock::now(),
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
        if (const Result<void> inTime = checkTime(*view); !inTime)
            end(view->generation, inTime.error());
        else if (SteadyClock::now() - view->lastGood >= kLongestSilence)
            end(view->generation, makeError(Errc::Busy));
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
    }
    const Result<void> checked = check(*view);
    if (checked.ok())
        return answerWasGood(view->generation);
    // A database that is busy or cannot be read says nothing about consent; it gets a second, then the answer is no.
    const ErrorClass what = errorClass(checked.error().code);
    const bool mayPass = what == ErrorClass::Busy || what == ErrorClass::Failure;
    if (!mayPass || SteadyClock::now() - view->lastGood >= kLongestSilence)
        end(view->generation, checked.error());
}

Result<void> AccessWatch::checkTime(const Watched& watched) const
{
    if (watched.facts.until <= m_clock.now() || watched.endsSinceBoot <= m_clock.sinceBoot())
        return makeError(Errc::GrantExpired, rfc3339Text(watched.facts.until));
    return {};
}

Result<void> AccessWatch::check(const Watched& watched)
{
    TRY_VOID(checkTime(watched));
    TRY_VOID(openWorkspace());
    const auto version = m_workspace->dataVersion();
    if (!version) {
        m_workspace.reset();
        return version.error();
    }
    if (m_seenVersion == *version)
        return {};
    TRY_VOID(askGate(watched));
    m_seenVersion = *version;
    return {};
}

/// An open file can be read when its name has gone or stands for another file; what happens there would not be seen.
Result<void> AccessWatch::openWorkspace()
{
    const std::optional<FileIdentity> file = identityOf(storage::WorkspacePaths{m_folder}.database());
    if (m_workspace && file && file == m_file)
        return {};
    m_workspace.reset();
    m_seenVersion.reset();
    if (!file)
        return makeError(Errc::Io, "workspace.db", "not there");
    TRY_ASSIGN(m_workspace, storage::Workspace::open(m_folder, kPatience));
    m_file = file;
    return {};
}

Result<void> AccessWatch::askGate(const Watched& watched)
{
    TRY_ASSIGN(const auto evidence, m_workspace->evidence(watched.facts));
    return consent::ConsentGate(m_clock, m_workspace->id(), m_root).recheck(watched.facts, evidence);
}

void AccessWatch::answerWasGood(std::uint64_t generation)
{
    const std::lock_guard lock(m_mutex);
    if (m_watched && m_watched->generation == generation)
        m_watched->lastGood = SteadyClock::now();
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
