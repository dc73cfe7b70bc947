// … not even somebody who has its facts.
// expect: Access::Access\(.*AccessFacts\).* is private
#include "consent/access.h"

using namespace consentry::consent;

bool hasEnded(const Access& access, const AccessFacts& facts)
{
#ifdef CONTROL
    return access.hasEnded() && facts.grant.isNull();
#else
    return access.hasEnded() && Access(facts).hasEnded();
#endif
}
