#pragma once

#include "base/file.h"
#include "crypto/secret_bytes.h"

namespace consentry::app {

/// First line of a file, without its line end. At most 1 KiB. Errc::BadArgument when it is empty.
Result<crypto::SecretBytes> readPassphraseFile(const fs::path& path);

/// Asks on the controlling terminal, without echo. Errc::BadArgument when there is no terminal, Interrupted by a
/// signal.
Result<crypto::SecretBytes> askPassphrase(const char* prompt);

} // namespace consentry::app
