#include "annotation/timing.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;

namespace {

Track threeKeys()
{
    Track track;
    track.id = {1};
    for (const std::int64_t frame : {10, 20, 30})
        track.keyFrames.push_back({.frame = {frame}, .box = {double(frame), 0, 5, 5}});
    return track;
}

std::vector<std::int64_t> framesOf(const Track& track)
{
    std::vector<std::int64_t> frames;
    for (const KeyFrame& key : track.keyFrames)
        frames.push_back(key.frame.value);
    return frames;
}

} // namespace

class TestTiming : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keyFrameMovesBetweenItsNeighbours()
    {
        const auto moved = withKeyFrameMoved(threeKeys(), {20}, {29});
        QVERIFY(moved);
        QCOMPARE(framesOf(*moved), (std::vector<std::int64_t>{10, 29, 30}));
        QCOMPARE(moved->keyFrames[1].box.x, 20.0);
        QCOMPARE(framesOf(*withKeyFrameMoved(threeKeys(), {10}, {0})), (std::vector<std::int64_t>{0, 20, 30}));
        QVERIFY(!withKeyFrameMoved(threeKeys(), {20}, {10}));
        QVERIFY(!withKeyFrameMoved(threeKeys(), {20}, {30}));
        QVERIFY(!withKeyFrameMoved(threeKeys(), {10}, {25}));
        QVERIFY(!withKeyFrameMoved(threeKeys(), {11}, {12}));
    }

    void roomEndsAtTheNeighbours()
    {
        QCOMPARE(roomForKeyFrame(threeKeys(), {20}, 100), (FrameRange{{11}, {30}}));
        QCOMPARE(roomForKeyFrame(threeKeys(), {10}, 100), (FrameRange{{0}, {20}}));
        QCOMPARE(roomForKeyFrame(threeKeys(), {30}, 100), (FrameRange{{21}, {100}}));
        QVERIFY(roomForKeyFrame(threeKeys(), {15}, 100).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTiming)
#include "tst_timing.moc"
