#include "media/cell_memory.h"
#include "media/close_areas.h"
#include "tests/support/test_support.h"

#include <algorithm>
#include <array>

using namespace consentry;
using namespace consentry::media;
using namespace std::chrono_literals;

namespace {

constexpr Size kPicture{1280, 720};
constexpr Box kWhole{0, 0, 1280, 720};

/// A grey picture with bright squares.
SmallPicture pictureWith(const std::vector<Box>& squares)
{
    constexpr int width = int(kPicture.width);
    constexpr int height = int(kPicture.height);
    static std::vector<std::uint8_t> luma;
    luma.assign(std::size_t(width * height), 90);
    for (const Box& square : squares) {
        for (int y = int(square.y); y < int(square.bottom()); ++y)
            std::fill_n(luma.begin() + y * width + int(square.x), int(square.width), std::uint8_t(200));
    }
    return SmallPicture::of({luma.data(), luma.data(), luma.data(), width, width / 2, width / 2, width, height}).value();
}

bool holds(const Box& outer, const Box& inner)
{
    return intersection(outer, inner) == inner;
}

} // namespace

class TestCloseAreas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesCoverThePicture_data();
    void tilesCoverThePicture();
    void areasHoldWhatMoved_data();
    void areasHoldWhatMoved();
    void areasStayInThePicture_data();
    void areasStayInThePicture();
    void tooMuchIsLeftToTiles();
    void memoryKnowsWhatChangedWhere();
    void memoryKnowsWhatWasLookedAt();
    void slowChangesAddUp();
};

void TestCloseAreas::tilesCoverThePicture_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    for (const auto& [width, height] :
         {std::pair(1, 1), {640, 480}, {1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1920}})
        QTest::addRow("%dx%d", width, height) << width << height;
}

void TestCloseAreas::tilesCoverThePicture()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const std::vector<Box> tiles = closeTiles(width, height);
    for (const Box& tile : tiles) {
        QCOMPARE(Size(tile.width, tile.height), Size(tiles[0].width, tiles[0].height));
        QVERIFY(tile.x >= 0 && tile.y >= 0 && tile.right() <= width && tile.bottom() <= height);
        QVERIFY(tile.width <= 290 && tile.height <= 290);
    }
    // Each small face lies wholly in one tile.
    for (double y = 0; y + 30 <= height; y += 23) {
        for (double x = 0; x + 30 <= width; x += 23) {
            const Box small{x, y, 30, 30};
            QVERIFY(std::ranges::any_of(tiles, [&](const Box& tile) { return intersection(tile, small) == small; }));
        }
    }
}

void TestCloseAreas::areasHoldWhatMoved_data()
{
    QTest::addColumn<std::vector<Box>>("moved");
    QTest::addColumn<std::vector<Size>>("sizes");
    const Size spot{kShortSide, kShortSide};
    const Size tall{kShortSide, kLongSide};
    const Size tile{kLongSide, kLongSide};
    QTest::newRow("nothing") << std::vector<Box>() << std::vector<Size>();
    QTest::newRow("a small thing") << std::vector{Box{400, 300, 20, 20}} << std::vector{spot};
    QTest::newRow("a person") << std::vector{Box{400, 300, 80, 200}} << std::vector{tall};
    QTest::newRow("two that are near") << std::vector{Box{400, 300, 20, 20}, {460, 330, 20, 20}} << std::vector{spot};
    QTest::newRow("two that are far") << std::vector{Box{400, 300, 20, 20}, {800, 330, 20, 20}} << std::vector{spot, spot};
    QTest::newRow("four in a square") << std::vector{Box{400, 300, 20, 20}, {600, 300, 20, 20}, {400, 500, 20, 20}, {600, 500, 20, 20}}
                                      << std::vector{tile};
    QTest::newRow("two persons: one area is less than two") << std::vector{Box{400, 300, 100, 200}, {510, 300, 100, 200}}
                                                         << std::vector{tile};
}

