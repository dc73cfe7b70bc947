#include "annotation/interpolation.h"
#include "annotation/timing.h"
#include "annotation/track_edit.h"
#include "annotation/track_pieces.h"
#include "annotation/tracked_span.h"
#include "tests/support/test_support.h"

#include <functional>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

using Rework = std::function<Track(const Track&)>;

namespace {

KeyFrame seen(std::int64_t frame, double x)
{
    return {.frame = {frame}, .box = {x, 0, 10, 10}};
}

KeyFrame found(std::int64_t frame, double x)
{
    return {.frame = {frame}, .box = {x, 0, 10, 10}, .tracked = true};
}

KeyFrame gone(std::int64_t frame)
{
    return {.frame = {frame}, .box = {0, 0, 10, 10}, .outside = true};
}

Track make(std::vector<KeyFrame> keys)
{
    Track track;
    track.id = {1};
    track.label = "person";
    track.keyFrames = std::move(keys);
    return track;
}

std::vector<Box> at(std::initializer_list<double> places)
{
    std::vector<Box> boxes;
    for (const double x : places)
        boxes.push_back({x, 0, 10, 10});
    return boxes;
}

} // namespace

class TestTrackedSpan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spans_data();
    void spans();
    void bothWaysAreBlended();
    void oneWayIsEnough();
    void differentOpinionsSayNothing();
    void straightMotionNeedsNoKeyFrame();
    void marksStay();
    void takesThePlaceOfWhatWasThere();
    void whatAPersonSaysIsNotTracked_data();
    void whatAPersonSaysIsNotTracked();
};

void TestTrackedSpan::spans_data()
{
    QTest::addColumn<QList<int>>("keys"); // negative: gone
    QTest::addColumn<int>("frame");
    QTest::addColumn<QString>("expected"); // left-right, or left…end
    QTest::newRow("between two") << QList<int>{5, 15} << 9 << "5-15";
    QTest::newRow("on the left one") << QList<int>{5, 15} << 5 << "5-15";
    QTest::newRow("on the last one") << QList<int>{5, 15} << 15 << "15…26";
    QTest::newRow("after the last one") << QList<int>{5, 15} << 20 << "15…26";
    QTest::newRow("not past the clip") << QList<int>{5, 35} << 36 << "35…40";
    QTest::newRow("up to where it is gone") << QList<int>{5, -9} << 6 << "5…9";
    QTest::newRow("before the first one") << QList<int>{5, 15} << 4 << "";
    QTest::newRow("while it is gone") << QList<int>{5, -9, 20} << 12 << "";
    QTest::newRow("side by side") << QList<int>{5, 6} << 5 << "";
    QTest::newRow("on the clip's last frame") << QList<int>{39} << 39 << "";
}

void TestTrackedSpan::spans()
{
    QFETCH(const QList<int>, keys);
    QFETCH(const int, frame);
    std::vector<KeyFrame> frames;
    for (const int key : keys)
        frames.push_back(key < 0 ? gone(-key) : seen(key, key));
    const auto span = trackableSpanAt(make(frames), {frame}, {.reach = 10, .frames = 40});
    const QString text = !span ? QString()
                         : span->right
                             ? QStringLiteral("%1-%2").arg(span->left.frame.value).arg(span->right->frame.value)
                             : QStringLiteral("%1…%2").arg(span->left.frame.value).arg(span->end.value);
    QTEST(text, "expected");
}

void TestTrackedSpan::bothWaysAreBlended()
{
    const TrackableSpan span{seen(0, 0), seen(4, 0), {4}};
    // One drifts to the right, the other not at all.
    const auto keys = trackedKeyFrames(span, {.forward = at({4, 5, 4}), .backward = at({0, 0, 0})}, 0);
    QCOMPARE(keys, (std::vector<KeyFrame>{found(1, 3), found(2, 2.5), found(3, 1)}));
}

void TestTrackedSpan::oneWayIsEnough()
{
    const TrackableSpan closed{seen(0, 0), seen(4, 0), {4}};
    QCOMPARE(trackedKeyFrames(closed, {.forward = at({5}), .backward = at({9})}, 0),
             (std::vector<KeyFrame>{found(1, 5), found(3, 9)}));
    const TrackableSpan open{seen(0, 0), std::nullopt, {5}};
    QCOMPARE(trackedKeyFrames(open, {.forward = at({5, 9}), .backward = {}}, 0),
             (std::vector<KeyFrame>{found(1, 5), found(2, 9)}));
    QVERIFY(trackedKeyFrames(open, {}, 0).empty());
}

