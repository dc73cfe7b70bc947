#include "media/face_flow.h"
#include "media/face_merge.h"
#include "media/face_schedule.h"
#include "media/close_areas.h"
#include "media/look_window.h"
#include "media/turn.h"
#include "tests/support/test_support.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace consentry;
using namespace consentry::media;
using namespace std::chrono_literals;

namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 360;

std::uint8_t textureAt(double u, double v, int wall, int brightness)
{
    return static_cast<std::uint8_t>(brightness + 30 * std::sin(u * wall / 9.0 + wall) * std::cos(v / (7.0 + wall))
                                     + 20 * std::sin(wall * (u + 2 * v) / 23.0));
}

/// Planes of a picture, of which each wall is drawn once.
const std::vector<std::uint8_t>& emptyWall(int wall)
{
    static std::map<int, std::vector<std::uint8_t>> walls;
    std::vector<std::uint8_t>& planes = walls[wall];
    if (planes.empty()) {
        planes.assign(kWidth * kHeight * 3 / 2, 128);
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x)
                planes[std::size_t(y * kWidth + x)] = textureAt(x, y, wall, 90);
        }
    }
    return planes;
}

/// A textured wall with a bright, textured square; other walls look otherwise.
class Scene {
public:
    explicit Scene(Point square, int wall = 1, double side = 60) : m_planes(emptyWall(wall))
    {
        for (int y = std::max(0, int(std::ceil(square.y))); y < std::min(double(kHeight), square.y + side); ++y) {
            for (int x = std::max(0, int(std::ceil(square.x))); x < std::min(double(kWidth), square.x + side); ++x)
                m_planes[std::size_t(y * kWidth + x)] =
                    textureAt((x - square.x) * 60 / side + 500, (y - square.y) * 60 / side + 900, wall, 170);
        }
    }

    PictureView view() const
    {
        const std::uint8_t* y = m_planes.data();
        return {y, y + kWidth * kHeight, y + kWidth * kHeight * 5 / 4, kWidth, kWidth / 2, kWidth / 2, kWidth, kHeight};
    }
    SmallPicture small() const { return SmallPicture::of(view()).value(); }

private:
    std::vector<std::uint8_t> m_planes;
};

SmallPicture allOfLevel(std::uint8_t level)
{
    const std::vector<std::uint8_t> luma(kWidth * kHeight, level);
    const std::uint8_t* y = luma.data();
    return SmallPicture::of({y, y, y, kWidth, kWidth / 2, kWidth / 2, kWidth, kHeight}).value();
}

std::optional<Look> nextLook(FaceSchedule& schedule, MediaTime time, const SmallPicture& small)
{
    return schedule.next(time, small, {kWidth, kHeight}).value();
}

DetectedBox face(Box box)
{
    return {{}, box, 0.9, "face"};
}

WindowFrame windowFrame(std::int64_t number, bool look, bool startsShot = false)
{
    static const Scene scene({100, 100});
    WindowFrame frame{.frame = {number},
                      .time = number * 40ms,
                      .copy = FrameCopy::of({number}, scene.view()).value(),
                      .small = scene.small(),
                      .startsShot = startsShot};
    if (look)
        frame.look = Look();
    return frame;
}

/// Runs a clip of `looks.size()` frames through a window; `seen` says what is seen in a frame. Returns the frames
/// looked at, ascending, after checking that all frames come out in order.
std::vector<std::int64_t> lookedAt(const std::vector<bool>& looks,
                                   const std::function<std::vector<Sighting>(std::int64_t)>& seen,
                                   std::int64_t cut = -1)
{
    LookWindow window;
    window.setSmallest(10);
    std::vector<std::int64_t> looked;
    std::int64_t next = 0;
    const auto work = [&] {
        while (window.hasLook()) {
            const LookWindow::Task task = window.nextLook();
            looked.push_back(task.copy.frame().value);
            window.looked(task.copy.frame(), seen(task.copy.frame().value));
        }
        while (const auto settled = window.takeSettled()) {
            if (settled->frame.frame.value != next++)
                return;
        }
    };
    for (std::size_t i = 0; i < looks.size(); ++i) {
        window.add(windowFrame(std::int64_t(i), looks[i], std::int64_t(i) == cut));
        if (i % 3 == 0)
            work();
    }
    window.end();
    work();
    if (next != std::int64_t(looks.size()) || window.size() != 0)
        return {};
    std::ranges::sort(looked);
    return looked;
}

} // namespace

class TestFaceSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksOftenerWhenSomethingMoves();
    void closeLooksGoWhereSomethingMoves_data();
    void closeLooksGoWhereSomethingMoves();
    void bothDetectorsLookNowAndThen();
    void doubtIsSeen();
    void windowLooksBetweenWhereInDoubt();
    void windowLooksAtBothSidesOfACut();
    void looksFollowTheSurveyBefore();
    void turnedBoxesComeBack();
    void everyTurnIsLookedAtNowAndThen();
    void headsAreLookedForAtEverySecondLook();
    void flowFollowsBothWays();
    void flowSeesWhatComesNearer();
    void flowStopsAtACut();
    void whatIsSurerAtATurnLies();
    void onlyOtherScenesAreCuts();
};

void TestFaceSchedule::looksOftenerWhenSomethingMoves()
{
    const auto looks = [](bool moving) {
        FaceSchedule schedule({});
        int count = 0;
        for (int i = 0; i < 50; ++i)
            count += nextLook(schedule, i * 40ms, Scene({moving ? 100.0 + 6 * i : 100.0, 100}).small()).has_value();
        return count;
    };
    QCOMPARE(looks(true), 10); // every 200 ms of 2 s
    QCOMPARE(looks(false), 5); // every 400 ms
    FaceSchedule schedule({});
    int small = 0;
    for (int i = 0; i < 50; ++i)
        small += nextLook(schedule, i * 40ms, Scene({100.0 + 6 * i, 100}, 1, 10).small()).has_value();
    QCOMPARE(small, 10); // a face of 20 pixels, that nothing else moves with
    FaceSchedule every({.interval = 0ms, .quietInterval = 0ms});
    for (int i = 0; i < 5; ++i)
        QVERIFY(nextLook(every, i * 40ms, Scene({100, 100}).small()));
}

void TestFaceSchedule::closeLooksGoWhereSomethingMoves_data()
{
    QTest::addColumn<double>("side");
    QTest::addColumn<int>("onTiles"); // where it moves
    QTest::addColumn<int>("around");
    QTest::newRow("everything: tiles, every 400 ms") << 0.0 << 4 << 0;
    QTest::newRow("little: around it, at each look") << 12.0 << 0 << 9;
    QTest::newRow("a person: around it, at each look") << 100.0 << 0 << 9;
}

void TestFaceSchedule::closeLooksGoWhereSomethingMoves()
{
    QFETCH(double, side);
    QFETCH(int, onTiles);
    QFETCH(int, around);
    FaceSchedule schedule({});
    const std::vector<Box> tiles = closeTiles(kWidth, kHeight);
    int tileLooks = 0;
    int aroundLooks = 0;
    int inVain = 0;
    for (int i = 0; i < 50; ++i) {
        const Point place{20.0 + 4 * i, 30};
        const SmallPicture small = side > 0 ? Scene(place, 1, side).small() : allOfLevel(std::uint8_t(60 + 10 * (i / 5)));
        const auto look = nextLook(schedule, i * 40ms, small);
        if (i == 0) {
            QCOMPARE(look->areas, tiles);
            continue;
        }
        for (const Box& area : look ? look->areas : std::vector<Box>()) {
            const bool isTile = std::ranges::find(tiles, area) != tiles.end();
            tileLooks += isTile && area == tiles.front();
            aroundLooks += !isTile && area.contains({place.x + side / 2, place.y + side / 2});
            inVain += !isTile && area.width * area.height == kLongSide * kLongSide && side < 20;
        }
    }
    QCOMPARE(tileLooks, onTiles);
    QCOMPARE(aroundLooks, around);
    QCOMPARE(inVain, 0);
}

void TestFaceSchedule::bothDetectorsLookNowAndThen()
{
    FaceSchedule schedule({});
    std::vector<int> compared;
    for (int i = 0; i < 125; ++i) {
        if (i == 70)
            schedule.startShot();
        const auto look = nextLook(schedule, i * 40ms, Scene({100.0 + i, 100}).small());
        if (look && look->by == LookBy::Both)
            compared.push_back(i);
    }
    QCOMPARE(compared, (std::vector<int>{0, 50, 70, 120})); // every 2 s, and where a shot begins
}

void TestFaceSchedule::doubtIsSeen()
{
    const std::vector one{face({100, 100, 40, 40})};
    const std::vector near{face({110, 100, 40, 40})};
    const std::vector far{face({140, 100, 40, 40})};
    const std::vector small{face({100, 100, 8, 8})};
    QVERIFY(!leavesDoubt({one, near}, 10));
    QVERIFY(leavesDoubt({one, far}, 10));
    QVERIFY(leavesDoubt({one, {}}, 10));
    QVERIFY(leavesDoubt({{}, one}, 10));
    QVERIFY(!leavesDoubt({{}, small}, 10)); // a wide look cannot be expected to see it
    QVERIFY(!leavesDoubt({{}, {}}, 10));
}

