// What may show faces is not shown where it must not.
// expect: (invalid initialization of reference|cannot convert|could not convert).*RevealedFrame
#include "base/frame.h"

using namespace consentry;

void show(const SafeFrame& frame);

void showRevealed(const RevealedFrame& revealed, const SafeFrame& safe)
{
#ifdef CONTROL
    show(safe);
    static_cast<void>(revealed);
#else
    show(revealed);
    static_cast<void>(safe);
#endif
}
