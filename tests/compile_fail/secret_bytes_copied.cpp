// Secrets have one owner.
// expect: use of deleted function .*SecretBytes::SecretBytes\(const .*SecretBytes&\)
#include "crypto/secret_bytes.h"

using consentry::crypto::SecretBytes;

SecretBytes take(SecretBytes& secret)
{
#ifdef CONTROL
    return std::move(secret);
#else
    return secret;
#endif
}
