#pragma once

#include "app/ctl/output.h"
#include "app/operation.h"
#include "app/session.h"
#include "base/clock.h"

#include <atomic>

namespace consentry::app::ctl {

/// The global options, as parsed.
struct Globals {
    fs::path workspace;
    fs::path identity;
    fs::path passphraseFile;
    bool json = false;
    bool quiet = false;

    OutputForm form() const { return json ? OutputForm::Document : quiet ? OutputForm::Quiet : OutputForm::Lines; }
};

/// What a command has to work with.
class Context {
public:
    Context(Globals globals, const Clock& clock) : m_globals(std::move(globals)), m_clock(clock) {}

    const Globals& globals() const { return m_globals; }
    const Clock& clock() const { return m_clock; }

    /// Unlocks the identity and opens the workspace. Errc::BadArgument when --workspace or --identity is missing.
    Result<Session> session() const;
    /// The same without a look at the log, for the commands that report on it.
    Result<Session> uncheckedSession() const;
    /// The identity alone, for commands without a workspace.
    Result<crypto::Identity> identity() const;
    Result<crypto::SecretBytes> passphrase() const;
    /// For a new identity: from the file, or asked twice.
    Result<crypto::SecretBytes> newPassphrase() const;
    /// Progress on a terminal's stderr; cancelled by Ctrl+C.
    OperationHooks hooks() const;

private:
    Globals m_globals;
    const Clock& m_clock;
};

/// Lets Ctrl+C and SIGTERM ask the running operation to stop instead of killing it half-way.
void catchInterrupts();
bool wasInterrupted();

} // namespace consentry::app::ctl