void TestTrackedSpan::differentOpinionsSayNothing()
{
    const TrackableSpan span{seen(0, 0), seen(3, 0), {3}};
    QVERIFY(trackedKeyFrames(span, {.forward = at({30, 30}), .backward = at({0, 0})}, 0).empty());
}

void TestTrackedSpan::straightMotionNeedsNoKeyFrame()
{
    const TrackableSpan closed{seen(0, 0), seen(4, 8), {4}};
    QVERIFY(trackedKeyFrames(closed, {.forward = at({2, 4, 6}), .backward = at({6, 4, 2})}, 0.1).empty());
    const TrackableSpan open{seen(0, 0), std::nullopt, {5}};
    QCOMPARE(trackedKeyFrames(open, {.forward = at({2, 4, 6, 8}), .backward = {}}, 0.1),
             (std::vector<KeyFrame>{found(4, 8)}));
}

void TestTrackedSpan::marksStay()
{
    TrackableSpan span{seen(0, 0), std::nullopt, {3}};
    span.left.occluded = true;
    const auto keys = trackedKeyFrames(span, {.forward = at({5, 0}), .backward = {}}, 0);
    QCOMPARE(keys.size(), std::size_t(2));
    QVERIFY(keys[0].occluded && !keys[0].outside && !keys[0].truncated);
}

void TestTrackedSpan::takesThePlaceOfWhatWasThere()
{
    const Track track = withTracked(make({seen(0, 0), seen(5, 0), seen(9, 0), gone(12)}), {found(3, 7), found(7, 7)});
    QCOMPARE(track.keyFrames, (std::vector<KeyFrame>{seen(0, 0), found(3, 7), found(7, 7), seen(9, 0), gone(12)}));
    QCOMPARE(track.source, Source::Tracked);
}

void TestTrackedSpan::whatAPersonSaysIsNotTracked_data()
{
    QTest::addColumn<Rework>("rework");
    QTest::addColumn<QList<int>>("tracked"); // frames that keep the mark
    const auto row = [](const char* name, const Rework& rework, QList<int> tracked) {
        QTest::newRow(name) << rework << std::move(tracked);
    };
    row("nothing", [](const Track& track) { return track; }, {4, 8});
    row("box", [](const Track& track) { return withBox(track, {4}, {9, 9, 10, 10}); }, {8});
    row("box between", [](const Track& track) { return withBox(track, {6}, {9, 9, 10, 10}); }, {4, 8});
    row("mark", [](const Track& track) { return withMark(track, {4}, {Mark::Occluded, true}); }, {8});
    row("end", [](const Track& track) { return endedAt(track, {8}); }, {4});
    row("key frame between", [](const Track& track) { return withKeyFrame(track, {6}); }, {4, 8});
    row("another time", [](const Track& track) { return *withKeyFrameMoved(track, {8}, {9}); }, {4});
    row("held", [](const Track& track) { return withHeldBox(track, {.from = {4}, .frames = 2, .clip = 40}); }, {8});
    row("hidden", [](const Track& track) { return withStretch(track, {4}, Stretch::KeyFrameOnly); }, {4, 8});
    row("second half", [](const Track& track) { return splitAt(track, {6})->after; }, {8});
    row("first half", [](const Track& track) { return splitAt(track, {8})->before; }, {4});
}

void TestTrackedSpan::whatAPersonSaysIsNotTracked()
{
    QFETCH(const Rework, rework);
    const Track track = rework(make({seen(0, 0), found(4, 7), found(8, 0), seen(12, 0)}));
    QList<int> tracked;
    for (const KeyFrame& key : track.keyFrames) {
        if (key.tracked)
            tracked << int(key.frame.value);
        QCOMPARE(stateAt(track, key.frame).value_or(BoxState()).tracked, key.tracked);
    }
    QTEST(tracked, "tracked");
    QVERIFY(!stateAt(track, {5}).value_or(BoxState()).tracked);
}

QTEST_APPLESS_MAIN(TestTrackedSpan)
#include "tst_tracked_span.moc"
