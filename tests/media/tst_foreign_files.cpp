#include "media/picture_digest.h"
#include "tests/media/foreign_decoding.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

Q_DECLARE_METATYPE(consentry::Errc)

namespace {

Bytes contentsOf(const fs::path& file)
{
    const auto bytes = readFile(file, std::size_t(1) << 26);
    return bytes ? Bytes(bytes->begin(), bytes->end()) : Bytes();
}

std::size_t positionOf(ByteView bytes, std::string_view wanted)
{
    return textOf(bytes).find(wanted);
}

void put(Bytes& bytes, std::size_t at, std::string_view text)
{
    std::ranges::copy(bytesOf(text), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

/// One clear line about the file: not a crash, a hang or a mistake of ours.
bool blamesTheFile(const Error& error)
{
    return error.code == Errc::Truncated || error.code == Errc::MediaDamaged || error.code == Errc::MediaUnsupported
           || error.code == Errc::MediaTooLarge;
}

std::vector<std::int64_t> upTo(std::int64_t count)
{
    std::vector<std::int64_t> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

std::uint32_t littleEndian(ByteView bytes, std::size_t at)
{
    return bytes[at] | std::uint32_t(bytes[at + 1]) << 8 | std::uint32_t(bytes[at + 2]) << 16
           | std::uint32_t(bytes[at + 3]) << 24;
}

/// The video chunks of a small AVI file.
std::vector<Bytes> videoChunks(ByteView file)
{
    std::vector<Bytes> all;
    std::size_t at = positionOf(file, "movi") + 4;
    while (at + 8 <= file.size() && textOf(file.subspan(at, 4)) == "00dc") {
        const std::size_t length = littleEndian(file, at + 4);
        const ByteView payload = file.subspan(at + 8, length);
        all.emplace_back(payload.begin(), payload.end());
        at += 8 + length + (length & 1);
    }
    return all;
}

void appendNumber(Bytes& out, std::size_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

/// The same file with other chunks and without an index.
Bytes withChunks(ByteView file, const std::vector<Bytes>& chunks)
{
    const std::size_t movi = positionOf(file, "movi");
    Bytes out(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(movi + 4));
    for (const Bytes& chunk : chunks) {
        const ByteView name = bytesOf("00dc");
        out.insert(out.end(), name.begin(), name.end());
        appendNumber(out, chunk.size());
        out.insert(out.end(), chunk.begin(), chunk.end());
        if (chunk.size() % 2 != 0)
            out.push_back(0);
    }
    Bytes number;
    appendNumber(number, out.size() - movi);
    std::ranges::copy(number, out.begin() + static_cast<std::ptrdiff_t>(movi) - 4);
    number.clear();
    appendNumber(number, out.size() - 8);
    std::ranges::copy(number, out.begin() + 4);
    return out;
}

constexpr std::string_view kVop("\0\0\1\xB6", 4); // MPEG-4 part 2: a picture follows
constexpr std::string_view kUserData("\0\0\1\xB2", 4);

bool isBidirectional(const Bytes& chunk)
{
    const std::size_t vop = positionOf(chunk, kVop);
    return vop != std::string_view::npos && chunk[vop + 4] >> 6 == 2;
}

/// What the DivX 5 and Xvid encoders wrote into AVI: a B picture in the packet of the picture before it, and then a
/// packet that holds nothing but "not coded".
std::vector<Bytes> packed(const std::vector<Bytes>& chunks)
{
    std::vector<Bytes> all;
    for (const Bytes& chunk : chunks) {
        if (!isBidirectional(chunk)) {
            all.push_back(chunk);
            continue;
        }
        Bytes notCoded(kVop.begin(), kVop.end());
        notCoded.insert(notCoded.end(), {0x50, 0x0, 0x7F});
        all.back().insert(all.back().end(), chunk.begin(), chunk.end());
        all.push_back(notCoded);
    }
    std::string mark(kUserData);
    mark += "DivX503b1393p";
    const auto first = static_cast<std::ptrdiff_t>(positionOf(all.front(), kVop));
    all.front().insert(all.front().begin() + first, mark.begin(), mark.end());
    return all;
}

} // namespace

/// Videos as they lie about in the world. Each comes in right, or is refused with a line that says why.
class TestForeignFiles : public QObject {
    Q_OBJECT

private:
    fs::path clip(const char* name, const char* encoder, int frames = 30)
    {
        return makeClip(m_folder, {name, 160, 96, frames, words(encoder)});
    }
    /// A picture of one colour, of any size.
    fs::path plain(const QString& name, const QString& size, const char* encoder)
    {
        const fs::path file = m_folder / name.toStdString();
        runTool(QStringLiteral("ffmpeg"), words("-v error -y -f rawvideo -pix_fmt gray -r 25 -s")
                                              << size << words("-i /dev/zero -frames:v 10") << words(encoder)
                                              << QString::fromStdString(file.string()));
        return file;
    }
    TempFolder m_folder;

private Q_SLOTS:
    void smallPictures_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("encoder");
        QTest::newRow("1x1 h264") << "a.mp4"
                                  << "1x1"
                                  << "-c:v libx264 -pix_fmt yuv444p";
        QTest::newRow("3x5 h264") << "b.mp4"
                                  << "3x5"
                                  << "-c:v libx264 -pix_fmt yuv444p";
        QTest::newRow("1x1 mjpeg") << "c.avi"
                                   << "1x1"
                                   << "-c:v mjpeg -pix_fmt yuvj444p";
        QTest::newRow("3x5 vp9") << "d.webm"
                                 << "3x5"
                                 << "-c:v libvpx-vp9 -pix_fmt yuv420p -deadline realtime";
        QTest::newRow("3x5 mpeg4") << "e.mkv"
                                   << "3x5"
                                   << "-c:v mpeg4 -pix_fmt yuv420p";
    }
    void smallPictures()
    {
        QFETCH(QString, name);
        QFETCH(QString, size);
        QFETCH(QString, encoder);
        const auto source = FileSource::open(plain(name, size, encoder.toLatin1().constData()));
        QVERIFY_OK(source);
        std::vector<crypto::Digest> first;
        for (int pass = 0; pass < 2; ++pass) {
            const auto decoder = ForeignDecoder::start(**source, workerOptions());
            QVERIFY_OK(decoder);
            std::vector<crypto::Digest> pictures;
            for (auto frame = (*decoder)->next(); frame && *frame; frame = (*decoder)->next())
                pictures.push_back(crypto::sha256((*frame)->picture.buffer->view()));
            QCOMPARE(pictures.size(), std::size_t(10));
            QCOMPARE(QStringLiteral("%1x%2").arg((*decoder)->info().width).arg((*decoder)->info().height), size);
            if (pass == 0)
                first = pictures;
            QVERIFY(pictures == first); // nothing but the picture is in it, twice the same
        }
    }
    void pixelShapeIsKept()
    {
        const auto decoded = decodeFile(clip("anamorphic.mp4", "-c:v libx264 -vf setsar=4/3"));
        QVERIFY_OK(decoded);
        QCOMPARE(decoded->info.pixelAspect.numerator, 4);
        QCOMPARE(decoded->info.pixelAspect.denominator, 3);
    }
    void stampsThatStandStillGoOn()
    {
        const fs::path good = clip("still.mp4", "-c:v libx264 -preset ultrafast -bf 0");
        const fs::path file = m_folder / "still.mkv";
        runTool(QStringLiteral("ffmpeg"), words("-v error -y -i") << QString::fromStdString(good.string())
                                                                  << words("-c copy -bsf:v setts=pts=40:dts=40")
                                                                  << QString::fromStdString(file.string()));
        const auto decoded = decodeFile(file);
        QVERIFY_OK(decoded);
        QCOMPARE(decoded->stamps, upTo(30));
        QVERIFY(std::ranges::adjacent_find(decoded->pts, std::greater_equal()) == decoded->pts.end());
    }
    void packedXvid()
    {
        const Bytes file = contentsOf(clip("x.avi", "-c:v mpeg4 -q:v 3 -bf 1 -b_strategy 0 -vtag XVID"));
        const std::vector<Bytes> chunks = videoChunks(file);
        QCOMPARE(chunks.size(), std::size_t(30));
        QVERIFY(std::ranges::count_if(chunks, isBidirectional) > 10);
        const auto decoded = decodeAll(withChunks(file, packed(chunks)));
        QVERIFY_OK(decoded);
        QCOMPARE(decoded->stamps, upTo(30));
        QCOMPARE(decoded->pts, upTo(30));
    }
    void picturesThatAreNotCodedLeaveAGap()
    {
        const Bytes file = contentsOf(clip("gap.avi", "-c:v mpeg4 -q:v 3 -bf 0 -vtag XVID", 12));
        std::vector<Bytes> chunks = videoChunks(file);
        chunks.insert(chunks.begin() + 5, Bytes()); // "the last one again"
        const auto decoded = decodeAll(withChunks(file, chunks));
        QVERIFY_OK(decoded);
        QCOMPARE(decoded->stamps, upTo(12));
        QCOMPARE(decoded->pts[4], std::int64_t(4));
        QCOMPARE(decoded->pts[5], std::int64_t(6));
        QCOMPARE(decoded->pts[11], std::int64_t(12));
    }
    void sizeThatChanges()
    {
        const Bytes file = contentsOf(clip("small.avi", "-c:v mjpeg", 5));
        const Bytes other = contentsOf(plain(QStringLiteral("large.avi"), QStringLiteral("320x200"), "-c:v mjpeg"));
        std::vector<Bytes> chunks = videoChunks(file);
        std::ranges::copy(videoChunks(other), std::back_inserter(chunks));
        const auto decoded = decodeAll(withChunks(file, chunks));
        QCOMPARE_ERRC(decoded, Errc::MediaUnsupported);
        QCOMPARE(QString::fromStdString(decoded.error().args.at(0)), QStringLiteral("change of picture size"));
    }
    void hugePictures()
    {
        Bytes file = contentsOf(clip("huge.mp4", "-c:v libx264"));
        const std::size_t box = positionOf(file, std::string_view("avc1\0\0\0\0\0\0", 10));
        QVERIFY(box != std::string_view::npos);
        put(file, box + 4 + 24, "\xFF\xFF\xFF\xFF"); // width and height, 16 bits each (ISO/IEC 14496-12, 12.1.3)
        QCOMPARE_ERRC(decodeAll(file), Errc::MediaTooLarge);

        Bytes still = contentsOf(clip("huge.avi", "-c:v mjpeg", 3));
        for (std::size_t at = 0; (at = textOf(still).find("\xFF\xC0", at)) != std::string_view::npos; at += 2)
            put(still, at + 5, "\xFF\xFF\xFF\xFF"); // height and width of the frame header (ITU-T T.81, B.2.2)
        const auto decoded = decodeAll(still);
        QVERIFY(!decoded.ok());
        QVERIFY2(decoded.error().code == Errc::MediaTooLarge || decoded.error().code == Errc::MediaDamaged,
                 describe(decoded.error()).c_str());
    }
    void tooManyStreams_data()
    {
        QTest::addColumn<int>("streams");
        QTest::addColumn<QString>("what");
        QTest::newRow("as many as may be") << 16 << QString();
        QTest::newRow("one more") << 17 << "streams";
        QTest::newRow("more than are counted") << 200 << "container";
    }
    void tooManyStreams()
    {
        QFETCH(int, streams);
        QFETCH(QString, what);
        for (const char* name : {"streams.mp4", "streams.mkv"}) {
            QStringList encoder = words("-c:v mjpeg");
            for (int i = 0; i < streams; ++i)
                encoder += words("-map 0:v");
            const auto decoded = decodeFile(makeClip(m_folder, {name, 96, 64, 3, encoder}));
            QCOMPARE(decoded.ok(), what.isEmpty());
            if (decoded) {
                QCOMPARE(decoded->stamps, upTo(3));
                continue;
            }
            QVERIFY2(blamesTheFile(decoded.error()), describe(decoded.error()).c_str());
            QCOMPARE(QString::fromStdString(decoded.error().args.at(0)), what);
        }
    }
    void endlessDuration()
    {
        Bytes declared = contentsOf(clip("long.mp4", "-c:v libx264 -use_editlist 0"));
        const std::size_t times = positionOf(declared, "stts");
        put(declared, times + 16, std::string_view("\x07\xFF\xFF\xFF", 4)); // of each frame (ISO/IEC 14496-12, 8.6.1.2)
        const auto decoded = decodeAll(declared);
        QCOMPARE_ERRC(decoded, Errc::MediaTooLarge);
        QCOMPARE(QString::fromStdString(decoded.error().args.at(0)), QStringLiteral("duration"));

        const fs::path good = clip("lasting.mp4", "-c:v libx264 -preset ultrafast -bf 0", 3);
        const fs::path file = m_folder / "lasting.mkv";
        runTool(QStringLiteral("ffmpeg"), words("-v error -y -i")
                                              << QString::fromStdString(good.string())
                                              << words("-c copy -bsf:v setts=pts=N*50000/TB:dts=N*50000/TB")
                                              << QString::fromStdString(file.string()));
        QCOMPARE_ERRC(decodeFile(file), Errc::MediaTooLarge);
    }
    void noPictures()
    {
        const Bytes file = contentsOf(clip("none.avi", "-c:v mjpeg", 2));
        QCOMPARE_ERRC(decodeAll(withChunks(file, {})), Errc::MediaDamaged);
        const fs::path sound = m_folder / "sound.mp4";
        runTool(QStringLiteral("ffmpeg"), words("-v error -y -f lavfi -i sine=d=0.2")
                                              << QString::fromStdString(sound.string()));
        const auto decoded = decodeFile(sound);
        QCOMPARE_ERRC(decoded, Errc::MediaUnsupported);
        QCOMPARE(QString::fromStdString(decoded.error().args.at(0)), QStringLiteral("no video"));
    }
    void theNameDoesNotMatter()
    {
        const fs::path file = clip("right.mkv", "-c:v libx264 -preset ultrafast");
        const fs::path wrong = m_folder / "wrong.avi";
        fs::copy_file(file, wrong);
        const auto decoded = decodeFile(wrong);
        QVERIFY_OK(decoded);
        QCOMPARE(decoded->info.container, Container::Matroska);
        QCOMPARE(decoded->stamps, upTo(30));
    }
    void mediaElsewhereIsNotFetched()
    {
        // The sample data is said to be in another file: the data reference loses its "in this file" flag.
        Bytes file = contentsOf(clip("elsewhere.mov", "-c:v libx264 -preset ultrafast"));
        const std::size_t reference = positionOf(file, "url ");
        const std::size_t alias = positionOf(file, "alis");
        const std::size_t at = std::min(reference, alias);
        QVERIFY(at != std::string_view::npos);
        put(file, at, "alis");
        put(file, at + 4, std::string_view("\0\0\0\0", 4));
        const auto decoded = decodeAll(file); // libav reads its own data then, or none: never another file's
        if (decoded)
            QCOMPARE(decoded->stamps, upTo(30));
        else
            QVERIFY2(blamesTheFile(decoded.error()), describe(decoded.error()).c_str());
    }
    void damagedTransportStreams()
    {
        const Bytes whole = contentsOf(clip("damage.ts", "-c:v libx264 -preset ultrafast -g 10"));
        constexpr std::size_t packet = 188;
        std::mt19937 random(7);
        for (int round = 0; round < 24; ++round) {
            Bytes file = whole;
            const std::size_t victim = 3 + random() % (file.size() / packet - 6);
            const auto start = file.begin() + static_cast<std::ptrdiff_t>(victim * packet);
            if (round % 2 == 0)
                file.erase(start, start + packet);
            else
                std::generate(start + 8, start + packet, [&] { return static_cast<std::uint8_t>(random()); });
            const auto decoded = decodeAll(file);
            if (!decoded)
                QVERIFY2(blamesTheFile(decoded.error()), describe(decoded.error()).c_str());
            else if (round % 2 == 0) // a lost packet is noticed, or was none of a picture's
                QCOMPARE(decoded->stamps, upTo(30));
            else // a changed picture cannot be told from a true one
                QVERIFY(decoded->stamps.size() <= 30);
        }
    }
};

QTEST_GUILESS_MAIN(TestForeignFiles)
#include "tst_foreign_files.moc"
