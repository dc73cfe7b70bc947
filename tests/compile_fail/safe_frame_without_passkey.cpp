// Pixels alone make no safe frame.
// expect: no matching function for call to .*SafeFrame::SafeFrame\(
#include "base/frame.h"

using namespace consentry;

#ifdef CONTROL
SafeFrame make(FramePasskey passkey, FramePixels pixels)
{
    return SafeFrame(passkey, pixels, FrameIndex{0}, MediaTime(0));
}
#else
SafeFrame make(FramePixels pixels)
{
    return SafeFrame(pixels, FrameIndex{0}, MediaTime(0));
}
#endif
