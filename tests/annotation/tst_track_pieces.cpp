#include "annotation/interpolation.h"
#include "annotation/track_pieces.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

#include <array>
#include <cmath>

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

namespace {

using Keys = std::vector<KeyFrame>;

KeyFrame seen(std::int64_t frame, double x)
{
    return {.frame = {frame}, .box = {x, 0, 10, 10}};
}

KeyFrame gone(std::int64_t frame, double x)
{
    return {.frame = {frame}, .box = {x, 0, 10, 10}, .outside = true};
}

Track make(std::uint32_t id, Keys keys)
{
    Track track;
    track.id = {id};
    track.label = "person";
    track.keyFrames = std::move(keys);
    return track;
}

bool same(const std::optional<BoxState>& a, const std::optional<BoxState>& b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    const auto near = [](double x, double y) { return std::abs(x - y) < 1e-9; };
    return near(a->box.x, b->box.x) && near(a->box.y, b->box.y) && near(a->box.right(), b->box.right())
           && near(a->box.bottom(), b->box.bottom()) && a->occluded == b->occluded && a->truncated == b->truncated;
}

/// A dot for a frame without a box, else the digit of x / 10: "..0011" in one look.
std::string picture(const Track& track, std::int64_t frames)
{
    std::string text;
    for (std::int64_t i = 0; i < frames; ++i) {
        const auto state = stateAt(track, {i});
        text += state ? static_cast<char>('0' + std::lround(state->box.x / 10)) : '.';
    }
    return text;
}

Track randomMoving(std::mt19937_64& random, std::uint32_t id)
{
    Track track = randomTrack(random, {id});
    while (track.singleFrame)
        track = randomTrack(random, {id});
    return track;
}

} // namespace

