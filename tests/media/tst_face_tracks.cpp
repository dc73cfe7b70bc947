#include "media/face_tracks.h"

#include "media/face_margin.h"
#include "media/head_boxes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace consentry;
using namespace consentry::media;
using namespace std::chrono_literals;

namespace {

std::vector<MediaTime> evenTimes(int frames, MediaTime step)
{
    std::vector<MediaTime> times;
    for (int i = 0; i < frames; ++i)
        times.push_back(i * step);
    return times;
}

DetectedBox face(std::int64_t frame, Box box, double confidence = 0.9)
{
    return {{frame}, box, confidence, "face"};
}

bool holds(const Box& outer, const Box& inner)
{
    constexpr double slack = 1e-6;
    return outer.x <= inner.x + slack && outer.y <= inner.y + slack && outer.right() >= inner.right() - slack
           && outer.bottom() >= inner.bottom() - slack;
}

/// Three faces that wander, vanish for a while and come back, plus loose detections.
std::vector<DetectedBox> randomDetections(unsigned seed, int frames)
{
    std::mt19937 generator(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<DetectedBox> detections;
    for (int person = 0; person < 3; ++person) {
        Box box{100 + 300 * unit(generator), 100 + 200 * unit(generator), 30 + 40 * unit(generator), 50};
        for (int frame = 0; frame < frames; ++frame) {
            box.x += 6 * unit(generator) - 2;
            box.y += 6 * unit(generator) - 3;
            box.width *= 0.97 + 0.06 * unit(generator);
            if (unit(generator) < 0.7)
                detections.push_back(face(frame, box));
        }
    }
    for (int i = 0; i < 10; ++i)
        detections.push_back(
            face(static_cast<int>(unit(generator) * frames), {1000 * unit(generator), 600 * unit(generator), 20, 20}));
    return detections;
}

/// Boxes of one frame over all tracks, in an order that does not depend on track numbers.
std::vector<Box> boxesAt(const std::vector<FaceTrack>& tracks, FrameIndex frame)
{
    std::vector<Box> boxes;
    for (const FaceTrack& track : tracks) {
        if (track.range().contains(frame))
            boxes.push_back(track.at(frame));
    }
    std::ranges::sort(boxes, {}, [](const Box& box) { return std::pair(box.x, box.y); });
    return boxes;
}

std::vector<FaceTrack> linked(std::span<const DetectedBox> detections, std::span<const MediaTime> times)
{
    return linkFaces({detections, times});
}

} // namespace

class TestFaceTracks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDetectionIsCovered_data();
    void everyDetectionIsCovered();
    void reversedTimeGivesTheSameCoverage_data() { everyDetectionIsCovered_data(); }
    void reversedTimeGivesTheSameCoverage();
    void holdsBeforeAndAfter_data();
    void holdsBeforeAndAfter();
    void gapsAreFilled();
    void longGapsAreNotOneFace();
    void facesThatPassEachOtherKeepTheirNumbers();
    void fastFacesAreOne_data();
    void fastFacesAreOne();
    void heldBoxFollowsTheMotion();
    void jitterIsCalmed();
    void noDetectionsNoTracks();
    void gapsFollowTheFlow();
    void facesDoNotGoOnAsHeads();
    void holdsFollowTheFlow();
    void nothingCrossesACut();
    void marginsAreForWhatIsUnsure_data();
    void marginsAreForWhatIsUnsure();
    void unsureFacesGetRoom();
    void unsureFacesKeepTheirSize_data();
    void unsureFacesKeepTheirSize();
    void aLoneWeakSightingIsOnlyHeld_data();
    void aLoneWeakSightingIsOnlyHeld();
    void followedFacesGrow();
};

void TestFaceTracks::everyDetectionIsCovered_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("millisecondsPerFrame");
    for (unsigned seed = 1; seed <= 8; ++seed) {
        for (const int step : {8, 33, 100, 700})
            QTest::addRow("seed %u, %d ms", seed, step) << seed << step;
    }
}

