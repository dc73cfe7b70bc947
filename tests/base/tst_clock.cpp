#include "base/clock.h"
#include "base/media_time.h"
#include "tests/support/needed.h"
#include "tests/support/test_support.h"

#include <cstdio>
#include <ctime>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace consentry;

namespace {

std::chrono::milliseconds timeOf(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::seconds(time.tv_sec)
                                                         + std::chrono::nanoseconds(time.tv_nsec));
}

/// How a child ends that looks at the clock of a computer which has slept.
enum Seen : int { CountsSleep, LeavesSleepOut, CannotSleep };

/// The children of this process are on a computer that has slept for a day: only CLOCK_BOOTTIME is ahead there.
bool pretendToHaveSlept()
{
    if (::unshare(CLONE_NEWTIME) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWTIME) != 0)
        return false;
    FILE* const offsets = std::fopen("/proc/self/timens_offsets", "we");
    if (offsets == nullptr)
        return false;
    const bool written = std::fputs("boottime 86400 0", offsets) >= 0;
    return std::fclose(offsets) == 0 && written;
}

/// What `body` returns, in a child.
template<class Body>
int statusOfChild(Body body)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(body());
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int whatIsSeenAfterSleep()
{
    if (!pretendToHaveSlept())
        return CannotSleep;
    return statusOfChild([] {
        const auto awake = timeOf(CLOCK_MONOTONIC);
        return SystemClock().sinceBoot() - awake >= std::chrono::hours(24) ? CountsSleep : LeavesSleepOut;
    });
}

} // namespace

class TestClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRfc3339_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << qint64(0);
        QTest::newRow("zone ahead") << "2026-11-22T12:00:00+02:00" << qint64(1795341600000);
        QTest::newRow("zone behind") << "2026-11-22T05:30:00-04:30" << qint64(1795341600000);
        QTest::newRow("fraction") << "1970-01-01T00:00:01.5Z" << qint64(1500);
        QTest::newRow("long fraction is cut") << "1970-01-01T00:00:01.123999Z" << qint64(1123);
        QTest::newRow("leap day") << "2024-02-29T00:00:00Z" << qint64(1709164800000);
    }
    void readsRfc3339()
    {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);
        const auto time = fromRfc3339(text.toStdString());
        QVERIFY_OK(time);
        QCOMPARE(qint64(time->time_since_epoch().count()), milliseconds);
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "2026-11-22", "2026-11-22T10:00:00", "2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z",
                                 "2026-11-22T23:59:60Z", "9999-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
                                 "9998-12-31T23:59:59-00:01", "1970-01-01T00:59:59+01:00", "2026-11-22T10:00:00.Z", "2026-11-22T10:00:00Zz", "2026-11-22T10:00:00+1:00",
                                 "1795341600"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refuses()
    {
        QFETCH(QString, text);
        QCOMPARE_ERRC(fromRfc3339(text.toStdString()), Errc::BadEncoding);
    }
    void writesWhatItReads()
    {
        for (const std::string text : {"2026-11-22T10:00:00Z", "2026-11-22T10:00:00.007Z", "9998-12-31T23:59:59.999Z"})
            QCOMPARE(rfc3339Text(*fromRfc3339(text)), text);
    }
    void sinceBootIsTheKernelsTime()
    {
        const auto before = timeOf(CLOCK_BOOTTIME);
        const auto time = SystemClock().sinceBoot();
        const auto after = timeOf(CLOCK_BOOTTIME);
        QVERIFY(before <= time && time <= after);
    }
    /// No test can put the computer to sleep, so the kernel pretends: in a time namespace the clocks differ as they do
    /// after a sleep.
    void sinceBootCountsSleep()
    {
        const int seen = statusOfChild(whatIsSeenAfterSleep);
        if (seen == CannotSleep)
            SKIP_BUT_FAIL_IN_CI("this kernel, or who runs the test, can make no time namespace");
        QCOMPARE(seen, int(CountsSleep));
    }
    void mediaTimeRoundsOnce()
    {
        QCOMPARE(mediaTime(1, {1, 3}).count(), 333'333);
        QCOMPARE(mediaTime(2, {1, 3}).count(), 666'667);
        QCOMPARE(mediaTime(-2, {1, 3}).count(), -666'667);
        QCOMPARE(mediaTime(std::int64_t(1) << 40, {1, 90000}).count(), 12'216'795'864'178);
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
