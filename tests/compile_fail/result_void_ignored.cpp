// A failure cannot be overlooked.
// expect: ignoring returned value of type .*Result<void>.*-Werror=unused-result
#include "base/result.h"

consentry::Result<void> finish();

bool end()
{
#ifdef CONTROL
    return finish().ok();
#else
    finish();
    return true;
#endif
}
