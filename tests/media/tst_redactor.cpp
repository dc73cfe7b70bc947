#include "media/redaction_plan.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

using namespace consentry;
using namespace consentry::media;

namespace {

constexpr std::uint8_t kGuard = 0xA5;

/// An I420 picture with padded rows, to catch strides that are ignored.
struct Picture {
    int width;
    int height;
    int yStride = width + 5;
    int cStride = (width + 1) / 2 + 3;
    std::vector<std::uint8_t> y = std::vector<std::uint8_t>(static_cast<std::size_t>(yStride * height), kGuard);
    std::vector<std::uint8_t> u =
        std::vector<std::uint8_t>(static_cast<std::size_t>(cStride * ((height + 1) / 2)), kGuard);
    std::vector<std::uint8_t> v = u;

    MutablePictureView view() { return {y.data(), u.data(), v.data(), yStride, cStride, cStride, width, height}; }
    bool operator==(const Picture&) const = default;
};

Picture filled(int width, int height, std::uint8_t luma)
{
    Picture picture{width, height};
    for (int row = 0; row < height; ++row)
        std::fill_n(picture.y.begin() + row * picture.yStride, width, luma);
    for (int row = 0; row < (height + 1) / 2; ++row) {
        std::fill_n(picture.u.begin() + row * picture.cStride, (width + 1) / 2, std::uint8_t{113});
        std::fill_n(picture.v.begin() + row * picture.cStride, (width + 1) / 2, std::uint8_t{143});
    }
    return picture;
}

/// Noise of `amplitude` on every sample whose square lies wholly inside `face`.
void addNoise(Picture& picture, const Box& face, int amplitude, unsigned seed)
{
    std::mt19937 generator(seed);
    std::uniform_int_distribution<int> noise(-amplitude, amplitude);
    const auto disturb = [&](std::vector<std::uint8_t>& plane, int stride, int scale, int width, int height) {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const bool inside = x * scale >= face.x && (x + 1) * scale <= face.right() && y * scale >= face.y
                    && (y + 1) * scale <= face.bottom();
                std::uint8_t& sample = plane[static_cast<std::size_t>(y * stride + x)];
                if (inside)
                    sample = static_cast<std::uint8_t>(sample + noise(generator));
            }
        }
    };
    disturb(picture.y, picture.yStride, 1, picture.width, picture.height);
    disturb(picture.u, picture.cStride, 2, (picture.width + 1) / 2, (picture.height + 1) / 2);
    disturb(picture.v, picture.cStride, 2, (picture.width + 1) / 2, (picture.height + 1) / 2);
}

} // namespace

class TestRedactor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingOfTheFaceRemains_data();
    void nothingOfTheFaceRemains();
    void everySampleTouchingTheCoreIsPainted();
    void outsideTheSoftEdgeNothingChanges();
    void coreHoldsTheWholeDetection();
    void coloursAreFew();
    void tintIsTheSameForEverybody();
    void coloursNeedNoPictureUnderThem();
    void drawnRegionCoversItsCorners();
    void planPaintsTheTrackInItsFramesOnly();
};

void TestRedactor::nothingOfTheFaceRemains_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<Box>("face");
    QTest::newRow("inside") << 160 << 120 << Box{50, 40, 40, 48};
    QTest::newRow("odd size") << 161 << 121 << Box{50.3, 40.7, 39.1, 48.9};
    QTest::newRow("over the left edge") << 160 << 120 << Box{-20, 40, 40, 48};
    QTest::newRow("over the bottom corner") << 161 << 119 << Box{130.5, 90.5, 60, 60};
    QTest::newRow("small") << 64 << 64 << Box{30.2, 30.2, 5, 5};
    QTest::newRow("larger than the picture") << 64 << 48 << Box{-40, -40, 150, 150};
}

/// Two pictures that differ only in the face, and have the same few colours, give the same bytes.
void TestRedactor::nothingOfTheFaceRemains()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(Box, face);
    const Ellipse core = coreAround(face);
    Picture one = filled(width, height, 97);
    Picture other = one;
    addNoise(one, face, 40, 1);
    addNoise(other, face, 40, 2);
    QVERIFY2(one != other, "the control must differ before redaction");

    const FaceColours colours = sampleColours(one.view(), core);
    QCOMPARE(sampleColours(other.view(), core), colours);
    paint(one.view(), core, colours);
    paint(other.view(), core, colours);
    QVERIFY(one == other);
}

/// Black and white below give the same paint, wherever a sample touches the core.
void TestRedactor::everySampleTouchingTheCoreIsPainted()
{
    const Ellipse core{{40.3, 30.6}, 20.2, 14.7};
    Picture black = filled(80, 60, 16);
    Picture white = filled(80, 60, 235);
    const FaceColours colours{{40, 98, 153, 208, 43, 98, 153, 208, 43}};
    paint(black.view(), core, colours);
    paint(white.view(), core, colours);
    for (int y = 0; y < 60; ++y) {
        for (int x = 0; x < 80; ++x) {
            const Point nearest{std::clamp(core.center.x, double(x), x + 1.0), std::clamp(core.center.y, double(y), y + 1.0)};
            const auto index = static_cast<std::size_t>(y * black.yStride + x);
            if (core.contains(nearest))
                QCOMPARE(black.y[index], white.y[index]);
        }
    }
}

