#include "base/clock.h"
#include "base/media_time.h"
#include "tests/support/test_support.h"

using namespace consentry;

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
