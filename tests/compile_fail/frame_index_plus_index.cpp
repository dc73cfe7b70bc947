// Positions are not added, only distances.
// expect: no match for .*operator\+
#include "base/frame_index.h"

using namespace consentry;

FrameIndex middle(FrameIndex first, FrameIndex last)
{
#ifdef CONTROL
    return first + (last - first) / 2;
#else
    return (first + last) - first;
#endif
}
