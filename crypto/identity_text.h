#pragma once

#include "crypto/identity.h"

namespace consentry::crypto {

/// What an identity file holds (docs/file-format.md, "Identities"): an age identity file with our keys as comments.
Result<SecretBytes> identityText(const Identity& identity);
/// Takes that one form only. Errc::BadIdentityFile (why).
Result<Identity> parseIdentityText(std::string_view text);

} // namespace consentry::crypto
