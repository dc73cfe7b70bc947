#include "app/ctl/text.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::app::ctl;

class TestCtlText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durations_data()
    {
        QTest::addColumn<qint64>("seconds"); // -1: refused
        QTest::newRow("8h") << qint64{8 * 3600};
        QTest::newRow("15m") << qint64{15 * 60};
        QTest::newRow("30s") << qint64{30};
        QTest::newRow("2d") << qint64{2 * 86400};
        QTest::newRow("1h30m") << qint64{5400};
        QTest::newRow("0m") << qint64{0}; // what is too short for a use is that use's to say
        QTest::newRow("100000d") << qint64{100'000} * 86400;
        for (const char* bad : {"", "h", "8", "8 h", " 8h", "8h ", "-1h", "+1h", "1.5h", "1H", "1w", "1hm", "100001d",
                                "99999999999999999999h", "0x10m", "1h30", "8h\n"})
            QTest::newRow(bad) << qint64{-1};
    }
    void durations()
    {
        QFETCH(const qint64, seconds);
        const auto duration = durationFromText("--for", QTest::currentDataTag());
        if (seconds < 0) {
            QCOMPARE_ERRC(duration, Errc::BadArgument);
            QCOMPARE(duration.error().args.front(), std::string("--for"));
            return;
        }
        QVERIFY_OK(duration);
        QCOMPARE(qint64{duration->count()}, seconds);
    }

    void frames_data()
    {
        QTest::addColumn<qint64>("begin"); // -1: refused
        QTest::addColumn<qint64>("end");
        QTest::newRow("0:1") << qint64{0} << qint64{1};
        QTest::newRow("120:180") << qint64{120} << qint64{180};
        for (const char* bad : {"", ":", "1", "1:", ":2", "2:2", "3:2", "1:2:3", "-1:2", "1-2", "a:b", "1:2 ",
                                "1:99999999999999999999"})
            QTest::newRow(bad) << qint64{-1} << qint64{-1};
    }
    void frames()
    {
        QFETCH(const qint64, begin);
        QFETCH(const qint64, end);
        const auto frames = framesFromText("--frames", QTest::currentDataTag());
        if (begin < 0) {
            QCOMPARE_ERRC(frames, Errc::BadArgument);
            return;
        }
        QVERIFY_OK(frames);
        QVERIFY(*frames == FrameRange({{begin}, {end}}));
    }

    void regionKeys_data()
    {
        QTest::addColumn<qint64>("frame"); // -1: refused
        QTest::newRow("1,2,3,4") << qint64{7};
        QTest::newRow("12:1,2,3,4") << qint64{12};
        for (const char* bad : {"", "1,2,3", "1,2,3,4,5", "1,2,0,4", "1,2,3,0", "-1,2,3,4", "1.5,2,3,4", ":1,2,3,4",
                                "x:1,2,3,4", "1:2:1,2,3,4", "12:", "1,2,3,4 "})
            QTest::newRow(bad) << qint64{-1};
    }
    void regionKeys()
    {
        QFETCH(const qint64, frame);
        const auto key = regionKeyFromText("--box", QTest::currentDataTag(), {7});
        if (frame < 0) {
            QCOMPARE_ERRC(key, Errc::BadArgument);
            return;
        }
        QVERIFY_OK(key);
        QVERIFY(*key == RegionKey({{frame}, {1, 2, 3, 4}}));
    }

    void dates_data()
    {
        QTest::addColumn<QString>("time"); // empty: refused
        QTest::newRow("2026-01-31") << "2026-01-31T00:00:00Z";
        QTest::newRow("2024-02-29") << "2024-02-29T00:00:00Z";
        QTest::newRow("2026-01-31T10:00:00Z") << "2026-01-31T10:00:00Z";
        QTest::newRow("2026-01-31T10:00:00+02:00") << "2026-01-31T08:00:00Z";
        for (const char* bad :
             {"", "2026", "2026-02-29", "2026-13-01", "31.01.2026", "2026-1-3", "2026-01-31T10:00:00", "tomorrow"})
            QTest::newRow(bad) << QString();
    }
    void dates()
    {
        QFETCH(const QString, time);
        const auto date = dateFromText("--date", QTest::currentDataTag());
        if (time.isEmpty()) {
            QCOMPARE_ERRC(date, Errc::BadArgument);
            return;
        }
        QVERIFY_OK(date);
        QCOMPARE(QString::fromStdString(rfc3339Text(*date)), time);
    }

    void setsOfTerms()
    {
        const auto actions = setFromTexts({"view", "annotate", "view"}, consent::actionFromText, "--actions");
        QVERIFY_OK(actions);
        QVERIFY((*actions == std::set{consent::Action::View, consent::Action::Annotate}));
        const auto unknown = setFromTexts({"view", "download"}, consent::actionFromText, "--actions");
        QCOMPARE_ERRC(unknown, Errc::BadArgument);
        QCOMPARE(unknown.error().args.front(), std::string("--actions"));
    }
};

QTEST_APPLESS_MAIN(TestCtlText)
#include "tst_ctl_text.moc"
