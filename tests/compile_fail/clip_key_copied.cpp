// Keys have one owner.
// expect: use of deleted function .*ClipKey::ClipKey\(const .*ClipKey&\)
#include "consent/clip_key.h"

using consentry::consent::ClipKey;

ClipKey take(ClipKey& key)
{
#ifdef CONTROL
    return std::move(key);
#else
    return key;
#endif
}
