// A permission has one owner.
// expect: use of deleted function .*Access::Access\(const .*Access&\)
#include "consent/access.h"

using consentry::consent::Access;

Access take(Access& access)
{
#ifdef CONTROL
    return std::move(access);
#else
    return access;
#endif
}
