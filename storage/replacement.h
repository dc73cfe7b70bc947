#pragma once

#include "storage/workspace.h"

namespace consentry::storage {

// How a new safe rendition takes the place of an old one, all or nothing, however a run ends:
//   1. Its key file, a grant header for each grant in force and its video are written, complete, to where they wait
//      (`.next` in `keys/` and `clips/`), under the write lock.
//   2. The same transaction signs its manifest and ends the old one. Until this commits the old rendition is whole and
//      nothing has happened; from here on the new one is.
//   3. Whoever takes the write lock next puts the files into their places. Files need no key to be moved.

/// Step 3, for every rendition that waits. What waits without a manifest in force was left behind before step 2, and
/// goes. Each step can be done again. The caller holds the write lock.
Result<void> finishReplacements(Workspace& workspace, const consent::KeyRing& keys,
                                const consent::VerifiedStatus& status);

/// Whether anything waits.
bool hasReplacements(const WorkspacePaths& paths);

/// The manifest of a rendition that counts. Errc::NoManifest.
Result<consent::Signed<consent::ClipManifest>> manifestInForce(Workspace& workspace, const consent::KeyRing& keys,
                                                               const consent::VerifiedStatus& status, ClipId clip,
                                                               consent::Rendition rendition);

} // namespace consentry::storage