void TestFaceTracks::everyDetectionIsCovered()
{
    QFETCH(unsigned, seed);
    QFETCH(int, millisecondsPerFrame);
    const auto times = evenTimes(80, std::chrono::milliseconds(millisecondsPerFrame));
    const auto detections = randomDetections(seed, 80);
    const auto tracks = linked(detections, times);
    std::size_t sightings = 0;
    for (const FaceTrack& track : tracks) {
        sightings += track.sightings.size();
        for (const std::size_t index : track.sightings) {
            const DetectedBox& detection = detections[index];
            QVERIFY(track.range().contains(detection.frame));
            QVERIFY(holds(track.at(detection.frame), detection.box));
        }
    }
    QCOMPARE(sightings, detections.size());
}

void TestFaceTracks::reversedTimeGivesTheSameCoverage()
{
    QFETCH(unsigned, seed);
    QFETCH(int, millisecondsPerFrame);
    const int frames = 80;
    const auto times = evenTimes(frames, std::chrono::milliseconds(millisecondsPerFrame));
    auto detections = randomDetections(seed, frames);
    const auto forward = linked(detections, times);
    for (DetectedBox& detection : detections)
        detection.frame = {frames - 1 - detection.frame.value};
    const auto backward = linked(detections, times);
    QCOMPARE(backward.size(), forward.size());
    for (int frame = 0; frame < frames; ++frame) {
        const auto ahead = boxesAt(forward, {frame});
        const auto behind = boxesAt(backward, {frames - 1 - frame});
        QCOMPARE(behind.size(), ahead.size());
        for (std::size_t i = 0; i < ahead.size(); ++i)
            QVERIFY(holds(ahead[i], behind[i]) && holds(behind[i], ahead[i]));
    }
}

void TestFaceTracks::holdsBeforeAndAfter_data()
{
    QTest::addColumn<int>("millisecondsPerFrame");
    QTest::newRow("60 fps") << 16;
    QTest::newRow("25 fps") << 40;
    QTest::newRow("10 fps") << 100;
    QTest::newRow("1 fps") << 1000;
}

void TestFaceTracks::holdsBeforeAndAfter()
{
    QFETCH(int, millisecondsPerFrame);
    const auto times = evenTimes(200, std::chrono::milliseconds(millisecondsPerFrame));
    const auto tracks = linked(std::vector{face(100, {50, 50, 20, 20})}, times);
    QCOMPARE(tracks.size(), std::size_t{1});
    const FrameRange range = tracks[0].range();
    QVERIFY(times[100] - times[static_cast<std::size_t>(range.begin.value)] >= 500ms);
    QVERIFY(times[static_cast<std::size_t>(range.end.value - 1)] - times[100] >= 500ms);
    for (const Box& box : tracks[0].boxes)
        QVERIFY(holds(box, {50, 50, 20, 20}));
}

void TestFaceTracks::gapsAreFilled()
{
    const auto times = evenTimes(60, 40ms);
    const auto tracks = linked(std::vector{face(10, {100, 100, 40, 40}), face(40, {130, 100, 40, 40})}, times);
    QCOMPARE(tracks.size(), std::size_t{1});
    for (int frame = 10; frame <= 40; ++frame) {
        const double x = 100 + (frame - 10);
        QVERIFY(holds(tracks[0].at({frame}), {x, 100, 40, 40}));
    }
}

void TestFaceTracks::longGapsAreNotOneFace()
{
    const auto times = evenTimes(200, 40ms);
    const auto tracks = linked(std::vector{face(20, {100, 100, 40, 40}), face(120, {100, 100, 40, 40})}, times);
    QCOMPARE(tracks.size(), std::size_t{2});
    QVERIFY(tracks[0].range().end < tracks[1].range().begin);
}

void TestFaceTracks::facesThatPassEachOtherKeepTheirNumbers()
{
    std::vector<DetectedBox> detections;
    for (int frame = 0; frame < 50; ++frame) {
        detections.push_back(face(frame, {100.0 + 8 * frame, 100, 40, 40}));
        detections.push_back(face(frame, {500.0 - 8 * frame, 130, 40, 40}));
    }
    const auto tracks = linked(detections, evenTimes(50, 40ms));
    QCOMPARE(tracks.size(), std::size_t{2});
    for (const FaceTrack& track : tracks)
        QCOMPARE(track.sightings.size(), std::size_t{50});
}

