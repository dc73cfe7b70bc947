#include "annotation/track_score.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

ScoredBox at(std::int64_t frame, std::uint32_t object, double x)
{
    return {{frame}, object, {x, 0, 10, 10}};
}

std::vector<ScoredBox> standing(std::uint32_t object, double x, std::int64_t from, std::int64_t to)
{
    std::vector<ScoredBox> boxes;
    for (std::int64_t frame = from; frame < to; ++frame)
        boxes.push_back(at(frame, object, x));
    return boxes;
}

std::vector<ScoredBox> operator+(std::vector<ScoredBox> a, const std::vector<ScoredBox>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

class TestTrackScore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsMotTruth();
    void malformed_data();
    void malformed();
    void perfect();
    void countsMissesAndInventions();
    void countsSwitches();
    void aMatchStaysWhileItHolds();
    void overlapIsTheMean();
    void nothingAtAll();
    void handWorkIsCounted();
};

void TestTrackScore::readsMotTruth()
{
    const auto boxes =
        readMotTruth("1,7,10.5,20,30,40,1,1,0.86\r\n\n3, 2, -4,5,6,7\n4,2,0,0,5,5,0,1,1\n5,2,1,1,2,2,1,-1,-1,-1");
    QVERIFY_OK(boxes);
    QCOMPARE(*boxes,
             (std::vector<ScoredBox>{{{0}, 7, {10.5, 20, 30, 40}}, {{2}, 2, {-4, 5, 6, 7}}, {{4}, 2, {1, 1, 2, 2}}}));
}

void TestTrackScore::malformed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << "frame,id,x,y,w,h";
    QTest::newRow("five numbers") << "1,1,1,1,5";
    QTest::newRow("eleven numbers") << "1,1,1,1,5,5,1,1,1,1,1";
    QTest::newRow("frame 0") << "0,1,1,1,5,5";
    QTest::newRow("object 0") << "1,0,1,1,5,5";
    QTest::newRow("half a frame") << "1.5,1,1,1,5,5";
    QTest::newRow("an empty box") << "1,1,1,1,0,5";
    QTest::newRow("infinite") << "1,1,1,1,inf,5";
    QTest::newRow("twice") << "1,1,1,1,5,5\n1,1,2,2,5,5";
    QTest::newRow("a comma too many") << "1,1,1,1,5,5,";
    QTest::newRow("spaces for commas") << "1 1 1 1 5 5";
}

void TestTrackScore::malformed()
{
    QFETCH(const QString, text);
    QCOMPARE_ERRC(readMotTruth(text.toStdString()), Errc::BadLabels);
}

void TestTrackScore::perfect()
{
    const auto truth = standing(1, 0, 0, 10) + standing(2, 100, 5, 15);
    const TrackScore score = scoreTracks(truth, truth);
    QCOMPARE(score.recall(), 1.0);
    QCOMPARE(score.precision(), 1.0);
    QCOMPARE(score.meanOverlap(), 1.0);
    QCOMPARE(score.switches, std::int64_t(0));
}

void TestTrackScore::countsMissesAndInventions()
{
    const TrackScore score = scoreTracks(standing(1, 0, 0, 10), standing(4, 0, 0, 5) + standing(5, 300, 0, 15));
    QCOMPARE(score.recall(), 0.5);
    QCOMPARE(score.precision(), 0.25);
}

void TestTrackScore::countsSwitches()
{
    const auto truth = standing(1, 0, 0, 9);
    QCOMPARE(scoreTracks(truth, standing(4, 0, 0, 3) + standing(5, 0, 5, 9)).switches, std::int64_t(1));
    QCOMPARE(scoreTracks(truth, standing(4, 0, 0, 3) + standing(5, 0, 3, 6) + standing(4, 0, 6, 9)).switches,
             std::int64_t(2));
}

/// Though another one overlaps more.
void TestTrackScore::aMatchStaysWhileItHolds()
{
    const TrackScore score = scoreTracks(standing(1, 0, 0, 4), standing(4, 2, 0, 4) + standing(5, 0, 2, 4));
    QCOMPARE(score.switches, std::int64_t(0));
    QCOMPARE(score.matched, std::int64_t(4));
}

void TestTrackScore::overlapIsTheMean()
{
    const TrackScore score = scoreTracks(standing(1, 0, 0, 2), std::vector{at(0, 4, 0), at(1, 4, 2)});
    QVERIFY(std::abs(score.meanOverlap() - (1 + 8.0 / 12) / 2) < 1e-9);
}

void TestTrackScore::nothingAtAll()
{
    const TrackScore score = scoreTracks({}, {});
    QCOMPARE(score.recall(), 1.0);
    QCOMPARE(score.precision(), 1.0);
    QCOMPARE(handWork({}, {}).saved(), 0.0);
}

void TestTrackScore::handWorkIsCounted()
{
    const auto truth = standing(1, 0, 0, 10) + standing(2, 100, 0, 10); // two key frames each
    const HandWork all = handWork(truth, truth);
    QCOMPARE(all.alone, std::int64_t(4));
    QCOMPARE(all.helped, std::int64_t(2));
    QCOMPARE(all.saved(), 0.5);
    QCOMPARE(handWork(truth, {}).helped, std::int64_t(4));
    QCOMPARE(handWork(truth, standing(7, 500, 0, 10)).helped, std::int64_t(5)); // one to reject
    QCOMPARE(handWork(truth, standing(7, 0, 0, 8)).helped,
             std::int64_t(1 + 1 + 2)); // taken, its end corrected; the other drawn
    QCOMPARE(handWork(truth, standing(7, 0, 0, 3)).helped, std::int64_t(2 + 2 + 1)); // too little of it
}

QTEST_APPLESS_MAIN(TestTrackScore)
#include "tst_track_score.moc"
