#include "annotation/interpolation.h"
#include "annotation/track_edit.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

#include <QElapsedTimer>

#include <cmath>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

Track line()
{
    Track track;
    track.id = {1};
    track.label = "person";
    track.keyFrames = {{.frame = {0}, .box = {0, 0, 10, 10}}, {.frame = {20}, .box = {40, 0, 10, 10}}};
    return track;
}

double distance(const Box& a, const Box& b)
{
    return std::max({std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.right() - b.right()),
                     std::abs(a.bottom() - b.bottom())});
}

} // namespace

class TestTrackEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxMakesAKeyFrame()
    {
        const Track track = withBox(line(), {5}, {1, 2, 3, 4});
        QCOMPARE(track.keyFrames.size(), std::size_t(3));
        QCOMPARE(*track.keyFrameAt({5}), (KeyFrame{.frame = {5}, .box = {1, 2, 3, 4}}));
        QCOMPARE(withBox(track, {5}, {9, 9, 9, 9}).keyFrames.size(), std::size_t(3));
    }
    void boxBringsAnOutsideTrackBack()
    {
        const Track track = withBox(endedAt(line(), {5}), {8}, {1, 2, 3, 4});
        QVERIFY(!stateAt(track, {7}));
        QVERIFY(stateAt(track, {8}));
    }
    void keyFrameChangesNothing()
    {
        const Track before = endedAt(line(), {12});
        for (std::int64_t at : {0, 3, 12, 14, 20, 30}) {
            const Track after = withKeyFrame(before, {at});
            for (std::int64_t i = 0; i < 40; ++i) {
                const auto a = stateAt(before, {i}), b = stateAt(after, {i});
                QCOMPARE(a.has_value(), b.has_value());
                QVERIFY(!a || distance(a->box, b->box) < 1e-9);
            }
        }
    }
    void lastKeyFrameStays()
    {
        const auto shorter = withoutKeyFrame(line(), {0});
        QVERIFY(shorter);
        QVERIFY(!withoutKeyFrame(*shorter, {20}));
        QVERIFY(!withoutKeyFrame(line(), {7}));
    }
    void endingLeavesTheRest()
    {
        const Track track = endedAt(line(), {10});
        QCOMPARE(stateAt(track, {9})->box, stateAt(line(), {9})->box);
        QVERIFY(!stateAt(track, {10}) && !stateAt(track, {19}));
        QVERIFY(stateAt(track, {20}));
    }
    void marksHoldToTheNextKeyFrame()
    {
        const Track track = withMark(line(), {10}, {Mark::Occluded, true});
        QVERIFY(!stateAt(track, {9})->occluded);
        QVERIFY(stateAt(track, {10})->occluded && stateAt(track, {19})->occluded);
        QVERIFY(!stateAt(track, {20})->occluded);
    }
    void eventsAreSparse()
    {
        Track track = withEvent(line(), {{10}, "pose", "sitting"});
        track = withEvent(track, {{15}, "pose", "sitting"});
        QCOMPARE(track.events.size(), std::size_t(1));
        track = withEvent(track, {{10}, "pose", "standing"});
        QCOMPARE(attributesAt(track, {15}).at("pose"), std::string("standing"));
        track = withEvent(track, {{10}, "pose", ""});
        QVERIFY(track.events.empty());
        QCOMPARE(withAttribute(withAttribute(track, "a", "b"), "a", ""), track);
    }

    void simplifyingFindsTheCorners()
    {
        Track track = line();
        track.keyFrames.push_back({.frame = {30}, .box = {10, 50, 30, 40}});
        std::vector<KeyFrame> dense;
        for (std::int64_t i = 0; i <= 30; ++i)
            dense.push_back({.frame = {i}, .box = stateAt(track, {i})->box});
        QCOMPARE(simplified(dense, 0.01), track.keyFrames);
    }
    void simplifyingAZigzagTakesNoSquareOfTime() // seconds instead of minutes
    {
        std::vector<KeyFrame> dense;
        for (std::int64_t i = 0; i < 100'000; ++i)
            dense.push_back({.frame = {i}, .box = {double(i % 2), 0, 10, 10}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(simplified(dense, 0.01), dense);
        QVERIFY(timer.elapsed() < 20'000);
    }
    void simplifyingBringsAllBack()
    {
        std::mt19937_64 random(7);
        for (int round = 0; round < 50; ++round) {
            std::vector<KeyFrame> dense;
            for (std::int64_t i = 0; i < 60; ++i)
                dense.push_back({.frame = {i}, .box = randomBox(random), .occluded = random() % 8 == 0});
            Track track;
            const double tolerance = static_cast<double>(random() % 200);
            track.keyFrames = simplified(dense, tolerance);
            for (const KeyFrame& keyFrame : dense) {
                const auto state = stateAt(track, keyFrame.frame);
                QVERIFY(distance(state->box, keyFrame.box) <= tolerance + 1e-9);
                QCOMPARE(state->occluded, keyFrame.occluded);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestTrackEdit)
#include "tst_track_edit.moc"