void TestFaceTracks::fastFacesAreOne_data()
{
    QTest::addColumn<std::vector<double>>("places");
    QTest::addColumn<int>("tracks");
    QTest::newRow("one speed") << std::vector{100.0, 190.0, 280.0} << 1;
    QTest::newRow("three sizes, no third sighting") << std::vector{100.0, 190.0} << 2;
    QTest::newRow("another speed") << std::vector{100.0, 190.0, 500.0} << 3;
    QTest::newRow("too far") << std::vector{100.0, 500.0, 900.0} << 3;
    QTest::newRow("the third comes from behind") << std::vector{100.0, 190.0, 100.0} << 2; // near links come first
}

void TestFaceTracks::fastFacesAreOne()
{
    QFETCH(std::vector<double>, places);
    QFETCH(int, tracks);
    std::vector<DetectedBox> detections;
    for (std::size_t i = 0; i < places.size(); ++i)
        detections.push_back(face(10 + 3 * std::int64_t(i), {places[i], 100, 30, 30}));
    const auto found = linked(detections, evenTimes(60, 40ms));
    QCOMPARE(found.size(), std::size_t(tracks));
    if (tracks != 1)
        return;
    for (int frame = 10; frame <= 16; ++frame)
        QVERIFY(holds(found[0].at({frame}), {100.0 + 30 * (frame - 10), 100, 30, 30}));
}

void TestFaceTracks::heldBoxFollowsTheMotion()
{
    std::vector<DetectedBox> detections;
    for (int frame = 0; frame < 20; ++frame)
        detections.push_back(face(frame, {100.0 + 5 * frame, 100, 40, 40}));
    const auto tracks = linked(detections, evenTimes(60, 40ms));
    QCOMPARE(tracks.size(), std::size_t{1});
    QVERIFY(holds(tracks[0].at({29}), {195, 100, 40, 40}));
    QVERIFY(holds(tracks[0].at({29}), {245, 100, 40, 40}));
}

void TestFaceTracks::jitterIsCalmed()
{
    std::vector<DetectedBox> detections;
    for (int frame = 0; frame < 40; ++frame)
        detections.push_back(face(frame, {100.0 + (frame % 2) * 4, 100, 40.0 + (frame % 3), 40}));
    const auto tracks = linked(detections, evenTimes(40, 40ms));
    QCOMPARE(tracks.size(), std::size_t{1});
    double largestStep = 0;
    for (int frame = 6; frame < 34; ++frame)
        largestStep = std::max(largestStep, std::abs(tracks[0].at({frame}).width - tracks[0].at({frame - 1}).width));
    QVERIFY2(largestStep < 2, "the width must change less than the detections do");
}

void TestFaceTracks::noDetectionsNoTracks()
{
    QVERIFY(linked({}, evenTimes(10, 40ms)).empty());
    QVERIFY(linked({}, {}).empty());
}

void TestFaceTracks::gapsFollowTheFlow()
{
    // A face that goes up and comes back between two sightings at one place: only flow knows.
    const auto times = evenTimes(30, 40ms);
    const std::vector detections{face(10, {100, 100, 40, 40}), face(14, {100, 100, 40, 40})};
    std::vector<FaceTrail> trails(2);
    trails[0].after = {{100, 80, 40, 40}, {100, 50, 40, 40}};
    trails[1].before = {{100, 80, 40, 40}};
    const auto tracks = linkFaces({detections, times, trails});
    QCOMPARE(tracks.size(), 1U);
    QVERIFY(holds(tracks[0].at({11}), {100, 80, 40, 40}));
    QVERIFY(holds(tracks[0].at({12}), {100, 50, 40, 40}));
    QVERIFY(holds(tracks[0].at({13}), {100, 80, 40, 40}));
    QVERIFY(!holds(linked(detections, times)[0].at({12}), {100, 50, 40, 40})); // the control: without flow it is bare
}

void TestFaceTracks::facesDoNotGoOnAsHeads()
{
    const auto times = evenTimes(20, 40ms);
    DetectedBox head = face(5, {108, 90, 60, 60});
    const Box seen{100, 100, 40, 40};
    for (const bool isHead : {true, false}) {
        head.label = isHead ? "head" : "face";
        const auto tracks = linkFaces({std::vector{face(0, seen), head, face(10, seen)}, times});
        QCOMPARE(tracks.size(), isHead ? 2U : 1U); // the control: two faces would be one
        QCOMPARE(tracks[0].sightings, isHead ? (std::vector<std::size_t>{0, 2}) : (std::vector<std::size_t>{0, 1, 2}));
    }
}

