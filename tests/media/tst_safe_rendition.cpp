#include "crypto/age_recipients.h"
#include "crypto/age_stream.h"
#include "crypto/hash.h"
#include "crypto/sodium.h"
#include "media/safe_reader.h"
#include "tests/media/rendition_maker.h"

#include <random>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

RenditionStream streamOf(const TestRendition& rendition, StopFlag stop = {})
{
    return {std::make_shared<MemorySource>(rendition.bytes), rendition.table, stop};
}

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

struct SealedRendition {
    Bytes bytes;
    std::unique_ptr<crypto::FileKey> key;
};

Result<SealedRendition> seal(ByteView clear)
{
    SealedRendition sealed;
    TRY_ASSIGN(crypto::FileKey key, crypto::FileKey::generate());
    sealed.key = std::make_unique<crypto::FileKey>(std::move(key));
    TRY_ASSIGN(const crypto::AgeIdentity identity, crypto::AgeIdentity::generate());
    const crypto::Recipient recipients[] = {identity.recipient()};
    TRY_ASSIGN(const Bytes header, crypto::makeHeader(*sealed.key, recipients));
    MemorySink sink;
    TRY_ASSIGN(const auto writer, crypto::AgeWriter::create(sink, *sealed.key, header));
    TRY_VOID(writer->write(clear));
    TRY_VOID(writer->finish());
    sealed.bytes = sink.take();
    return sealed;
}

} // namespace

