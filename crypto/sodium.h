#pragma once

#include "base/result.h"

namespace consentry::crypto {

/// Readies libsodium. Call once before anything else of this module; calling again is harmless, from any thread.
/// Errc::LibraryUnusable when it cannot work here.
Result<void> initialise();

} // namespace consentry::crypto
