#include "annotation/interpolation.h"
#include "annotation/track_edit.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;

namespace {

/// Walks right from frame 5 to 15, stands behind something to 20, is gone from 20, comes back at 30.
Track walker()
{
    Track track;
    track.id = {1};
    track.label = "person";
    track.keyFrames = {
        {.frame = {5}, .box = {0, 10, 20, 40}},
        {.frame = {15}, .box = {100, 10, 30, 60}, .occluded = true},
        {.frame = {20}, .box = {110, 20, 30, 60}, .outside = true},
        {.frame = {30}, .box = {200, 50, 10, 10}, .truncated = true},
    };
    track.attributes = {{"clothing", "dark"}};
    track.events = {
        {{5}, "pose", "walking"}, {{15}, "pose", "standing"}, {{25}, "pose", ""}, {{32}, "clothing", "light"}};
    return track;
}

} // namespace

class TestInterpolation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every one of 40 frames against the rules worked out by hand.
    void rulesOfCvat()
    {
        const Track track = walker();
        for (std::int64_t i = 0; i < 40; ++i) {
            const auto state = stateAt(track, {i});
            const double f = static_cast<double>(i);
            if (i < 5 || (i >= 20 && i < 30)) {
                QVERIFY2(!state, qPrintable(QString::number(i)));
                continue;
            }
            QVERIFY2(state, qPrintable(QString::number(i)));
            Box expected{200, 50, 10, 10};
            if (i < 15)
                expected = {(f - 5) * 10, 10, 20 + (f - 5), 40 + (f - 5) * 2};
            else if (i < 20)
                expected = {100 + (f - 15) * 2, 10 + (f - 15) * 2, 30, 60};
            QVERIFY(std::abs(state->box.x - expected.x) < 1e-9);
            QVERIFY(std::abs(state->box.y - expected.y) < 1e-9);
            QVERIFY(std::abs(state->box.width - expected.width) < 1e-9);
            QVERIFY(std::abs(state->box.height - expected.height) < 1e-9);
            QCOMPARE(state->occluded, i >= 15 && i < 20);
            QCOMPARE(state->truncated, i >= 30);
            QCOMPARE(state->keyFrame, i == 5 || i == 15 || i == 30);
            QCOMPARE(state->interpolated, !state->keyFrame);
        }
    }

    void keyFramesAreExact()
    {
        Track track = walker();
        track.keyFrames[1].box = {1.0 / 3, 2.0 / 7, 10.1, 20.2};
        QCOMPARE(stateAt(track, {15})->box, track.keyFrames[1].box);
    }

    void attributes_data()
    {
        QTest::addColumn<int>("frame");
        QTest::addColumn<QString>("pose");
        QTest::addColumn<QString>("clothing");
        QTest::newRow("before the first event") << 4 << ""
                                                << "dark";
        QTest::newRow("at an event") << 5 << "walking"
                                     << "dark";
        QTest::newRow("held") << 14 << "walking"
                              << "dark";
        QTest::newRow("changed") << 15 << "standing"
                                 << "dark";
        QTest::newRow("taken away") << 25 << ""
                                    << "dark";
        QTest::newRow("over the track's own") << 39 << ""
                                              << "light";
    }
    void attributes()
    {
        QFETCH(int, frame);
        auto values = attributesAt(walker(), {frame});
        QTEST(QString::fromStdString(values["pose"]), "pose");
        QTEST(QString::fromStdString(values["clothing"]), "clothing");
    }

    void singleFrameIsSeenOnce()
    {
        Track track;
        track.singleFrame = true;
        track.keyFrames = {{.frame = {7}, .box = {1, 2, 3, 4}}};
        QVERIFY(!stateAt(track, {6}));
        QVERIFY(stateAt(track, {7}));
        QVERIFY(!stateAt(track, {8}));
    }

    void impliedKeyFrames()
    {
        const Track track = walker();
        QCOMPARE(impliedKeyFrame(track, {10}), (KeyFrame{.frame = {10}, .box = {50, 10, 25, 50}}));
        QCOMPARE(impliedKeyFrame(track, {22}), (KeyFrame{.frame = {22}, .box = {110, 20, 30, 60}, .outside = true}));
        QCOMPARE(impliedKeyFrame(track, {0}), (KeyFrame{.frame = {0}, .box = {0, 10, 20, 40}}));
    }

    void visibleTracks()
    {
        AnnotationSet set;
        set.tracks = {walker()};
        QCOMPARE(visibleAt(set, {6}).size(), std::size_t(1));
        QVERIFY(visibleAt(set, {25}).empty());
    }
};

QTEST_APPLESS_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
