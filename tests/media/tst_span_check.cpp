#include "media/span_check.h"
#include "tests/media/moving_thing.h"

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

class TestSpanCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto made = m_thing.make();
        QVERIFY_OK(made);
        m_clip = std::move(*made);
    }
    void doubts_data();
    void doubts();
    void canBeCancelled();
    void anEndedViewEndsIt();

private:
    std::unique_ptr<SafeReader> reader(StopFlag stop = {})
    {
        auto opened = SafeReader::open({std::make_shared<MemorySource>(m_clip.bytes), m_clip.table, stop});
        return opened ? std::move(*opened) : nullptr;
    }
    CheckedSpan span(std::int64_t first, std::int64_t last) const
    {
        return {{first}, m_thing.at(first), {last}, m_thing.at(last)};
    }

    MovingThing m_thing;
    TestRendition m_clip;
};

void TestSpanCheck::doubts_data()
{
    QTest::addColumn<double>("dx"); // the last box is beside the thing by so much
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("where it is") << 0.0 << 0.0 << 0.0;
    QTest::newRow("beside it at the end") << 60.0 << 0.3 << 2.0;
}

void TestSpanCheck::doubts()
{
    QFETCH(const double, dx);
    CheckedSpan checked = span(2, 30);
    checked.lastBox.x += dx;
    const auto doubt = checkSpan(*reader(), checked);
    QVERIFY_OK(doubt);
    QFETCH(const double, least);
    QFETCH(const double, most);
    QVERIFY2(doubt->distance >= least && doubt->distance <= most, qPrintable(QString::number(doubt->distance)));
    QVERIFY(doubt->distance == 0 || (doubt->frame.value > 2 && doubt->frame.value < 30));
}

void TestSpanCheck::canBeCancelled()
{
    StopSource cancel;
    cancel.set();
    QCOMPARE_ERRC(checkSpan(*reader(), span(2, 30), cancel.flag()), Errc::Interrupted);
}

void TestSpanCheck::anEndedViewEndsIt()
{
    StopSource ended;
    const auto stopped = reader(ended.flag());
    ended.set();
    QCOMPARE_ERRC(checkSpan(*stopped, span(2, 30)), Errc::AccessEnded);
}

QTEST_GUILESS_MAIN(TestSpanCheck)
#include "tst_span_check.moc"