class TestTrackPieces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mergeShowsWhatWasSeen_data()
    {
        QTest::addColumn<int>("between");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<int>("keyFrames");
        QTest::newRow("as seen") << static_cast<int>(Between::AsSeen) << QStringLiteral("..11..4455") << 6;
        QTest::newRow("filled") << static_cast<int>(Between::Filled) << QStringLiteral("..11234455") << 5;
    }
    void mergeShowsWhatWasSeen()
    {
        QFETCH(const int, between);
        const std::array parts{make(7, {seen(6, 40), seen(7, 40), seen(8, 50)}),
                               make(3, {seen(2, 10), seen(3, 10), gone(4, 10)})};
        const Track whole = merged(parts, static_cast<Between>(between));
        QTEST(QString::fromStdString(picture(whole, 10)), "wanted");
        QTEST(static_cast<int>(whole.keyFrames.size()), "keyFrames");
        QCOMPARE(whole.id.value, 3U);
    }

    /// A box that only stays after its last key frame gives way to the one that begins, and does not come back.
    void theLaterBeginningTakesOver()
    {
        const std::array parts{make(1, {seen(0, 10)}), make(2, {seen(4, 40), gone(6, 40)})};
        QCOMPARE(picture(merged(parts, Between::AsSeen), 8), std::string("111144.."));
        QCOMPARE(picture(merged(parts, Between::Filled), 8), std::string("123344.."));
    }

    /// Two that are seen at once cannot both be kept.
    void mergeCountsWhatIsLost()
    {
        const std::array apart{make(1, {seen(0, 10), gone(2, 10)}), make(2, {seen(4, 40)})};
        QCOMPARE(boxesLost(apart, merged(apart, Between::AsSeen)), std::int64_t(0));
        const std::array together{make(1, {seen(0, 10), seen(6, 10), gone(7, 10)}),
                                  make(2, {seen(2, 40), seen(4, 50), seen(8, 60), gone(9, 60)})};
        const Track whole = merged(together, Between::AsSeen);
        QCOMPARE(picture(whole, 10), std::string("111111166."));
        QCOMPARE(boxesLost(together, whole), std::int64_t(2));
        const std::array same{make(1, {seen(0, 10), seen(6, 10)}), make(2, {seen(2, 10)})};
        QCOMPARE(boxesLost(same, merged(same, Between::AsSeen)), std::int64_t(0));
    }

    void mergeOfBoxesOfOneFrame()
    {
        std::array parts{make(1, {seen(1, 10)}), make(2, {seen(4, 40)}), make(5, {seen(5, 50)})};
        for (Track& part : parts)
            part.singleFrame = true;
        const Track whole = merged(parts, Between::AsSeen);
        QVERIFY(!whole.singleFrame);
        QCOMPARE(picture(whole, 8), std::string(".1..45.."));
        QCOMPARE(picture(merged(parts, Between::Filled), 8), std::string(".12345.."));
    }

    void mergeKeepsWhatIsSaid()
    {
        std::array parts{make(1, {seen(0, 10), gone(4, 10)}), make(2, {seen(4, 10)})};
        parts[0].attributes = {{"colour", "red"}};
        parts[0].events = {{{1}, "pose", "sitting"}};
        parts[1].attributes = {{"colour", "blue"}, {"size", "large"}};
        parts[1].kind = "dog";
        parts[1].events = {{{6}, "pose", "lying"}};
        parts[1].source = Source::Tracked;
        const Track whole = merged(parts, Between::AsSeen);
        QCOMPARE(whole.kind, std::string("dog"));
        QCOMPARE(whole.source, Source::Manual);
        QCOMPARE(whole.attributes, (std::map<std::string, std::string>{{"colour", "red"}, {"size", "large"}}));
        const auto poseAt = [&](std::int64_t frame) { return attributesAt(whole, {frame})["pose"]; };
        QCOMPARE(poseAt(0), std::string());
        QCOMPARE(poseAt(3), std::string("sitting"));
        QCOMPARE(poseAt(5), std::string());
        QCOMPARE(poseAt(6), std::string("lying"));
    }

    /// Whatever is merged: each frame shows one of the parts, exactly, and no frame that had a key frame is lost.
    void randomMerges()
    {
        std::mt19937_64 random(21);
        for (int round = 0; round < 300; ++round) {
            const std::array parts{randomMoving(random, 1), randomTrack(random, {2}), randomMoving(random, 3)};
            const Track whole = merged(parts, Between::AsSeen);
            for (FrameIndex at{0}; at.value < kFacts.frames; at = at + 1) {
                const auto state = stateAt(whole, at);
                const auto shows = [&](const Track& part) { return same(stateAt(part, at), state); };
                QVERIFY(!state || std::ranges::any_of(parts, shows));
                const auto isStrong = [&](const Track& part) {
                    return stateAt(part, at) && at <= part.keyFrames.back().frame;
                };
                QVERIFY(state || std::ranges::none_of(parts, isStrong));
            }
            AnnotationSet set;
            set.tracks = {whole};
            set.nextTrackId = 9;
            QVERIFY_OK(validateStructure(set));
        }
    }

    void splitAndSwapKeepEveryFrame()
    {
        std::mt19937_64 random(22);
        int splits = 0, swaps = 0;
        for (int round = 0; round < 500; ++round) {
            const Track a = randomMoving(random, 1), b = randomMoving(random, 2);
            const FrameIndex cut{randomBelow(random, kFacts.frames)};
            const auto halves = splitAt(a, cut);
            const auto swapped = withSwappedTails(a, b, cut);
            splits += halves ? 1 : 0;
            swaps += swapped ? 1 : 0;
            for (FrameIndex at{0}; at.value < kFacts.frames; at = at + 1) {
                const bool isHead = at < cut;
                if (halves) {
                    QVERIFY(same(stateAt(isHead ? halves->before : halves->after, at), stateAt(a, at)));
                    QVERIFY(!stateAt(isHead ? halves->after : halves->before, at));
                    QVERIFY(!stateAt(a, at) || isHead || attributesAt(halves->after, at) == attributesAt(a, at));
                }
                if (swapped) {
                    QVERIFY(same(stateAt(swapped->before, at), stateAt(isHead ? a : b, at)));
                    QVERIFY(same(stateAt(swapped->after, at), stateAt(isHead ? b : a, at)));
                }
            }
            if (swapped) {
                QCOMPARE(swapped->before.id, a.id);
                QCOMPARE(swapped->after.label, b.label);
            }
        }
        QVERIFY(splits > 100 && swaps > 100);
    }

    void splitNeedsBoxesOnBothSides()
    {
        const Track track = make(1, {seen(3, 10), gone(8, 10)});
        QVERIFY(!splitAt(track, {3}));
        QVERIFY(splitAt(track, {4}));
        QVERIFY(splitAt(track, {7}));
        QVERIFY(!splitAt(track, {8}));
        Track single = make(1, {seen(3, 10)});
        single.singleFrame = true;
        QVERIFY(!splitAt(single, {3}));
    }

    void boxesGoFromARangeOnly()
    {
        std::mt19937_64 random(23);
        for (int round = 0; round < 300; ++round) {
            const Track track = randomTrack(random, {1});
            const std::int64_t begin = randomBelow(random, kFacts.frames);
            const FrameRange range{{begin}, {begin + 1 + randomBelow(random, 20)}};
            const auto rest = withoutBoxesIn(track, range);
            for (FrameIndex at{0}; at.value < kFacts.frames; at = at + 1) {
                const auto wanted = range.contains(at) ? std::nullopt : stateAt(track, at);
                QVERIFY(same(rest ? stateAt(*rest, at) : std::nullopt, wanted));
            }
        }
    }

    void keyFramesGoFromARange()
    {
        const Track track = make(1, {seen(0, 0), seen(4, 90), seen(8, 80)});
        const auto rest = withoutKeyFramesIn(track, {{1}, {8}});
        QCOMPARE(picture(rest.value(), 9), std::string("012345678"));
        QVERIFY(!withoutKeyFramesIn(track, {{0}, {9}}));
    }

    void holding_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("on") << 2 << 3 << QStringLiteral("01222257..");
        QTest::newRow("back") << 3 << -2 << QStringLiteral("03334567..");
        QTest::newRow("over the end") << 2 << 99 << QStringLiteral("0122222222");
        QTest::newRow("over the beginning") << 3 << -99 << QStringLiteral("33334567..");
        QTest::newRow("into the gap") << 6 << 3 << QStringLiteral("0123456666");
        QTest::newRow("up to the gap") << 6 << 1 << QStringLiteral("01234566..");
    }
    void holding()
    {
        QFETCH(const int, from);
        QFETCH(const int, frames);
        const Track track = make(1, {seen(0, 0), seen(7, 70), gone(8, 70)});
        const Track held = withHeldBox(track, {.from = {from}, .frames = frames, .clip = 10});
        QTEST(QString::fromStdString(picture(held, 10)), "wanted");
    }
    void holdingEndsWhereTheTrackDid()
    {
        const Track track = make(1, {seen(0, 0), gone(3, 0), seen(8, 80)});
        const Track held = withHeldBox(track, {.from = {1}, .frames = 4, .clip = 10});
        QCOMPARE(picture(held, 10), std::string("000000..88"));
    }

    void stretches()
    {
        const Track track = make(1, {seen(0, 0), seen(4, 40), seen(5, 50)});
        QCOMPARE(stretchAt(track, {2}), std::optional(Stretch::Interpolated));
        const Track hidden = withStretch(track, {2}, Stretch::KeyFrameOnly);
        QCOMPARE(picture(hidden, 7), std::string("0...455"));
        QCOMPARE(stretchAt(hidden, {3}), std::optional(Stretch::KeyFrameOnly));
        QCOMPARE(withStretch(hidden, {3}, Stretch::Interpolated), track);
        QCOMPARE(picture(withStretch(hidden, {6}, Stretch::KeyFrameOnly), 7), std::string("0...45."));
        QCOMPARE(withStretch(track, {4}, Stretch::KeyFrameOnly), track); // nothing lies between neighbours
        QVERIFY(!stretchAt(make(1, {seen(3, 0)}), {2}));
    }
    void aTrackThatEndedInAStretchIsFilled()
    {
        const Track track = make(1, {seen(0, 0), gone(3, 30), seen(8, 80)});
        QCOMPARE(stretchAt(track, {1}), std::optional(Stretch::KeyFrameOnly));
        QCOMPARE(picture(withStretch(track, {1}, Stretch::Interpolated), 9), std::string("012345678"));
    }
};

QTEST_APPLESS_MAIN(TestTrackPieces)
#include "tst_track_pieces.moc"
