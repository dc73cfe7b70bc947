#pragma once

#include "tests/attacks/victim.h"

namespace consentry::testing {

/// What became of one try.
struct Try {
    std::optional<Error> refused;
    std::string wrong; ///< it went through, with something else than what was signed; empty when all is well
};

/// What the annotator got to see.
struct Sight : Try {
    bool keyReleased = false;
    std::size_t bytes = 0; ///< clear bytes that came out before the refusal, all of them compared
};

/// The annotator opens `mine` as the window does: gate, log, key, sealed clip, and reads all of it.
Sight lookAt(const Victim& victim, const fs::path& workspace);
/// The lead exports; compared with an export of the untouched workspace.
Try exportFrom(const Victim& victim, const fs::path& workspace, const std::map<std::string, Bytes>& expected);
/// The label set's files but for the manifest.
std::map<std::string, Bytes> exportedFiles(const fs::path& folder);
/// The annotator submits `drafted`, the lead accepts `other`.
Try submitAndAccept(const Victim& victim, const fs::path& workspace);

/// Views in the log that nobody has closed.
std::int64_t openViews(const fs::path& workspace);

} // namespace consentry::testing