void TestRedactor::outsideTheSoftEdgeNothingChanges()
{
    const Ellipse core{{40, 30}, 10, 8};
    const Picture before = filled(81, 61, 200);
    Picture after = before;
    paint(after.view(), core, neutralColours());
    int changed = 0;
    for (int y = 0; y < 61; ++y) {
        for (int x = 0; x < after.yStride; ++x) {
            const auto index = static_cast<std::size_t>(y * after.yStride + x);
            const bool near = x >= 27 && x < 53 && y >= 20 && y < 40;
            if (!near)
                QCOMPARE(after.y[index], before.y[index]);
            else
                changed += after.y[index] != before.y[index];
        }
    }
    QVERIFY(changed > 200);
}

void TestRedactor::coreHoldsTheWholeDetection()
{
    const Box face{100.5, 50.25, 33, 47};
    const Ellipse core = coreAround(face);
    for (const Point corner : {Point{face.x, face.y}, Point{face.right(), face.y}, Point{face.x, face.bottom()},
                               Point{face.right(), face.bottom()}})
        QVERIFY(core.contains(corner));
    QVERIFY(core.bounds().width >= 1.25 * face.width);
}

void TestRedactor::coloursAreFew()
{
    std::set<int> levels;
    for (int value = 0; value < 256; ++value) {
        Picture picture = filled(32, 32, static_cast<std::uint8_t>(value));
        const FaceColours colours = sampleColours(picture.view(), Ellipse{{16, 16}, 10, 10});
        levels.insert(colours.luma.begin(), colours.luma.end());
    }
    QCOMPARE(levels.size(), std::size_t{4});
}

/// Faces of any skin get one tint.
void TestRedactor::tintIsTheSameForEverybody()
{
    const Ellipse core{{16, 16}, 8, 8};
    std::set<std::pair<int, int>> tints;
    for (int value = 60; value < 200; value += 20) {
        Picture picture = filled(32, 32, 120);
        std::fill(picture.u.begin(), picture.u.end(), static_cast<std::uint8_t>(value));
        std::fill(picture.v.begin(), picture.v.end(), static_cast<std::uint8_t>(255 - value));
        paint(picture.view(), core, sampleColours(picture.view(), core));
        const auto center = static_cast<std::size_t>(8 * picture.cStride + 8);
        tints.insert({picture.u[center], picture.v[center]});
    }
    QCOMPARE(tints.size(), std::size_t{1});
}

void TestRedactor::coloursNeedNoPictureUnderThem()
{
    Picture picture = filled(32, 32, 16);
    QCOMPARE(sampleColours(picture.view(), Ellipse{{-500, 900}, 5, 5}), neutralColours());
    const FaceColours partly = sampleColours(picture.view(), Ellipse{{0, 16}, 12, 5});
    QCOMPARE(partly.luma, sampleColours(picture.view(), Ellipse{{16, 16}, 5, 5}).luma);
}

void TestRedactor::drawnRegionCoversItsCorners()
{
    RedactionPlan plan;
    const Box drawn{10, 10, 30, 12};
    plan.cover({{{2}, {4}}, {{{2}, drawn}}});
    QVERIFY(plan.regionsAt({1}).empty());
    QCOMPARE(plan.regionsAt({2}).size(), std::size_t{1});
    QVERIFY(plan.regionsAt({4}).empty());

    Picture black = filled(64, 64, 16);
    Picture white = filled(64, 64, 235);
    plan.apply({3}, black.view());
    plan.apply({3}, white.view());
    for (int y = 10; y < 22; ++y) {
        for (int x = 10; x < 40; ++x)
            QCOMPARE(black.y[static_cast<std::size_t>(y * black.yStride + x)],
                     white.y[static_cast<std::size_t>(y * white.yStride + x)]);
    }
}

void TestRedactor::planPaintsTheTrackInItsFramesOnly()
{
    FaceTrack track;
    track.number = 7;
    track.first = {1};
    track.boxes = {Box{10, 10, 12, 12}, Box{14, 10, 12, 12}};
    const RedactionPlan plan({{track, neutralColours()}}, {});
    const Picture before = filled(64, 48, 200);
    for (int frame = 0; frame < 4; ++frame) {
        Picture after = before;
        plan.apply({frame}, after.view());
        const bool painted = frame == 1 || frame == 2;
        QCOMPARE(after == before, !painted);
        QCOMPARE(plan.regionsAt({frame}).size(), std::size_t{painted});
    }
    QCOMPARE(plan.regionsAt({2}).front().track, 7u);
    QCOMPARE(plan.regionsAt({2}).front().core.center.x, 20.0);
}

QTEST_APPLESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
