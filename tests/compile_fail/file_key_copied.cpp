// Keys have one owner.
// expect: use of deleted function .*FileKey::FileKey\(const .*FileKey&\)
#include "crypto/keys.h"

using consentry::crypto::FileKey;

FileKey take(FileKey& key)
{
#ifdef CONTROL
    return std::move(key);
#else
    return key;
#endif
}
