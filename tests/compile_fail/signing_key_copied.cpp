// Keys have one owner.
// expect: use of deleted function .*SigningKey::SigningKey\(const .*SigningKey&\)
#include "crypto/keys.h"

using consentry::crypto::SigningKey;

SigningKey take(SigningKey& key)
{
#ifdef CONTROL
    return std::move(key);
#else
    return key;
#endif
}
