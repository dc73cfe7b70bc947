#include "app/ctl/context.h"

#include "app/ctl/text.h"
#include "app/passphrase.h"

#include <csignal>
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

namespace consentry::app::ctl {
namespace {

// A signal handler can reach nothing but a global of this kind.
volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int)
{
    interrupted = 1;
}

void warnWhenReadableByOthers(const fs::path& path)
{
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 077U) != 0)
        std::fprintf(stderr, "consentryctl: warning: others can read %s; run: chmod 600 on it\n",
                     path.filename().c_str());
}

void showProgress(std::string_view stage, std::int64_t done, std::int64_t total)
{
    std::fprintf(stderr, "\r\033[K%.*s %lld", int(stage.size()), stage.data(), static_cast<long long>(done));
    if (total > 0)
        std::fprintf(stderr, " of %lld", static_cast<long long>(total));
    if (done == total)
        std::fprintf(stderr, "\r\033[K");
    std::fflush(stderr);
}

Result<void> wanted(const fs::path& value, const char* option, const char* variable)
{
    if (!value.empty())
        return {};
    return makeError(Errc::BadArgument, option, std::string("is needed (or the variable ") + variable + ")");
}

} // namespace

void catchInterrupts()
{
    struct sigaction action {};
    action.sa_handler = onInterrupt;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

bool wasInterrupted()
{
    return interrupted != 0;
}

Result<crypto::SecretBytes> Context::passphrase() const
{
    if (m_globals.passphraseFile.empty())
        return askPassphrase("Passphrase");
    warnWhenReadableByOthers(m_globals.passphraseFile);
    return readPassphraseFile(m_globals.passphraseFile);
}

Result<crypto::SecretBytes> Context::newPassphrase() const
{
    if (!m_globals.passphraseFile.empty())
        return passphrase();
    TRY_ASSIGN(auto first, askPassphrase("New passphrase"));
    TRY_ASSIGN(const auto second, askPassphrase("The same again"));
    if (!std::ranges::equal(first.view(), second.view()))
        return makeError(Errc::BadArgument, "passphrase", "the two are not the same");
    return first;
}

Result<crypto::Identity> Context::identity() const
{
    TRY_VOID(wanted(m_globals.identity, "--identity", "CONSENTRY_IDENTITY"));
    warnWhenReadableByOthers(m_globals.identity);
    TRY_ASSIGN(const auto secret, passphrase());
    return readIdentityFile(m_globals.identity, secret);
}

Result<Session> Context::session() const
{
    TRY_VOID(wanted(m_globals.workspace, "--workspace", "CONSENTRY_WORKSPACE"));
    TRY_ASSIGN(auto who, identity());
    return Session::open(folderFrom(m_globals.workspace), std::move(who), m_clock);
}

Result<Session> Context::uncheckedSession() const
{
    TRY_VOID(wanted(m_globals.workspace, "--workspace", "CONSENTRY_WORKSPACE"));
    TRY_ASSIGN(auto who, identity());
    return Session::openUnchecked(folderFrom(m_globals.workspace),
                                  std::make_shared<const crypto::Identity>(std::move(who)), m_clock);
}

OperationHooks Context::hooks() const
{
    OperationHooks hooks;
    hooks.cancelled = wasInterrupted;
    if (!m_globals.quiet && !m_globals.json && ::isatty(STDERR_FILENO) == 1)
        hooks.progress = showProgress;
    return hooks;
}

} // namespace consentry::app::ctl
