#include "media/foreign/landlock.h"
#include "media/foreign/source_decoder.h"
#include "tests/media/foreign_decoding.h"
#include "tests/media/foreign_kinds.h"

#include <QFile>

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

Q_DECLARE_METATYPE(consentry::Errc)

namespace {

QByteArray contents(const std::string& name)
{
    QFile file(QString::fromStdString(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> decodeInto(ByteSpan picture, const fs::path& file)
{
    TRY_ASSIGN(const auto source, FileSource::open(file));
    TRY_ASSIGN(const auto decoder, SourceDecoder::open(*source));
    for (;;) {
        TRY_ASSIGN(const auto stamp, decoder->next(picture));
        if (!stamp)
            return {};
    }
}

/// How a process that may map so many bytes more decodes a video of 2048×2048: an Errc, -1 when all went well, or -2.
int decodeWithin(std::uint64_t bytes, const fs::path& file)
{
    constexpr int kWell = 255;
    constexpr int kThrew = 254; // must not return into the test
    Bytes picture(2048 * 2048 * 3 / 2);
    const pid_t child = ::fork();
    if (child == 0) {
        const std::uint64_t most = contents("/proc/self/statm").split(' ').front().toULongLong() * 4096 + bytes;
        const rlimit limit{most, most};
        ::setrlimit(RLIMIT_AS, &limit);
        try {
            const Result<void> decoded = decodeInto(picture, file);
            ::_exit(decoded ? kWell : int(decoded.error().code));
        } catch (const std::bad_alloc&) {
            ::_exit(kThrew);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const int said = WIFEXITED(status) ? WEXITSTATUS(status) : kThrew;
    return said == kWell ? -1 : said == kThrew ? -2 : said;
}

/// Gives up after a number of bytes, as a clip does that fails its authentication half-way.
class FailingSource final : public ByteSource {
public:
    FailingSource(ByteSource& inner, std::uint64_t good) : m_inner(inner), m_good(good) {}
    std::uint64_t size() const override { return m_inner.size(); }
    Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) override
    {
        if (offset + out.size() > m_good && offset < m_inner.size() - 4096)
            return makeError(Errc::Unauthenticated, "clip");
        return m_inner.readAt(offset, out);
    }

private:
    ByteSource& m_inner;
    std::uint64_t m_good;
};

} // namespace

class TestForeignDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesEveryFrameInOrder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoder");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<Container>("container");
        QTest::addColumn<Codec>("codec");
        QTest::newRow("h264 b-frames") << "b.mp4" << h264WithBFrames() << 160 << 96 << Container::Mp4 << Codec::H264;
        QTest::newRow("h264 moov first") << "f.mp4" << h264WithBFrames() + words("-movflags +faststart") << 160 << 96
                                         << Container::Mp4 << Codec::H264;
        QTest::newRow("h264 fragments") << "m.mp4" << h264WithBFrames() + words("-movflags frag_keyframe+empty_moov")
                                        << 160 << 96 << Container::Mp4 << Codec::H264;
        QTest::newRow("h264 open gop") << "o.mp4" << h264WithBFrames() + words("-x264-params open-gop=1:keyint=12")
                                       << 160 << 96 << Container::Mp4 << Codec::H264;
        QTest::newRow("h264 10 bit 4:4:4")
            << "t.mp4" << words("-c:v libx264 -pix_fmt yuv444p10le") << 160 << 96 << Container::Mp4 << Codec::H264;
        QTest::newRow("h264 vfr") << "v.mp4"
                                  << words("-vf setpts='N*(N+10)/(250*TB)' -fps_mode vfr -enc_time_base 1/90000 "
                                           "-video_track_timescale 90000")
                                         + h264WithBFrames()
                                  << 160 << 96 << Container::Mp4 << Codec::H264;
        QTest::newRow("h264 odd size") << "odd.mp4" << words("-c:v libx264 -pix_fmt yuv444p") << 101 << 57
                                       << Container::Mp4 << Codec::H264;
        for (const ForeignKind& kind : foreignKinds())
            QTest::addRow("%s %s", kind.name, kind.ending)
                << QString::fromStdString(kind.file()) << words(kind.encoder) << 160 << 96 << kind.container << kind.codec;
    }
    void decodesEveryFrameInOrder()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoder);
        QFETCH(int, width);
        QFETCH(int, height);
        const fs::path file = makeClip(m_folder, {name.toStdString(), width, height, 60, encoder});
        const auto decoded = decodeFile(file);
        QVERIFY_OK(decoded);
        QCOMPARE(decoded->stamps.size(), std::size_t(60));
        for (std::size_t i = 0; i < decoded->stamps.size(); ++i)
            QCOMPARE(decoded->stamps[i], std::int64_t(i));
        QCOMPARE(decoded->info.width, width);
        QCOMPARE(decoded->info.height, height);
        QTEST(decoded->info.container, "container");
        QTEST(decoded->info.codec, "codec");
        if (decoded->info.container != Container::Avi)
            QCOMPARE(decoded->pts, probePts(file));
        else
            QCOMPARE(decoded->pts, decoded->stamps);
    }
    void aviStampsAreFrameNumbers()
    {
        const auto decoded = decodeFile(makeClip(m_folder, {"n.avi", 160, 96, 30, words("-c:v mjpeg")}));
        QVERIFY_OK(decoded);
        for (std::size_t i = 0; i < decoded->pts.size(); ++i)
            QCOMPARE(decoded->pts[i], std::int64_t(i));
        QCOMPARE(decoded->info.timeBase.value(), 1 / 25.0);
    }
    void framesBeforeAnEditListAreNotNumbered()
    {
        const fs::path whole = makeClip(m_folder, {"whole.mp4", 160, 96, 100, h264WithBFrames()});
        const fs::path cut = m_folder / "cut.mp4";
        runTool(QStringLiteral("ffmpeg"), words("-v error -y -ss 1.4 -i")
                                              << QString::fromStdString(whole.string()) << words("-c copy")
                                              << QString::fromStdString(cut.string()));
        const auto decoded = decodeFile(cut);
        QVERIFY_OK(decoded);
        QCOMPARE(decoded->pts, probePts(cut));
        QCOMPARE(decoded->stamps.front(), std::int64_t(35));
        for (std::size_t i = 1; i < decoded->stamps.size(); ++i)
            QCOMPARE(decoded->stamps[i], decoded->stamps[i - 1] + 1);
        QCOMPARE(decoded->stamps.back(), std::int64_t(99));
        QVERIFY(decoded->info.declaredFrames
                > std::int64_t(decoded->stamps.size())); // the trap: the container counts more
    }
    void rotationIsReported_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("rotate");
        QTest::addColumn<int>("width");
        QTest::newRow("90") << "transpose=clock"
                            << "90" << 96;
        QTest::newRow("180") << "hflip,vflip"
                             << "180" << 160;
        QTest::newRow("270") << "transpose=cclock"
                             << "270" << 96;
    }
    void rotationIsReported()
    {
        QFETCH(QString, filter);
        QFETCH(QString, rotate);
        const fs::path stored =
            makeClip(m_folder, {"stored.mp4", 160, 96, 12, QStringList{QStringLiteral("-vf"), filter} + h264Plain()});
        const fs::path turned = m_folder / "turned.mp4";
        runTool(QStringLiteral("ffmpeg"), words("-v error -y -i")
                                              << QString::fromStdString(stored.string())
                                              << words("-c copy -metadata:s:v:0") << QStringLiteral("rotate=") + rotate
                                              << QString::fromStdString(turned.string()));
        const auto decoded = decodeFile(turned);
        QVERIFY_OK(decoded);
        QTEST(decoded->info.width, "width");
        QVERIFY(!decoded->info.orientation.isIdentity());
        for (std::size_t i = 0; i < decoded->stamps.size(); ++i)
            QCOMPARE(decoded->stamps[i], std::int64_t(i));
    }
    void foreignKindsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoder");
        QTest::addColumn<QString>("found");
        QTest::newRow("flash") << "x.flv" << h264Plain() << "flv";
        QTest::newRow("ffv1") << "x.mkv" << words("-c:v ffv1") << "ffv1 in matroska";
        QTest::newRow("mpeg2") << "x.ts" << words("-c:v mpeg2video") << "mpeg2video in mpegts";
        QTest::newRow("prores") << "x.mov" << words("-c:v prores") << "prores in mp4";
        QTest::newRow("raw") << "x.avi" << words("-c:v rawvideo") << "rawvideo in avi";
        QTest::newRow("h264 without a container") << "x.h264" << h264Plain() << "raw video stream";
    }
    void foreignKindsAreRefusedByName()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoder);
        QFETCH(QString, found);
        const auto decoded = decodeFile(makeClip(m_folder, {name.toStdString(), 160, 96, 5, encoder}));
        QCOMPARE_ERRC(decoded, Errc::MediaUnsupported);
        QCOMPARE(QString::fromStdString(decoded.error().args.at(0)), found);
    }
    void disguisesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Errc>("code");
        QTest::newRow("empty") << QByteArray() << Errc::MediaUnsupported;
        QTest::newRow("text") << QByteArray("Dear diary, this is not a video.\n") << Errc::MediaUnsupported;
        QTest::newRow("playlist") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n")
                                  << Errc::MediaUnsupported;
        QTest::newRow("concat") << QByteArray("ffconcat version 1.0\nfile /etc/passwd\n") << Errc::MediaUnsupported;
        QTest::newRow("garbage") << QByteArray(5000, '\xA7') << Errc::MediaUnsupported;
        QTest::newRow("empty boxes") << QByteArray("\0\0\0\x08"
                                                   "ftyp\0\0\0\x08moov",
                                                   16)
                                     << Errc::MediaDamaged;
        QTest::newRow("long box") << QByteArray("\0\0\x10\0ftypisom", 12) << Errc::Truncated;
        QTest::newRow("empty avi") << QByteArray("RIFF\x04\0\0\0AVI ", 12) << Errc::MediaDamaged;
    }
    void disguisesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Errc, code);
        MemorySource source(bytesOf({bytes.constData(), std::size_t(bytes.size())}));
        QCOMPARE_ERRC(decodeAll(source), code);
    }
    void everyCutIsNoticed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoder");
        QTest::newRow("mp4, index last") << "cut1.mp4" << h264WithBFrames();
        QTest::newRow("mp4, index first") << "cut2.mp4" << h264WithBFrames() + words("-movflags +faststart");
        QTest::newRow("mp4, fragments") << "cut3.mp4"
                                        << h264WithBFrames() + words("-movflags frag_keyframe+empty_moov");
        QTest::newRow("avi") << "cut4.avi" << words("-c:v mjpeg");
        QTest::newRow("matroska") << "cut5.mkv" << h264WithBFrames();
    }
    void everyCutIsNoticed()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoder);
        const fs::path file = makeClip(m_folder, {name.toStdString(), 160, 96, 60, encoder});
        const auto bytes = readFile(file, std::size_t(1) << 24);
        QVERIFY_OK(bytes);
        for (const double part : {0.3, 0.6, 0.9, 0.999}) {
            MemorySource source(ByteView(*bytes).first(static_cast<std::size_t>(part * double(bytes->size()))));
            QCOMPARE_ERRC(decodeAll(source), Errc::Truncated);
        }
    }
    void anErrorOfTheSourceWins()
    {
        const auto file = FileSource::open(makeClip(m_folder, {"auth.mp4", 320, 200, 100, h264WithBFrames()}));
        QVERIFY_OK(file);
        FailingSource source(**file, (*file)->size() / 2);
        QCOMPARE_ERRC(decodeAll(source), Errc::Unauthenticated);
    }
    void aCrashIsOneError()
    {
        const auto file = FileSource::open(makeClip(m_folder, {"crash.mp4", 160, 96, 60, h264Plain()}));
        QVERIFY_OK(file);
        auto decoder = ForeignDecoder::start(**file, workerOptions());
        QVERIFY_OK(decoder);
        QVERIFY_OK((*decoder)->next());
        ::kill((*decoder)->workerId(), SIGKILL);
        Result<std::optional<RawFrame>> last = std::optional<RawFrame>();
        for (int i = 0; i < 60 && last; ++i)
            last = (*decoder)->next();
        QCOMPARE_ERRC(last, Errc::WorkerCrashed);
        QCOMPARE(QString::fromStdString(last.error().args.at(0)), QStringLiteral("SIGKILL"));
        QCOMPARE_ERRC((*decoder)->next(), Errc::WorkerCrashed);
    }
    void aHangIsOneError()
    {
        const auto file = FileSource::open(makeClip(m_folder, {"hang.mp4", 160, 96, 60, h264Plain()}));
        QVERIFY_OK(file);
        WorkerOptions options = workerOptions();
        options.frameTime = std::chrono::milliseconds(1000);
        auto decoder = ForeignDecoder::start(**file, options);
        QVERIFY_OK(decoder);
        ::kill((*decoder)->workerId(), SIGSTOP);
        Result<std::optional<RawFrame>> last = std::optional<RawFrame>();
        for (int i = 0; i < 60 && last; ++i)
            last = (*decoder)->next();
        QCOMPARE_ERRC(last, Errc::WorkerTimeout);
    }
    void aStopEndsIt()
    {
        const auto file = FileSource::open(makeClip(m_folder, {"stop.mp4", 160, 96, 60, h264Plain()}));
        QVERIFY_OK(file);
        StopSource stop;
        WorkerOptions options = workerOptions();
        options.stop = stop.flag();
        stop.set();
        QCOMPARE_ERRC(ForeignDecoder::start(**file, options), Errc::Interrupted);
    }
    void aMissingWorkerIsAnError()
    {
        MemorySource source({});
        QCOMPARE_ERRC(ForeignDecoder::start(source, {.workerBinary = m_folder / "none"}), Errc::Io);
    }
    void theSandboxIsInForce()
    {
        const auto file = FileSource::open(makeClip(m_folder, {"box.mp4", 160, 96, 5, h264Plain()}));
        QVERIFY_OK(file);
        const auto decoder = ForeignDecoder::start(**file, workerOptions());
        QVERIFY_OK(decoder);
        std::uint32_t expected = protocol::kLimitsSet | protocol::kNoNewPrivs;
        if (!isSanitized()) // the sanitiser's own calls would not pass the filter
            expected |= protocol::kSyscallFilter | (landlockVersion() > 0 ? protocol::kLandlocked : 0U);
        QCOMPARE((*decoder)->protections(), expected);
        // What the kernel says, not only the worker.
        const std::string process = "/proc/" + std::to_string((*decoder)->workerId());
        const QByteArray status = contents(process + "/status");
        QVERIFY(status.contains("\nNoNewPrivs:\t1\n"));
        QCOMPARE(status.contains("\nSeccomp:\t2\n"), (expected & protocol::kSyscallFilter) != 0);
        const QByteArray limits = contents(process + "/limits");
        QVERIFY(limits.simplified().contains("Max core file size 0 0 bytes"));
        QVERIFY(limits.simplified().contains("Max file size 0 0 bytes"));
        QVERIFY(limits.simplified().contains("Max open files 8 8 files"));
        const QByteArray memory = "Max address space " + QByteArray::number(quint64(kMaxWorkerMemory)) + ' ';
        QCOMPARE(limits.simplified().contains(memory), !isSanitized()); // elsewhere the parent watches what it holds
    }

    /// A picture that libav gets no memory for is no sign of damage.
    void lackOfMemoryIsNoDamage()
    {
        if (isSanitized())
            return; // sanitizers map more than any limit
        const fs::path file = makeClip(m_folder, {"large.mp4", 2048, 2048, 30, h264WithBFrames()});
        QCOMPARE(decodeWithin(std::uint64_t(1) << 30, file), -1);
        for (const int megabytes : {12, 16, 24, 32})
            QCOMPARE(decodeWithin(std::uint64_t(megabytes) << 20, file), int(Errc::MediaTooLarge));
    }

private:
    TempFolder m_folder;
};

QTEST_GUILESS_MAIN(TestForeignDecoder)
#include "tst_foreign_decoder.moc"
