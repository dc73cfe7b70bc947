// What was read as one type is not another.
// expect: could not convert .*Signed<.*Grant>.* to .*Signed<.*ConsentRecord>
#include "consent/signed_object.h"

using namespace consentry;
using namespace consentry::consent;

Result<Signed<ConsentRecord>> read(std::string_view token, const KeyRing& keys)
{
#ifdef CONTROL
    return readObject<ConsentRecord>(token, keys);
#else
    return readObject<Grant>(token, keys);
#endif
}