void TestFaceSchedule::windowLooksBetweenWhereInDoubt()
{
    std::vector<bool> looks(21, false);
    for (std::size_t i = 0; i < looks.size(); i += 5)
        looks[i] = true;
    const auto nobody = [](std::int64_t) { return std::vector<Sighting>(); };
    QCOMPARE(lookedAt(looks, nobody), (std::vector<std::int64_t>{0, 5, 10, 15, 20}));
    const auto comesAtTen = [](std::int64_t frame) {
        return frame < 10 ? std::vector<Sighting>() : std::vector{Sighting{face({100, 100, 40, 40}), {}}};
    };
    QCOMPARE(lookedAt(looks, comesAtTen), (std::vector<std::int64_t>{0, 5, 7, 10, 15, 20}));
}

void TestFaceSchedule::windowLooksAtBothSidesOfACut()
{
    std::vector<bool> looks(20, false);
    const auto nobody = [](std::int64_t) { return std::vector<Sighting>(); };
    QCOMPARE(lookedAt(looks, nobody, 8), (std::vector<std::int64_t>{0, 7, 8, 19}));
    QCOMPARE(lookedAt({true}, nobody), (std::vector<std::int64_t>{0}));
}

void TestFaceSchedule::looksFollowTheSurveyBefore()
{
    LookWindow window;
    for (std::int64_t i = 0; i < 6; ++i) {
        WindowFrame frame = windowFrame(i, i % 2 == 0);
        if (frame.look)
            frame.look->everyTurn = i % 4 == 0;
        window.add(std::move(frame));
    }
    const auto turnsOfNext = [&] { return window.nextLook().turns; };
    const Sighting onItsSide{face({100, 100, 40, 40}), {}, Turn::Clockwise};
    QVERIFY(window.hasLook());
    QVERIFY(turnsOfNext().empty());
    QVERIFY2(!window.hasLook(), "the next look waits for what the survey says");
    const Sighting upright{face({300, 100, 40, 40}), {}};
    window.looked({0}, {onItsSide, upright});
    QVERIFY(window.hasLook());
    QVERIFY(turnsOfNext() == std::vector{Turn::Clockwise}); // frame 2
    QVERIFY2(window.hasLook(), "it does not wait for a look that is no survey");
    QVERIFY(turnsOfNext() == std::vector{Turn::Clockwise}); // frame 4, a survey itself
    window.looked({4}, {upright});
    window.looked({2}, {onItsSide, upright});
    window.end();
    QVERIFY(turnsOfNext().empty()); // frame 5
}

void TestFaceSchedule::turnedBoxesComeBack()
{
    const Size whole{640, 360};
    const Box box{500, 20, 30, 50};
    for (const Turn turn : kAllTurns)
        QCOMPARE(turnedBack(turnedThere(box, turn, whole), turn, whole), box);
    QCOMPARE(turnedThere(box, Turn::Clockwise, whole), (Box{290, 500, 50, 30}));
    QCOMPARE(turnedThere(box, Turn::Counterclockwise, whole), (Box{20, 110, 50, 30}));
    QCOMPARE(turnedThere(box, Turn::Half, whole), (Box{110, 290, 30, 50}));
}

void TestFaceSchedule::everyTurnIsLookedAtNowAndThen()
{
    FaceSchedule schedule({});
    const SmallPicture still = Scene({100, 100}).small();
    std::vector<int> surveys;
    for (int i = 0; i < 225; ++i) {
        const auto look = nextLook(schedule, i * 40ms, still);
        if (look && look->everyTurn)
            surveys.push_back(i);
    }
    QCOMPARE(surveys, (std::vector{0, 100, 200}));
    schedule.startShot();
    QVERIFY(nextLook(schedule, 9001ms, still)->everyTurn);
}

void TestFaceSchedule::headsAreLookedForAtEverySecondLook()
{
    FaceSchedule schedule({});
    std::vector<int> looks;
    std::vector<int> heads;
    for (int i = 0; i < 25; ++i) {
        const auto look = nextLook(schedule, i * 40ms, Scene({100 + 8.0 * i, 100}).small());
        if (look)
            looks.push_back(i);
        if (look && look->heads)
            heads.push_back(i);
    }
    QCOMPARE(looks, (std::vector{0, 5, 10, 15, 20}));
    QCOMPARE(heads, (std::vector{0, 10, 20}));
    schedule.startShot();
    QVERIFY(nextLook(schedule, 1001ms, Scene({300, 100}).small())->heads);
}

