#include "crypto/sodium.h"

#include <sodium.h>

namespace consentry::crypto {

Result<void> initialise()
{
    if (sodium_init() < 0)
        return makeError(Errc::LibraryUnusable, "libsodium");
    return {};
}

} // namespace consentry::crypto
