// Ids of different things do not mix.
// expect: operands to .* have different types
#include "base/id.h"

using namespace consentry;

ClipId clipOf(ClipId clip, ObjectId object)
{
#ifdef CONTROL
    return object.isNull() ? ClipId() : clip;
#else
    return clip.isNull() ? object : clip;
#endif
}
