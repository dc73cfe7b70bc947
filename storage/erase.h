#pragma once

#include "storage/key_files.h"
#include "storage/workspace.h"

namespace consentry::storage {

// What a withdrawal destroys, in this order. Each step is fine when it was done already, so an interrupted cascade is
// simply run again:
//   1. a Transaction signs the withdrawal, ends consent, manifests and grants, and logs   (app)
//   2. KeyFiles::eraseKeys        – from here on nobody can open the clip, backups aside
//   3. KeyFiles::eraseClipFiles
//   4. eraseClipRows              – frame table, chunk hashes, submitted and live labels; a tombstone stays
//   5. finishErasure              – once, after the last clip

/// Erases what the database holds about a clip's content and overwrites it there. The signed objects stay: they are the
/// proof of what happened. Takes the write lock itself: no Transaction may be open on `workspace`.
Result<void> eraseClipRows(Workspace& workspace, ClipId clip, const Clock& clock);

/// Empties the write-ahead log, where erased rows are still to be found. Errc::Busy while somebody reads.
Result<void> finishErasure(Workspace& workspace);

/// The write lock for whoever stores labels of a clip, drafts or proposals. Errc::AccessEnded when the clip's rows were
/// erased: nothing is written behind a withdrawal's back.
Result<WriteLock> lockLabels(Workspace& workspace, ClipId clip);

} // namespace consentry::storage
