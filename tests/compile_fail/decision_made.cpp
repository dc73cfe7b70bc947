// A decision is made in one of two ways, each by name.
// expect: Decision::Decision\(.*\).* is private
#include "consent/policy.h"

using namespace consentry::consent;

Decision yes(consentry::Timestamp until)
{
#ifdef CONTROL
    return Decision::allowUntil(until);
#else
    return Decision(std::nullopt, until);
#endif
}