void TestFaceSchedule::flowFollowsBothWays()
{
    FaceFlow flow(500ms);
    const auto at = [](int frame) { return Box{200.0 + 3 * frame, 100, 60, 60}; };
    for (int i = 0; i < 20; ++i) {
        const Box box = at(i);
        flow.add(
            {{i}, i * 40ms, Scene({box.x, box.y}).small(), false, i == 10 ? std::vector{box} : std::vector<Box>()});
    }
    const std::vector<FaceTrail> trails = flow.take();
    QCOMPARE(trails.size(), 1U);
    QCOMPARE(trails[0].before.size(), 10U);
    QCOMPARE(trails[0].after.size(), 9U);
    for (std::size_t i = 0; i < 9; ++i) {
        QVERIFY(intersectionOverUnion(trails[0].before[i], at(9 - int(i))) > 0.85);
        QVERIFY(intersectionOverUnion(trails[0].after[i], at(11 + int(i))) > 0.85);
    }
}

void TestFaceSchedule::flowSeesWhatComesNearer()
{
    FaceFlow flow(1000ms);
    const auto at = [](int frame) {
        const double side = 60 * std::pow(1.02, frame);
        return Box{300 - side / 2, 180 - side / 2, side, side};
    };
    for (int i = 0; i < 20; ++i) {
        const Box box = at(i);
        flow.add({{i},
                  i * 40ms,
                  Scene({box.x, box.y}, 1, box.width).small(),
                  false,
                  i == 10 ? std::vector{box} : std::vector<Box>()});
    }
    const FaceTrail trail = flow.take()[0];
    QCOMPARE(trail.after.size(), 9U);
    QCOMPARE(trail.before.size(), 10U);
    QVERIFY(trail.after.back().width > 1.1 * at(10).width);   // it is 1.2 times as large
    QVERIFY(trail.before.back().width < 0.97 * at(10).width); // the still wall around it holds it back
}

void TestFaceSchedule::whatIsSurerAtATurnLies()
{
    const auto seen = [](double confidence, Box box) { return DetectedBox{{}, box, confidence, "face"}; };
    const Box left{100, 100, 40, 40};
    const Box around{95, 105, 50, 35};
    const Box elsewhere{400, 100, 40, 40};
    SeenFaces faces{{seen(0.4, left), seen(0.9, elsewhere)}, {}};
    addTurned(faces, std::vector{seen(0.8, around), seen(0.7, elsewhere), seen(0.6, {200, 200, 40, 40})},
              Turn::Clockwise);
    QCOMPARE(faces.faces.size(), 3U);
    QCOMPARE(faces.faces[0].box, united(left, around));
    QCOMPARE(faces.faces[0].confidence, 0.8);
    QCOMPARE(faces.faces[1].confidence, 0.9); // surer upright
    QVERIFY((faces.turns == std::vector<std::optional<Turn>>{Turn::Clockwise, {}, Turn::Clockwise}));
    addStrangers(faces.faces, std::vector{seen(0.9, around), seen(0.5, {600, 100, 40, 40})});
    QCOMPARE(faces.faces.size(), 4U);
    QCOMPARE(faces.faces[0].box, united(left, around));
}

void TestFaceSchedule::flowStopsAtACut()
{
    FaceFlow flow(500ms);
    for (int i = 0; i < 20; ++i) {
        flow.add({{i},
                  i * 40ms,
                  Scene({200, 100}).small(),
                  i == 7 || i == 13,
                  i == 10 ? std::vector{Box{200, 100, 60, 60}} : std::vector<Box>()});
    }
    const std::vector<FaceTrail> trails = flow.take();
    QCOMPARE(trails[0].before.size(), 3U);
    QCOMPARE(trails[0].after.size(), 2U);
}

void TestFaceSchedule::onlyOtherScenesAreCuts()
{
    const SmallPicture one = Scene({100, 100}).small();
    QVERIFY(!one.isOtherScene(Scene({110, 100}).small()));
    QVERIFY(one.isOtherScene(Scene({400, 200}, 5).small()));
    // The light is switched on: every level changes, the scene does not.
    std::vector<std::uint8_t> bright(kWidth * kHeight);
    const Scene scene({100, 100});
    const PictureView dark = scene.view();
    std::ranges::transform(std::span(dark.y, bright.size()), bright.begin(),
                           [](std::uint8_t level) { return static_cast<std::uint8_t>(level / 2 + 110); });
    PictureView lit = dark;
    lit.y = bright.data();
    QVERIFY(!one.isOtherScene(SmallPicture::of(lit).value()));
}

QTEST_GUILESS_MAIN(TestFaceSchedule)
#include "tst_face_schedule.moc"
