// Time comes from the stream, never from counting frames.
// expect: (could not|cannot) convert .* to .*FrameIndex
#include "base/frame.h"

using namespace consentry;

bool contains(const FrameRange& range, const SafeFrame& frame)
{
#ifdef CONTROL
    return range.contains(frame.index());
#else
    return range.contains(frame.time());
#endif
}
