// Ids of different things do not mix.
// expect: no matching function for call to .*contains\(consentry::ClipId&\)
#include "base/id.h"

#include <set>

using namespace consentry;

bool isEnded(const std::set<ObjectId>& ended, ObjectId object, ClipId clip)
{
#ifdef CONTROL
    return ended.contains(object) && !clip.isNull();
#else
    return ended.contains(clip) && !object.isNull();
#endif
}