void TestFaceTracks::holdsFollowTheFlow()
{
    constexpr int kFollowed = 20; // frames: longer than the hold
    const auto times = evenTimes(60, 40ms);
    std::vector<FaceTrail> trails(1);
    for (int i = 1; i <= kFollowed; ++i) {
        trails[0].after.push_back({100.0 + 10 * i, 100, 40, 40});
        trails[0].before.push_back({100.0 - 10 * i, 100, 40, 40});
    }
    const auto tracks = linkFaces({std::vector{face(30, {100, 100, 40, 40})}, times, trails});
    QCOMPARE(tracks.size(), 1U);
    for (int i = 1; i <= kFollowed; ++i) {
        QVERIFY(holds(tracks[0].at({30 + i}), trails[0].after[std::size_t(i - 1)]));
        QVERIFY(holds(tracks[0].at({30 - i}), trails[0].before[std::size_t(i - 1)]));
    }
}

void TestFaceTracks::nothingCrossesACut()
{
    const auto times = evenTimes(60, 40ms);
    const std::vector detections{face(20, {100, 100, 40, 40}), face(32, {105, 100, 40, 40})};
    const std::vector<FrameIndex> shots{{25}};
    const auto tracks = linkFaces({.detections = detections, .times = times, .shots = shots});
    QCOMPARE(tracks.size(), 2U);
    QCOMPARE(tracks[0].range().end, FrameIndex{25});
    QCOMPARE(tracks[1].range().begin, FrameIndex{25});
    QCOMPARE(linked(detections, times).size(), 1U); // the control
}

void TestFaceTracks::marginsAreForWhatIsUnsure_data()
{
    QTest::addColumn<double>("confidence");
    QTest::addColumn<double>("width"); // of a box 100 pixels high
    QTest::addColumn<QString>("label");
    QTest::addColumn<double>("wider");
    QTest::addColumn<double>("higher");
    QTest::newRow("sure") << 0.9 << 75.0 << "face" << 1.0 << 1.0;
    QTest::newRow("less sure") << 0.6 << 75.0 << "face" << 1.25 << 1.25;
    QTest::newRow("unsure") << 0.4 << 75.0 << "face" << 1.5 << 1.5;
    QTest::newRow("hardly") << 0.1 << 75.0 << "face" << 1.5 << 1.5;
    QTest::newRow("on its side") << 0.9 << 130.0 << "face" << 1.0 << 1.0;
    QTest::newRow("half of it hidden") << 0.9 << 40.0 << "face" << 2.4 << 1.0; // 28 pixels more on either side
    QTest::newRow("both") << 0.4 << 40.0 << "face" << 3.6 << 1.5;
    QTest::newRow("head") << 0.3 << 40.0 << kHeadLabel << 1.0 << 1.0;
}

void TestFaceTracks::marginsAreForWhatIsUnsure()
{
    QFETCH(double, confidence);
    QFETCH(double, width);
    QFETCH(QString, label);
    QFETCH(double, wider);
    QFETCH(double, higher);
    const Box box{10, 20, width, 100};
    const FaceMargin margin = marginOf({{}, box, confidence, label.toStdString()});
    QCOMPARE(margin.width, wider);
    QCOMPARE(margin.height, higher);
    const Box room = withMargin(box, margin);
    QCOMPARE(room.center().x, box.center().x);
    QCOMPARE(room.height, 100 * higher);
}

void TestFaceTracks::unsureFacesGetRoom()
{
    const auto times = evenTimes(20, 40ms);
    const Box seen{100, 100, 30, 40};
    const Box around = inflated(seen, 1.5);
    const auto boxAt = [&](double confidence, std::int64_t frame) {
        return linked(std::vector{face(5, seen, confidence), face(10, seen, confidence)}, times)[0].at({frame});
    };
    for (const std::int64_t frame : {2, 5, 7, 10, 13}) {
        QVERIFY(holds(boxAt(0.4, frame), around));
        QVERIFY(!holds(boxAt(0.9, frame), around));
    }
}

