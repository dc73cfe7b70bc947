#pragma once

#include "storage/key_files.h"
#include "storage/transaction.h"

namespace consentry::storage {

// What a withdrawal destroys, in this order; each step is fine when it was done already, so an interrupted cascade is
// simply run again:
//   1. the Transaction that signs the withdrawal, ends consent, manifests and grants, and logs   (app)
//   2. KeyFiles::eraseKeys        – from here on nobody can open the clip, backups aside
//   3. KeyFiles::eraseClipFiles
//   4. eraseClipRows              – frame table, chunk hashes, submitted and live labels; a tombstone stays

/// Erases what the database holds about a clip's content. The signed objects stay: they are the proof of what happened.
/// The rows are overwritten and the write-ahead log is emptied. Takes the write lock itself: no Transaction may be open
/// on `workspace`.
Result<void> eraseClipRows(Workspace& workspace, const consent::KeyRing& keys, ClipId clip, const Clock& clock);

/// Whether a clip's labels were erased.
Result<bool> isErased(Workspace& workspace, ClipId clip);

} // namespace consentry::storage
