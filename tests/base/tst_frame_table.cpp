#include "base/frame_table.h"
#include "tests/support/test_support.h"

using namespace consentry;

namespace {

/// Variable frame rate: gaps of 40, 80, 120 … ticks; a key frame every `gop` frames.
FrameTable makeTable(int frames, int gop)
{
    std::vector<FrameEntry> entries;
    std::int64_t pts = 1000;
    for (int i = 0; i < frames; ++i) {
        entries.push_back({.pts = pts, .sourceFrame = i, .keyFrame = i % gop == 0, .position = std::uint64_t(i) * 500});
        entries.back().lumaDigest[0] = std::uint8_t(i);
        pts += 40 * (1 + i % 3);
    }
    return FrameTable({.width = 639, .height = 360, .codedWidth = 640, .codedHeight = 360, .timeBase = {1, 1000},
                       .frameRate = {25, 1}, .pixelAspect = {1, 1}},
                      std::move(entries));
}

} // namespace

class TestFrameTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        const FrameTable table = makeTable(20, 8);
        const auto back = FrameTable::decode(table.encode());
        QVERIFY_OK(back);
        QVERIFY(*back == table);
    }
    void everyCutIsRefused()
    {
        const Bytes bytes = makeTable(3, 8).encode();
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QCOMPARE_ERRC(FrameTable::decode(ByteView(bytes).first(length)), Errc::BadEncoding);
        Bytes longer = bytes;
        longer.push_back(0);
        QCOMPARE_ERRC(FrameTable::decode(longer), Errc::BadEncoding);
    }
    void nonsenseIsRefused()
    {
        const FrameTable good = makeTable(3, 8);
        std::vector<FrameEntry> backwards{good.at({1}), good.at({0})};
        backwards[0].keyFrame = true;
        QCOMPARE_ERRC(FrameTable::decode(FrameTable(good.format(), backwards).encode()), Errc::BadEncoding);
        QCOMPARE_ERRC(FrameTable::decode(FrameTable(good.format(), {good.at({1})}).encode()), Errc::BadEncoding);
        QCOMPARE_ERRC(FrameTable::decode(FrameTable(good.format(), {}).encode()), Errc::BadEncoding);
        FrameFormat flat = good.format();
        flat.height = 0;
        QCOMPARE_ERRC(FrameTable::decode(FrameTable(flat, {good.at({0})}).encode()), Errc::BadEncoding);
    }
    void timesThatNoClockHoldsAreRefused()
    {
        const FrameTable good = makeTable(2, 8);
        const auto decoded = [&](std::int64_t first, std::int64_t last, Rational timeBase) {
            FrameFormat format = good.format();
            format.timeBase = timeBase;
            std::vector<FrameEntry> entries{good.at({0}), good.at({1})};
            entries[0].pts = first;
            entries[1].pts = last;
            return FrameTable::decode(FrameTable(format, entries).encode());
        };
        constexpr std::int64_t most = std::int64_t(1) << 60;
        QVERIFY_OK(decoded(-most, -most + 1'000'000'000, {1, 1}));
        QVERIFY_OK(decoded(-most, 0, {1, std::int64_t(1) << 31}));
        QVERIFY_OK(decoded(0, most, {1, std::int64_t(1) << 31}));
        QCOMPARE_ERRC(decoded(-most - 1, 0, {1, std::int64_t(1) << 31}), Errc::BadEncoding);
        QCOMPARE_ERRC(decoded(0, most + 1, {1, std::int64_t(1) << 31}), Errc::BadEncoding);
        QCOMPARE_ERRC(decoded(INT64_MIN, INT64_MAX, {1, std::int64_t(1) << 31}), Errc::BadEncoding);
        QCOMPARE_ERRC(decoded(0, 1'000'000'001, {1, 1}), Errc::BadEncoding);
    }
    void findsKeyFrames()
    {
        const FrameTable table = makeTable(20, 8);
        QCOMPARE(table.keyFrameAtOrBefore({0}).value, 0);
        QCOMPARE(table.keyFrameAtOrBefore({7}).value, 0);
        QCOMPARE(table.keyFrameAtOrBefore({8}).value, 8);
        QCOMPARE(table.keyFrameAtOrBefore({19}).value, 16);
    }
    void timeComesFromPts()
    {
        const FrameTable table = makeTable(20, 8);
        QCOMPARE(table.time({0}).count(), 0);
        QCOMPARE(table.time({3}).count(), 240'000);
        for (std::int64_t i = 0; i < table.count(); ++i) {
            QCOMPARE(table.frameAt(table.time({i})).value, i);
            QCOMPARE(table.frameAt(table.time({i}) + MediaTime(1)).value, i);
        }
        QCOMPARE(table.frameAt(MediaTime(-5)).value, 0);
        QCOMPARE(table.frameAt(std::chrono::hours(1)).value, 19);
    }
};

QTEST_APPLESS_MAIN(TestFrameTable)
#include "tst_frame_table.moc"
