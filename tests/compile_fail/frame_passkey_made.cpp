// Only media/ vouches for pixels.
// expect: FramePasskey::FramePasskey\(\).* is private
#include "base/frame.h"

using namespace consentry;

#ifdef CONTROL
FramePixels pixels;
#else
FramePasskey passkey{};
#endif
