#include "media/box_tracker.h"
#include "tests/media/moving_thing.h"

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

RenditionStream streamOf(const TestRendition& rendition, StopFlag stop = {})
{
    return {std::make_shared<MemorySource>(rendition.bytes), rendition.table, stop};
}

/// Sees what it is told to, wherever it looks.
class FakeDetector final : public ObjectDetector {
public:
    std::function<std::vector<DetectedBox>(FrameIndex frame)> sees;
    int looks = 0;

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView&) override
    {
        ++looks;
        return sees(frame);
    }
};

} // namespace

class TestBoxTracker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void follows_data();
    void follows();
    void isTheSameEachTime();
    void stopsWhereItLosesSight_data();
    void stopsWhereItLosesSight();
    void stopsAtTheEdge();
    void aDetectorThatKnowsItMustAgree();
    void aDetectorThatDoesNotKnowItIsNotAsked();
    void canBeCancelled();
    void anEndedViewEndsIt();
    void looksAtNoFrameOutsideTheOrder();

private:
    Result<TrackRun> track(const TestRendition& rendition, const TrackOrder& order, ObjectDetector* detector = nullptr)
    {
        TRY_ASSIGN(const auto reader, SafeReader::open(streamOf(rendition)));
        return trackBox({.reader = *reader, .detector = detector}, order);
    }

    MovingThing m_thing;
    TestRendition m_clip;
};

void TestBoxTracker::initTestCase()
{
    auto made = m_thing.make();
    QVERIFY_OK(made);
    m_clip = std::move(*made);
}

void TestBoxTracker::follows_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("forward") << 2 << 39;
    QTest::newRow("backward") << 37 << 0;
    QTest::newRow("one frame") << 10 << 11;
    QTest::newRow("nowhere") << 10 << 10;
}

void TestBoxTracker::follows()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    const auto run = track(m_clip, {{from}, m_thing.at(from), {to}});
    QVERIFY_OK(run);
    QVERIFY(run->end == TrackEnd::Reached);
    QCOMPARE(run->boxes.size(), std::size_t(std::abs(to - from)));
    for (std::size_t i = 0; i < run->boxes.size(); ++i) {
        const std::int64_t frame = to < from ? from - 1 - std::int64_t(i) : from + 1 + std::int64_t(i);
        const double overlap = intersectionOverUnion(run->boxes[i], m_thing.at(frame));
        QVERIFY2(overlap > 0.7, qPrintable(QStringLiteral("frame %1: %2").arg(frame).arg(overlap)));
    }
}

void TestBoxTracker::isTheSameEachTime()
{
    const TrackOrder order{{3}, m_thing.at(3), {20}};
    const auto first = track(m_clip, order);
    const auto second = track(m_clip, order);
    QVERIFY_OK(first);
    QVERIFY_OK(second);
    QCOMPARE(first->boxes, second->boxes);
}

void TestBoxTracker::stopsWhereItLosesSight_data()
{
    QTest::addColumn<int>("vanishesAt");
    QTest::addColumn<int>("cutAt");
    QTest::newRow("it vanishes") << 20 << -1;
    QTest::newRow("another scene") << -1 << 20;
}

void TestBoxTracker::stopsWhereItLosesSight()
{
    MovingThing thing;
    QFETCH(const int, vanishesAt);
    QFETCH(const int, cutAt);
    thing.vanishesAt = vanishesAt;
    thing.cutAt = cutAt;
    const auto clip = thing.make();
    QVERIFY_OK(clip);
    const auto run = track(*clip, {{2}, thing.at(2), {39}});
    QVERIFY_OK(run);
    QVERIFY(run->end == (cutAt < 0 ? TrackEnd::LostSight : TrackEnd::OtherScene));
    const int last = 2 + int(run->boxes.size());
    QVERIFY2(last >= 15 && last <= 20, qPrintable(QString::number(last)));
}

void TestBoxTracker::stopsAtTheEdge()
{
    MovingThing thing;
    thing.step = {10, 0};
    const auto clip = thing.make();
    QVERIFY_OK(clip);
    const auto run = track(*clip, {{0}, thing.at(0), {39}});
    QVERIFY_OK(run);
    QVERIFY(run->end == TrackEnd::LeftPicture || run->end == TrackEnd::LostSight);
    const Box picture{0, 0, 320, 180};
    QVERIFY(run->boxes.size() >= 20 && run->boxes.size() < 32); // its left edge is gone at frame 28
    for (const Box& box : run->boxes)
        QCOMPARE(intersection(box, picture), box);
}

void TestBoxTracker::aDetectorThatKnowsItMustAgree()
{
    FakeDetector detector;
    detector.sees = [&](FrameIndex frame) {
        return std::vector<DetectedBox>{
            {frame, frame.value < 15 ? m_thing.at(frame.value) : Box{250, 10, 30, 30}, 0.9, "car"}};
    };
    const auto run = track(m_clip, {{0}, m_thing.at(0), {39}}, &detector);
    QVERIFY_OK(run);
    QVERIFY(run->end == TrackEnd::LostSight);
    QCOMPARE(run->boxes.size(), std::size_t(10)); // it agreed at 10, not at 20 nor 30
    QCOMPARE(detector.looks, 4);
}

void TestBoxTracker::aDetectorThatDoesNotKnowItIsNotAsked()
{
    FakeDetector detector;
    detector.sees = [](FrameIndex frame) { return std::vector<DetectedBox>{{frame, {250, 10, 30, 30}, 0.9, "car"}}; };
    const auto run = track(m_clip, {{0}, m_thing.at(0), {25}}, &detector);
    QVERIFY_OK(run);
    QVERIFY(run->end == TrackEnd::Reached);
    QCOMPARE(detector.looks, 1);
}

void TestBoxTracker::canBeCancelled()
{
    const auto reader = SafeReader::open(streamOf(m_clip));
    QVERIFY_OK(reader);
    StopSource cancel;
    std::int64_t last = 0;
    const auto run = trackBox({.reader = **reader,
                               .cancel = cancel.flag(),
                               .progress =
                                   [&](std::int64_t done) {
                                       last = done;
                                       if (done == 5)
                                           cancel.set();
                                   }},
                              {{0}, m_thing.at(0), {39}});
    QCOMPARE_ERRC(run, Errc::Interrupted);
    QCOMPARE(last, std::int64_t(5));
}

void TestBoxTracker::anEndedViewEndsIt()
{
    StopSource ended;
    const auto reader = SafeReader::open(streamOf(m_clip, ended.flag()));
    QVERIFY_OK(reader);
    const auto run =
        trackBox({.reader = **reader, .progress = [&](std::int64_t done) { done == 5 ? ended.set() : void(); }},
                 {{0}, m_thing.at(0), {39}});
    QCOMPARE_ERRC(run, Errc::AccessEnded);
}

void TestBoxTracker::looksAtNoFrameOutsideTheOrder()
{
    const auto reader = SafeReader::open(streamOf(m_clip));
    QVERIFY_OK(reader);
    const auto run = trackBox({.reader = **reader}, {{39}, m_thing.at(39), {16}});
    QVERIFY_OK(run);
    QCOMPARE((*reader)->decodedCount(),
             std::int64_t(31)); // each group once, though it goes backward; the first one twice
}

QTEST_GUILESS_MAIN(TestBoxTracker)
#include "tst_box_tracker.moc"
