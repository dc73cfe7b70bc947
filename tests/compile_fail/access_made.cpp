// Nobody but the gate makes a permission …
// expect: no matching function for call to .*Access::Access\(\)
#include "consent/access.h"

using namespace consentry::consent;

#ifdef CONTROL
AccessFacts made;
#else
Access made;
#endif
