#pragma once

#include "app/session.h"

namespace consentry::app {

// A checkpoint is a signed note with the head of the log (docs/file-format.md, "Audit log"). Kept somewhere else, it
// shows later that no entry before it was altered or cut off. Custodians put their signatures below those of others.

/// The present head, signed by this person. Errc::LogBroken … when the log is not whole.
Result<std::string> makeCheckpoint(Session& session);

/// Logs that this custodian looked at the whole log and found it whole. Errc::RoleMissing, or the log's first problem.
Result<void> cosignLog(Session& session);
/// What a custodian's unlocking does: the same, unless the newest entry is their own and so names all that is before
/// it. What this account has found whole before is only hashed. Nothing for anybody else.
Result<void> cosignAtUnlock(Session& session);
/// As cosignLog, and `note` with this custodian's signature below the others. Errors of compareCheckpoint, too.
Result<std::string> cosignCheckpoint(Session& session, std::string_view note);

/// That the log goes on from where `note` saw it, and that members signed it. Returns their names. Errc::RolledBack
/// when the log is shorter now, LogBroken when it is another, BadSignature, UntrustedSigner, BadSignedObject or
/// OtherWorkspace when it is no checkpoint of this workspace.
Result<std::vector<std::string>> compareCheckpoint(Session& session, std::string_view note);

} // namespace consentry::app