void TestCloseAreas::areasHoldWhatMoved()
{
    QFETCH(std::vector<Box>, moved);
    QFETCH(std::vector<Size>, sizes);
    const std::vector<Box> areas = areasAround(moved, kPicture);
    std::vector<Size> found;
    for (const Box& area : areas)
        found.push_back({area.width, area.height});
    QCOMPARE(found, sizes);
    for (const Box& patch : moved) {
        const Box withRoom{patch.x - 24, patch.y - 24, patch.width + 48, patch.height + 48};
        QVERIFY(std::ranges::any_of(areas, [&](const Box& area) { return holds(area, withRoom); }));
    }
}

void TestCloseAreas::areasStayInThePicture_data()
{
    QTest::addColumn<Size>("picture");
    for (const Size size : {Size{1280, 720}, {200, 150}, {100, 1000}, {1, 1}, {3, 5}})
        QTest::addRow("%gx%g", size.width, size.height) << size;
}

void TestCloseAreas::areasStayInThePicture()
{
    QFETCH(Size, picture);
    for (const Point corner : {Point{0, 0}, {picture.width - 1, 0}, {0, picture.height - 1}, {picture.width - 1, picture.height - 1}}) {
        const Box moved{corner.x, corner.y, 1, 1};
        const std::vector<Box> areas = areasAround(std::array{moved}, picture);
        QCOMPARE(areas.size(), 1U);
        QCOMPARE(clipped(areas[0], picture), areas[0]);
        QVERIFY(holds(areas[0], moved));
        QCOMPARE(areas[0].x, std::floor(areas[0].x));
    }
}

void TestCloseAreas::tooMuchIsLeftToTiles()
{
    QVERIFY(areasAround(std::array{Box{100, 100, 250, 20}}, kPicture).empty()); // with its room wider than an area
    std::vector<Box> noise;
    for (int i = 0; i < 41; ++i)
        noise.push_back({30.0 * i, 17.0 * i, 16, 16});
    QVERIFY(areasAround(noise, kPicture).empty());
    noise.pop_back();
    QVERIFY(!areasAround(noise, kPicture).empty());
}

void TestCloseAreas::memoryKnowsWhatChangedWhere()
{
    const SmallPicture still = pictureWith({});
    CellMemory memory = CellMemory::create(still).value();
    QVERIFY(!memory.oldestLook(kWhole));
    QCOMPARE(memory.changes(still).size(), 1U); // all of it: nobody has looked
    memory.look(kWhole, still, 0ms);
    QVERIFY(memory.changes(still).empty());
    const SmallPicture two = pictureWith({{320, 160, 32, 32}, {960, 480, 16, 48}});
    QCOMPARE(memory.changes(two), (std::vector<Box>{{320, 160, 32, 32}, {960, 480, 16, 48}}));
    memory.look({300, 100, 200, 200}, two, 200ms);
    QCOMPARE(memory.changes(two), (std::vector<Box>{{960, 480, 16, 48}}));
    QCOMPARE(memory.oldestChange(kWhole, two), std::optional<MediaTime>(0ms));
    QVERIFY(!memory.oldestChange({300, 100, 200, 200}, two));
    memory.forget();
    QVERIFY(!memory.oldestLook(kWhole));
}

void TestCloseAreas::memoryKnowsWhatWasLookedAt()
{
    const SmallPicture still = pictureWith({});
    CellMemory memory = CellMemory::create(still).value();
    MediaTime time = 0ms;
    const std::vector<Box> tiles = closeTiles(int(kPicture.width), int(kPicture.height));
    for (const Box& tile : tiles)
        memory.look(tile, still, ++time);
    QCOMPARE(memory.oldestLook(kWhole), std::optional(MediaTime(1))); // every cell belongs to a tile
    QCOMPARE(memory.oldestLook(tiles.back()), std::optional(time));
}

void TestCloseAreas::slowChangesAddUp()
{
    CellMemory memory = CellMemory::create(pictureWith({})).value();
    memory.look(kWhole, pictureWith({}), 0ms);
    const auto changedAt = [&](double shift) {
        const SmallPicture now = pictureWith({{320 + shift, 160, 64, 64}});
        return !memory.changes(now).empty();
    };
    memory.look(kWhole, pictureWith({{320, 160, 64, 64}}), 200ms);
    QVERIFY(!changedAt(0.5));
    QVERIFY(changedAt(4)); // though from each picture to the next it is less
}

QTEST_APPLESS_MAIN(TestCloseAreas)
#include "tst_close_areas.moc"
