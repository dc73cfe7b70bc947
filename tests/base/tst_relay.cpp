#include "base/relay.h"
#include "tests/support/test_support.h"

#include <atomic>
#include <memory>

using namespace consentry;

class TestRelay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each thing once and in order, on one thread that is not the caller's.
    void thingsComeInOrder()
    {
        constexpr int kThings = 1000;
        std::vector<int> got;
        std::set<std::thread::id> threads;
        Relay<int> relay([&](int thing) -> Result<void> {
            got.push_back(thing);
            threads.insert(std::this_thread::get_id());
            return {};
        });
        for (int i = 0; i < kThings; ++i)
            QVERIFY_OK(relay.pass(i));
        QVERIFY_OK(relay.finish());
        QCOMPARE(got.size(), std::size_t(kThings));
        QVERIFY(std::ranges::is_sorted(got));
        QCOMPARE(threads.size(), std::size_t(1));
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }

    /// What fails is told to whoever passes the next ones, and nothing is worked on after it.
    void anErrorStopsIt()
    {
        int worked = 0;
        Relay<int> relay([&](int thing) -> Result<void> {
            ++worked;
            return thing == 2 ? Result<void>(makeError(Errc::Truncated, "third")) : Result<void>();
        });
        Result<void> passed;
        for (int i = 0; passed.ok(); ++i)
            passed = relay.pass(i);
        QCOMPARE(passed.error().code, Errc::Truncated);
        QCOMPARE(relay.finish().error().code, Errc::Truncated);
        QCOMPARE(worked, 3);
    }

    void anErrorOfTheLastThingIsTold()
    {
        Relay<int> relay([](int) -> Result<void> { return makeError(Errc::Truncated, "it"); });
        QVERIFY_OK(relay.pass(0));
        QCOMPARE(relay.finish().error().code, Errc::Truncated);
    }

    /// No more wait than there is room for: pictures are large.
    void fewWait()
    {
        std::atomic<int> passed = 0;
        std::atomic<int> most = 0;
        std::atomic<int> worked = 0;
        Relay<int> relay([&](int) -> Result<void> {
            most = std::max(most.load(), passed.load() - worked.load());
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            ++worked;
            return {};
        });
        for (int i = 0; i < 50; ++i) {
            QVERIFY_OK(relay.pass(i));
            ++passed;
        }
        QVERIFY_OK(relay.finish());
        // Those that wait, the one that is worked on, and the one that came while it was counted.
        QVERIFY2(most <= int(Relay<int>::kMostWaiting) + 2, qPrintable(QString::number(most)));
    }

    /// Things that hold pictures go with it, worked on or not.
    void whatWaitsIsDropped()
    {
        const auto thing = std::make_shared<int>(1);
        {
            std::atomic<bool> stay = true;
            Relay<std::shared_ptr<int>> relay([&](const std::shared_ptr<int>&) -> Result<void> {
                while (stay)
                    std::this_thread::yield();
                return {};
            });
            QVERIFY_OK(relay.pass(thing));
            QVERIFY_OK(relay.pass(thing));
            QVERIFY(thing.use_count() > 1);
            stay = false;
        }
        QCOMPARE(thing.use_count(), 1L);
    }
};

QTEST_GUILESS_MAIN(TestRelay)
#include "tst_relay.moc"