class TestSafeRendition : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(crypto::initialise()); }

    void tableIsExact_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("frames");
        QTest::newRow("even") << 160 << 96 << 40;
        QTest::newRow("odd") << 101 << 57 << 21;
        QTest::newRow("not a multiple of 16") << 130 << 74 << 8;
        QTest::newRow("one frame") << 320 << 180 << 1;
    }
    void tableIsExact()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, frames);
        const auto made = makeRendition({width, height, frames});
        QVERIFY_OK(made);
        const FrameTable& table = made->table;
        QCOMPARE(table.count(), frames);
        QCOMPARE(table.format().width, width);
        QCOMPARE(table.format().height, height);
        QCOMPARE(table.format().codedWidth, width + width % 2);
        QCOMPARE(table.format().codedHeight, height + height % 2);
        for (std::int64_t i = 0; i < frames; ++i) {
            QCOMPARE(table.at({i}).pts, testPts(i));
            QCOMPARE(table.at({i}).sourceFrame, i);
            QCOMPARE(table.at({i}).keyFrame, i % 8 == 0);
            QVERIFY(i == 0 || table.at({i}).position > table.at({i - 1}).position);
        }
        QVERIFY_OK(FrameTable::decode(table.encode()));
        QVERIFY_OK(verifyRendition(streamOf(*made)));
    }
    void tinyPicturesWork_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("1x1") << 1 << 1;
        QTest::newRow("2x2") << 2 << 2;
        QTest::newRow("17x1") << 17 << 1;
        QTest::newRow("3x40") << 3 << 40;
    }
    void tinyPicturesWork()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        const auto made = makeRendition({width, height, 9});
        QVERIFY_OK(made);
        QVERIFY_OK(verifyRendition(streamOf(*made)));
    }
    void everySeekIsExact()
    {
        const auto made = makeRendition({160, 96, 90});
        QVERIFY_OK(made);
        const auto reader = SafeReader::open(streamOf(*made));
        QVERIFY_OK(reader);
        std::mt19937 random(7);
        for (int i = 0; i < 300; ++i) {
            const std::int64_t wanted = std::uniform_int_distribution<std::int64_t>(0, 89)(random);
            const auto picture = (*reader)->picture({wanted});
            QVERIFY_OK(picture);
            QCOMPARE(readStamp(picture->display), wanted);
        }
    }
    void steppingDecodesEachFrameOnce()
    {
        const auto made = makeRendition({160, 96, 40});
        QVERIFY_OK(made);
        const auto reader = SafeReader::open(streamOf(*made));
        QVERIFY_OK(reader);
        for (std::int64_t i = 0; i < 40; ++i) {
            const auto picture = (*reader)->picture({i});
            QVERIFY_OK(picture);
            QCOMPARE(readStamp(picture->display), i);
        }
        QCOMPARE((*reader)->decodedCount(), 40);
        for (std::int64_t i = 39; i >= 0; --i)
            QCOMPARE(readStamp((*reader)->picture({i}).value().display), i);
    }
    void otherPlayersAgree()
    {
        const auto made = makeRendition({101, 57, 30});
        QVERIFY_OK(made);
        const fs::path file = m_folder / "safe.mkv";
        QVERIFY_OK(writeFile(file, made->bytes, AtomicFile::IfExists::Replace));
        const QString name = QString::fromStdString(file.string());
        const QByteArray luma = runTool(
            QStringLiteral("ffmpeg"),
            words("-v error -i") << name
                                 << words("-vf extractplanes=y -f rawvideo -pix_fmt gray -fps_mode passthrough -"));
        const std::size_t picture = 102 * 58;
        QCOMPARE(std::size_t(luma.size()), 30 * picture);
        for (std::int64_t i = 0; i < 30; ++i) {
            const ByteView plane =
                bytesOf({luma.constData(), std::size_t(luma.size())}).subspan(std::size_t(i) * picture, picture);
            QVERIFY(crypto::sha256(plane) == made->table.at({i}).lumaDigest);
        }
        const std::vector<std::int64_t> milliseconds = probePts(file);
        QCOMPARE(milliseconds.size(), std::size_t(30));
        for (std::int64_t i = 0; i < 30; ++i)
            QVERIFY(std::abs(milliseconds[std::size_t(i)] - made->table.time({i}).count() / 1000) <= 1);
    }
    void nothingElseIsInside()
    {
        const auto made = makeRendition({160, 96, 20});
        QVERIFY_OK(made);
        const std::string_view text = textOf(made->bytes);
        for (const char* trace : {"x264", "Lavf", "Lavc", "cabac", "crf"})
            QCOMPARE(text.find(trace), std::string_view::npos);
        const fs::path file = m_folder / "plain.mkv";
        QVERIFY_OK(writeFile(file, made->bytes, AtomicFile::IfExists::Replace));
        const QByteArray streams = runTool(QStringLiteral("ffprobe"),
                                           words("-v error -show_entries stream=codec_type,has_b_frames -of csv=p=0")
                                               << QString::fromStdString(file.string()));
        QCOMPARE(streams.trimmed(), QByteArray("video,0"));
    }
    void makingItAgainGivesTheSameBytes()
    {
        const auto first = makeRendition({160, 96, 30});
        const auto second = makeRendition({160, 96, 30});
        QVERIFY_OK(first);
        QVERIFY_OK(second);
        QVERIFY(first->bytes == second->bytes);
        QVERIFY(first->table == second->table);
    }
    void anyFlippedByteIsAnErrorNeverAPicture()
    {
        const auto made = makeRendition({320, 180, 60});
        QVERIFY_OK(made);
        const auto sealed = seal(made->bytes);
        QVERIFY_OK(sealed);
        std::mt19937 random(3);
        for (int round = 0; round < 40; ++round) {
            Bytes damaged = sealed->bytes;
            const std::size_t at = std::uniform_int_distribution<std::size_t>(0, damaged.size() - 1)(random);
            damaged[at] ^= std::uint8_t(1 << (round % 8));
            auto source = crypto::AgeReader::open(std::make_shared<MemorySource>(damaged), *sealed->key);
            if (!source)
                continue; // the header or the last chunk
            const auto reader = SafeReader::open({std::shared_ptr<ByteSource>(std::move(*source)), made->table});
            Result<void> last = reader ? Result<void>() : Result<void>(reader.error());
            for (std::int64_t i = 0; i < 60 && last; ++i) {
                const auto picture = (*reader)->picture({i});
                if (picture)
                    QCOMPARE(readStamp(picture->display), i);
                else
                    last = picture.error();
            }
            QCOMPARE_ERRC(last, Errc::Unauthenticated);
            if (reader)
                QCOMPARE_ERRC((*reader)->picture({0}), Errc::Unauthenticated); // it sticks
        }
    }
    void verifyFindsWhatEncryptionCannot()
    {
        const auto made = makeRendition({160, 96, 20});
        QVERIFY_OK(made);
        std::vector<FrameEntry> entries;
        for (std::int64_t i = 0; i < 20; ++i)
            entries.push_back(made->table.at({i}));
        entries[13].lumaDigest[5] ^= 1;
        const auto verified =
            verifyRendition({std::make_shared<MemorySource>(made->bytes), FrameTable(made->table.format(), entries)});
        QCOMPARE_ERRC(verified, Errc::HashMismatch);
        QCOMPARE(QString::fromStdString(verified.error().args.at(0)), QStringLiteral("frame 13"));
    }
    void aCutFileIsTruncated()
    {
        const auto made = makeRendition({160, 96, 20});
        QVERIFY_OK(made);
        const Bytes cut(made->bytes.begin(), made->bytes.begin() + std::ptrdiff_t(made->bytes.size() * 3 / 4));
        QCOMPARE_ERRC(verifyRendition({std::make_shared<MemorySource>(cut), made->table}), Errc::Truncated);
    }
    void aTableOfAnotherClipIsRefused()
    {
        const auto made = makeRendition({160, 96, 20});
        const auto other = makeRendition({160, 112, 20});
        QVERIFY_OK(made);
        QVERIFY_OK(other);
        QCOMPARE_ERRC(SafeReader::open({std::make_shared<MemorySource>(made->bytes), other->table}),
                      Errc::MediaDamaged);
    }
    void garbageIsRefused()
    {
        const auto made = makeRendition({160, 96, 3});
        QVERIFY_OK(made);
        for (std::size_t at = 0; at < 200; ++at) {
            Bytes bytes = made->bytes;
            bytes[at] ^= 0xff;
            const auto verified = verifyRendition({std::make_shared<MemorySource>(bytes), made->table});
            if (!verified)
                QVERIFY(verified.error().code == Errc::MediaDamaged || verified.error().code == Errc::HashMismatch);
        }
        const Bytes noise = patternBytes(20'000);
        QCOMPARE_ERRC(SafeReader::open({std::make_shared<MemorySource>(noise), made->table}), Errc::MediaDamaged);
    }
    void aStopEndsReading()
    {
        const auto made = makeRendition({160, 96, 20});
        QVERIFY_OK(made);
        StopSource stop;
        const auto reader = SafeReader::open(streamOf(*made, stop.flag()));
        QVERIFY_OK(reader);
        QVERIFY_OK((*reader)->picture({3}));
        stop.set();
        QCOMPARE_ERRC((*reader)->picture({4}), Errc::AccessEnded);
    }
    void coloursFollowTheMatrix_data()
    {
        QTest::addColumn<int>("matrix");
        QTest::addColumn<QList<int>>("bgr");
        // Y = 81, U = 90, V = 240: pure red of BT.601. By BT.709 the same samples are
        // R = 1.164·65 + 1.793·112 > 255, G = 1.164·65 − 0.213·(−38) − 0.533·112 = 24, B = 1.164·65 + 2.112·(−38) < 0.
        QTest::newRow("601") << int(ColourMatrix::Bt601) << QList<int>{0, 0, 255};
        QTest::newRow("709") << int(ColourMatrix::Bt709) << QList<int>{0, 24, 255};
    }
    void coloursFollowTheMatrix()
    {
        QFETCH(int, matrix);
        QFETCH(QList<int>, bgr);
        Bytes samples(64 * 64 * 3 / 2, 81);
        std::fill(samples.begin() + 64 * 64, samples.begin() + 64 * 64 + 32 * 32, std::uint8_t(90));
        std::fill(samples.begin() + 64 * 64 + 32 * 32, samples.end(), std::uint8_t(240));
        const PictureView view{
            samples.data(), samples.data() + 64 * 64, samples.data() + 64 * 64 + 32 * 32, 64, 32, 32, 64, 64};
        MemorySink sink;
        const auto encoder = SafeEncoder::create(sink, {.width = 64, .height = 64, .matrix = ColourMatrix(matrix)});
        QVERIFY_OK(encoder);
        QVERIFY_OK((*encoder)->addFrame(view, {0, 0}));
        const auto table = (*encoder)->finish();
        QVERIFY_OK(table);
        const auto reader = SafeReader::open({std::make_shared<MemorySource>(sink.bytes()), *table});
        QVERIFY_OK(reader);
        const auto picture = (*reader)->picture({0});
        QVERIFY_OK(picture);
        PictureScaler scaler;
        const auto pixels = scaler.scale(*picture, {64, 64});
        QVERIFY_OK(pixels);
        const std::uint8_t* pixel = pixels->buffer->data() + 32 * pixels->stride + 32 * 4;
        for (int channel = 0; channel < 3; ++channel)
            QVERIFY2(std::abs(pixel[channel] - bgr[channel]) <= 6, qPrintable(QString::number(pixel[channel])));
    }
    void picturesFitTheView_data()
    {
        QTest::addColumn<QList<int>>("sizes"); // picture, view, result
        QTest::newRow("same") << QList<int>{640, 360, 640, 360, 640, 360};
        QTest::newRow("half") << QList<int>{640, 360, 320, 400, 320, 180};
        QTest::newRow("height rules") << QList<int>{640, 360, 640, 180, 320, 180};
        QTest::newRow("never enlarged") << QList<int>{101, 57, 4000, 4000, 101, 57};
        QTest::newRow("never nothing") << QList<int>{640, 360, 0, 0, 1, 1};
    }
    void picturesFitTheView()
    {
        QFETCH(QList<int>, sizes);
        const ViewSize fitted = fittedSize(sizes[0], sizes[1], {sizes[2], sizes[3]});
        QCOMPARE(fitted.width, sizes[4]);
        QCOMPARE(fitted.height, sizes[5]);
    }

private:
    TempFolder m_folder;
};

QTEST_GUILESS_MAIN(TestSafeRendition)
#include "tst_safe_rendition.moc"
