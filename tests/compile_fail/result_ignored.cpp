// A failure cannot be overlooked.
// expect: ignoring returned value of type .*Result<int>.*-Werror=unused-result
#include "base/result.h"

consentry::Result<int> answer();

void ask()
{
#ifdef CONTROL
    if (!answer().ok())
        return;
#else
    answer();
#endif
}
