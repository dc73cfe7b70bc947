// Time comes from the stream, never from counting frames.
// expect: could not convert .*FrameIndex.* to .*(MediaTime|duration)
#include "base/frame.h"

using namespace consentry;

MediaTime timeOf(const SafeFrame& frame)
{
#ifdef CONTROL
    return frame.time();
#else
    return frame.index();
#endif
}
