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
    : QObject(parent), m_folder(std::move(folder)), m_root(root), m_clock(clock), m_thread([this] { run(); })
{
}

AccessWatch::~AccessWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void AccessWatch::watch(const consent::Access& access, std::function<void()> onEnd)
{
    const auto left = access.facts().until - m_clock.now();
    const std::lock_guard lock(m_mutex);
    m_watched = Watched{access.facts(), access.stopSource(), std::move(onEnd), m_clock.sinceBoot() + left};
    ++m_generation;
    m_wake.notify_all();
}

void AccessWatch::forget()
{
    const std::lock_guard lock(m_mutex);
    m_watched.reset();
    ++m_generation;
}

void AccessWatch::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_quit) {
        if (m_watched) {
            lock.unlock();
            pollOnce();
            lock.lock();
        }
        m_wake.wait_for(lock, kPollInterval,
                        [this, generation = m_generation] { return m_quit || m_generation != generation; });
    }
    m_workspace.reset(); // its connection belongs to this thread
}

void AccessWatch::pollOnce()
{
    std::optional<Watched> watched;
    {
        const std::lock_guard lock(m_mutex);
        watched = m_watched;
        if (m_seenGeneration != m_generation) {
            m_seenGeneration = m_generation;
            m_seenVersion.reset();
            m_lastGood = m_clock.sinceBoot();
        }
    }
    if (!watched)
        return;
    const Result<void> checked = check(*watched);
    if (checked.ok()) {
        m_lastGood = m_clock.sinceBoot();
        return;
    }
    // A database that is busy or cannot be read says nothing about consent; it gets a second, then the answer is no.
    const ErrorClass what = errorClass(checked.error().code);
    const bool mayPass = what == ErrorClass::Busy || what == ErrorClass::Failure;
    if (!mayPass || m_clock.sinceBoot() - m_lastGood >= kLongestSilence)
        end(checked.error());
}

Result<void> AccessWatch::check(const Watched& watched)
{
    if (watched.facts.until <= m_clock.now() || watched.endsSinceBoot <= m_clock.sinceBoot())
        return makeError(Errc::GrantExpired, rfc3339Text(watched.facts.until));
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
    TRY_ASSIGN(m_workspace, storage::Workspace::open(m_folder));
    m_file = file;
    return {};
}

Result<void> AccessWatch::askGate(const Watched& watched)
{
    TRY_ASSIGN(const auto evidence, m_workspace->evidence(watched.facts));
    return consent::ConsentGate(m_clock, m_workspace->id(), m_root).recheck(watched.facts, evidence);
}

void AccessWatch::end(const Error& reason)
{
    std::optional<Watched> watched;
    {
        const std::lock_guard lock(m_mutex);
        if (m_generation != m_seenGeneration)
            return; // another view took its place meanwhile
        watched = std::exchange(m_watched, std::nullopt);
    }
    if (!watched)
        return;
    watched->stop->set();
    if (watched->onEnd)
        watched->onEnd();
    Q_EMIT ended(reason);
}

} // namespace consentry::app
