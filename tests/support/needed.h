#pragma once

#include <QTest>

/// Ends the test when the computer lacks what it needs: a skip on a developer's computer, a failure in CI, where nobody
/// reads of skips. For use in a test function itself.
#define SKIP_BUT_FAIL_IN_CI(reason)                                                                                    \
    do {                                                                                                               \
        if (qgetenv("CI") == "true")                                                                                   \
            QFAIL(reason);                                                                                             \
        QSKIP(reason);                                                                                                 \
    } while (false)