void TestFaceTracks::unsureFacesKeepTheirSize_data()
{
    QTest::addColumn<double>("confidence");
    QTest::addColumn<int>("frame");
    QTest::addColumn<double>("least"); ///< width of the box in frame 20, in pixels
    QTest::newRow("half hidden") << 0.5 << 10 << 60.0;
    QTest::newRow("before, too") << 0.5 << 30 << 60.0;
    QTest::newRow("sure of its size") << 0.85 << 10 << 40.0;
    QTest::newRow("the other is not sure") << 0.75 << 10 << 43.0; // which is 0.7
    QTest::newRow("too long ago") << 0.5 << 50 << 55.0;
}

void TestFaceTracks::unsureFacesKeepTheirSize()
{
    QFETCH(double, confidence);
    QFETCH(int, frame);
    QFETCH(double, least);
    const double other = confidence == 0.75 ? 0.7 : 0.9;
    std::vector detections{face(20, {110, 100, 40, 40}, confidence), face(frame, {100, 100, 60, 60}, other)};
    std::ranges::sort(detections, {}, &DetectedBox::frame);
    const std::vector<std::size_t> sightings{0, 1};
    const auto times = evenTimes(60, 40ms);
    const std::size_t position = frame > 20 ? 0 : 1;
    const Box& box = detections[position].box;
    const Size size = leastSizes(sightings, detections, times)[position];
    const Box room = withMargin(box, marginOf(detections[position]));
    QCOMPARE(std::round(std::max(size.width, room.width)), least);
    const auto tracks = linked(detections, times);
    QCOMPARE(tracks.size(), 1U);
    QVERIFY(holds(tracks[0].at({20}), {box.center().x - least / 2 + 0.5, 119, least - 1, 2}));
}

void TestFaceTracks::aLoneWeakSightingIsOnlyHeld_data()
{
    QTest::addColumn<double>("confidence");
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("again"); // frames until a second sighting, after which flow leads on; 0: there is none
    QTest::addColumn<bool>("follows");
    QTest::newRow("weak") << 0.4 << "face" << 0 << false;
    QTest::newRow("sure") << 0.6 << "face" << 0 << true;
    QTest::newRow("weak, twice in a moment") << 0.4 << "face" << 2 << false;
    QTest::newRow("weak, and again later") << 0.4 << "face" << 5 << true;
    QTest::newRow("weak head") << 0.4 << kHeadLabel << 0 << true;
}

void TestFaceTracks::aLoneWeakSightingIsOnlyHeld()
{
    QFETCH(double, confidence);
    QFETCH(QString, label);
    QFETCH(int, again);
    QFETCH(bool, follows);
    const auto times = evenTimes(80, 40ms);
    const Box box{100, 100, 30, 40};
    std::vector detections{face(30, box, confidence)};
    if (again > 0)
        detections.push_back(face(30 + again, box, confidence));
    std::vector<FaceTrail> trails(detections.size());
    trails.back().after.assign(35, box);
    for (DetectedBox& detection : detections)
        detection.label = label.toStdString();
    const auto tracks = linkFaces({detections, times, trails});
    QCOMPARE(tracks.size(), 1U);
    const std::int64_t last = detections.back().frame.value;
    QVERIFY(tracks[0].range().contains({last + 13})); // 0.5 s: every sighting is held
    QCOMPARE(tracks[0].range().contains({last + 30}), follows);
}

void TestFaceTracks::followedFacesGrow()
{
    const auto times = evenTimes(60, 40ms);
    const Box small{100, 100, 30, 40};
    std::vector<FaceTrail> trails(1);
    for (int i = 1; i <= 25; ++i)
        trails[0].after.push_back(inflated(small, 1 + 0.08 * i)); // at last thrice as large
    const auto tracks = linkFaces({std::vector{face(10, small)}, times, trails});
    QVERIFY(holds(tracks[0].at({20}), trails[0].after[9]));
    QVERIFY2(!holds(tracks[0].at({35}), inflated(small, 3.1)), "flow alone makes nothing more than twice as large");
}

QTEST_APPLESS_MAIN(TestFaceTracks)
#include "tst_face_tracks.moc"
