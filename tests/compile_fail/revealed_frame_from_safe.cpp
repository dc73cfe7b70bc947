// The kinds of frames do not convert into each other.
// expect: could not convert .*SafeFrame.* to .*RevealedFrame
#include "base/frame.h"

using namespace consentry;

RevealedFrame reveal(const RevealedFrame& revealed, const SafeFrame& safe)
{
#ifdef CONTROL
    static_cast<void>(safe);
    return revealed;
#else
    static_cast<void>(revealed);
    return safe;
#endif
}
