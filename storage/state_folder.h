#pragma once

#include "base/file.h"
#include "consent/status.h"
#include "storage/audit_log.h"

namespace consentry::storage {

/// What this OS account has seen of a workspace, kept outside it.
struct KeptState {
    consent::StatusMark status;
    consent::StatusLists lists; ///< of that status
    consent::LogHead log;
};

/// The folder `$XDG_STATE_HOME/consentry/<workspace id>/` (else `~/.local/state/…`), shared by all identities of the
/// account. It lags behind after a crash, which is harmless; it never goes back.
class StateFolder {
public:
    /// In the place above. Errc::Io when there is no home folder either.
    static Result<StateFolder> forWorkspace(WorkspaceId id);
    /// In a folder of the caller's choice.
    explicit StateFolder(fs::path folder) : m_folder(std::move(folder)) {}

    /// Nothing when the workspace was never opened here. Errc::StatusMismatch when the file does not parse.
    Result<std::optional<KeptState>> load() const;
    /// Keeps `seen` unless something as high is kept already; status and log head are compared each for itself.
    Result<void> raise(const KeptState& seen) const;
    /// The entries that this account last found whole; nothing when there is no such note or it does not parse.
    std::optional<CheckedRows> loadChecked() const;
    Result<void> keepChecked(const CheckedRows& rows) const;
    const fs::path& folder() const { return m_folder; }

private:
    fs::path m_folder;
};

} // namespace consentry::storage
