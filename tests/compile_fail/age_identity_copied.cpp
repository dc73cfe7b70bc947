// Keys have one owner.
// expect: use of deleted function .*AgeIdentity::AgeIdentity\(const .*AgeIdentity&\)
#include "crypto/keys.h"

using consentry::crypto::AgeIdentity;

AgeIdentity take(AgeIdentity& identity)
{
#ifdef CONTROL
    return std::move(identity);
#else
    return identity;
#endif
}
