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

/// The same for data that must be fetched: `problem` is empty when it is there.
#define REQUIRE_FETCHED(problem)                                                                                       \
    do {                                                                                                               \
        if (!(problem).isEmpty())                                                                                      \
            SKIP_BUT_FAIL_IN_CI(qPrintable(problem));                                                                  \
    } while (false)
