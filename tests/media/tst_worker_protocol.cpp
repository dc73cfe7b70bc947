#include "media/foreign/limits.h"
#include "media/worker_client.h"
#include "media/worker_probe.h"
#include "tests/media/hostile_modes.h"
#include "tests/support/test_support.h"

#include <cerrno>
#include <random>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::media::protocol;
using namespace consentry::testing;

Q_DECLARE_METATYPE(consentry::media::protocol::FromWorker)
Q_DECLARE_METATYPE(consentry::media::protocol::ToWorker)
Q_DECLARE_METATYPE(consentry::Error)

namespace {

SourceInfo sampleInfo()
{
    return {.container = Container::Avi,
            .codec = Codec::MsMpeg4v3,
            .matrix = ColourMatrix::Bt709,
            .orientation = {true, false, true},
            .width = 1920,
            .height = 1080,
            .timeBase = {1, 90000},
            .frameRate = {30000, 1001},
            .pixelAspect = {4, 3},
            .declaredFrames = 12345};
}

constexpr std::chrono::milliseconds kUsualLimit{3000};

/// Decodes all of the hostile worker's video.
Result<void> playHostile(Hostile mode, std::chrono::milliseconds limit = kUsualLimit,
                         std::uint64_t memory = kMaxWorkerMemory)
{
    const Bytes bytes{static_cast<std::uint8_t>(mode)};
    MemorySource source(bytes);
    TRY_ASSIGN(const auto decoder,
               ForeignDecoder::start(source, {.workerBinary = testProgramFile("hostile_worker"),
                                              .startTime = limit,
                                              .frameTime = limit,
                                              .memory = memory}));
    for (;;) {
        TRY_ASSIGN(const auto frame, decoder->next());
        if (!frame)
            return {};
    }
}

} // namespace

class TestWorkerProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesOfTheWorkerSurvive_data()
    {
        QTest::addColumn<FromWorker>("message");
        QTest::newRow("hello") << FromWorker(Hello{kVersion, kLimitsSet | kSyscallFilter});
        QTest::newRow("read") << FromWorker(ReadRequest{std::uint64_t(1) << 40, 65536});
        QTest::newRow("info") << FromWorker(Info{sampleInfo()});
        QTest::newRow("frame") << FromWorker(FrameReady{3, 99, -4000});
        QTest::newRow("end") << FromWorker(End{100, 2});
        QTest::newRow("failed") << FromWorker(Failed{FailureKind::TooLarge, ShortText("frames"), ShortText("10")});
    }
    void messagesOfTheWorkerSurvive()
    {
        QFETCH(FromWorker, message);
        const MessageBytes bytes = encode(message);
        const auto back = decodeFromWorker(bytes);
        QVERIFY_OK(back);
        QCOMPARE(back->index(), message.index());
        QVERIFY(encode(*back) == bytes);
        if (const auto* info = std::get_if<Info>(&*back))
            QVERIFY(info->source == sampleInfo());
    }
    void messagesToTheWorkerSurvive_data()
    {
        QTest::addColumn<ToWorker>("message");
        QTest::newRow("start") << ToWorker(Start{123456789});
        QTest::newRow("data") << ToWorker(Data{65536, false});
        QTest::newRow("failed data") << ToWorker(Data{0, true});
        QTest::newRow("ring") << ToWorker(Ring{4, 3110400});
        QTest::newRow("release") << ToWorker(Release{3});
    }
    void messagesToTheWorkerSurvive()
    {
        QFETCH(ToWorker, message);
        const MessageBytes bytes = encode(message);
        const auto back = decodeToWorker(bytes);
        QVERIFY_OK(back);
        QVERIFY(encode(*back) == bytes);
    }
    void valuesOutOfRangeAreRefused_data()
    {
        const auto info = [](auto change) {
            SourceInfo changed = sampleInfo();
            change(changed);
            return FromWorker(Info{changed});
        };
        QTest::addColumn<FromWorker>("message");
        QTest::newRow("version") << FromWorker(Hello{kVersion + 1, 0});
        QTest::newRow("empty read") << FromWorker(ReadRequest{0, 0});
        QTest::newRow("long read") << FromWorker(ReadRequest{0, kMaxReadBytes + 1});
        QTest::newRow("wrapping read") << FromWorker(ReadRequest{UINT64_MAX - 3, 10});
        QTest::newRow("slot") << FromWorker(FrameReady{kMaxSlots, 0, 0});
        QTest::newRow("number") << FromWorker(FrameReady{0, -1, 0});
        QTest::newRow("pts") << FromWorker(FrameReady{0, 0, kMaxPts + 1});
        QTest::newRow("count") << FromWorker(End{kMaxFrames + 1, 0});
        QTest::newRow("no width") << info([](SourceInfo& i) { i.width = 0; });
        QTest::newRow("negative height") << info([](SourceInfo& i) { i.height = -5; });
        QTest::newRow("65535 wide") << info([](SourceInfo& i) { i.width = 65535; });
        QTest::newRow("too many pixels") << info([](SourceInfo& i) { i.width = i.height = 8192; });
        QTest::newRow("time base of nothing") << info([](SourceInfo& i) { i.timeBase = {0, 1}; });
        QTest::newRow("division by zero") << info([](SourceInfo& i) { i.timeBase = {1, 0}; });
        QTest::newRow("negative aspect") << info([](SourceInfo& i) { i.pixelAspect = {-1, 1}; });
        QTest::newRow("unknown codec") << info([](SourceInfo& i) { i.codec = Codec(9); });
        QTest::newRow("unknown container") << info([](SourceInfo& i) { i.container = Container(0); });
        QTest::newRow("unknown matrix") << info([](SourceInfo& i) { i.matrix = ColourMatrix(7); });
    }
    void valuesOutOfRangeAreRefused()
    {
        QFETCH(FromWorker, message);
        QCOMPARE_ERRC(decodeFromWorker(encode(message)), Errc::BadEncoding);
    }
    void noiseNeverGetsThroughChanged()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 20'000; ++round) {
            MessageBytes bytes = encode(FromWorker(Info{sampleInfo()}));
            for (int i = 0; i < 3; ++i)
                bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
            bytes[0] = static_cast<std::uint8_t>(random() % 8);
            if (const auto message = decodeFromWorker(bytes))
                QVERIFY(encode(*message) == bytes); // nothing in it was ignored
        }
        for (std::size_t length = 0; length < kMessageBytes; ++length)
            QCOMPARE_ERRC(decodeFromWorker(Bytes(length)), Errc::BadEncoding);
    }
    void errorsSurvive_data()
    {
        QTest::addColumn<Error>("error");
        QTest::newRow("unsupported") << makeError(Errc::MediaUnsupported, "hevc in mp4");
        QTest::newRow("too large") << makeError(Errc::MediaTooLarge, "9000x10", "8192x4320");
        QTest::newRow("truncated") << makeError(Errc::Truncated, "video");
    }
    void errorsSurvive()
    {
        QFETCH(Error, error);
        const Error back = toError(toFailed(error));
        QVERIFY(back.code == error.code && back.args == error.args);
    }
    void longErrorsAreCut()
    {
        const Failed failed = toFailed(makeError(Errc::MediaDamaged, std::string(500, 'x')));
        QCOMPARE(failed.what.text().size(), kTextBytes);
    }
    void aHostileWorkerIsOneError_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, Hostile mode, const char* why) {
            QTest::newRow(name) << int(mode) << QString::fromLatin1(why);
        };
        row("second hello", Hostile::SecondHello, "protocol");
        row("frame before info", Hostile::FrameBeforeInfo, "protocol");
        row("end before info", Hostile::EndBeforeInfo, "protocol");
        row("too large picture", Hostile::TooLargePicture, "protocol");
        row("short datagram", Hostile::ShortDatagram, "protocol");
        row("garbage", Hostile::Garbage, "protocol");
        row("long datagram", Hostile::LongDatagram, "protocol");
        row("payload", Hostile::Payload, "protocol");
        row("descriptor", Hostile::Descriptor, "protocol");
        row("gone at once", Hostile::GoneAtOnce, "protocol");
        row("wild text", Hostile::WildText, "protocol");
        row("second info", Hostile::SecondInfo, "protocol");
        row("busy slot", Hostile::BusySlot, "protocol");
        row("skipped number", Hostile::SkippedNumber, "protocol");
        row("time stands still", Hostile::TimeStandsStill, "protocol");
        row("wrong count", Hostile::WrongCount, "protocol");
        row("no end", Hostile::NoEnd, "protocol");
        row("bad status at the end", Hostile::BadStatusAtTheEnd, "exit status 3");
        row("crash at the end", Hostile::CrashAtTheEnd, "SIGILL");
    }
    void aHostileWorkerIsOneError()
    {
        QFETCH(int, mode);
        QFETCH(QString, why);
        const auto played = playHostile(Hostile(mode));
        QCOMPARE_ERRC(played, Errc::WorkerCrashed);
        QCOMPARE(QString::fromStdString(played.error().args.at(0)), why);
    }
    /// Where it sets no limit for itself: the hostile worker does not, nor does one that was built with sanitizers.
    void whoEatsMemoryIsEnded_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("at once") << int(Hostile::EatsMemory);
        QTest::newRow("after its last word") << int(Hostile::EatsMemoryAtTheEnd);
    }
    void whoEatsMemoryIsEnded()
    {
        QFETCH(int, mode);
        constexpr std::uint64_t enough = std::uint64_t(512) << 20;
        const auto played = playHostile(Hostile(mode), std::chrono::minutes(1), enough);
        QCOMPARE_ERRC(played, Errc::MediaTooLarge);
        QVERIFY((played.error().args == std::vector<std::string>{"memory", "512 MiB"}));
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1);
    }
    /// Without /proc a program does not know where it lies; one called as the worker may lie anywhere.
    void theWorkerIsNeverOneOfTheFolderOneIsIn()
    {
        const TempFolder folder;
        QVERIFY_OK(writeFile(folder / "consentry-worker", {}, AtomicFile::IfExists::Refuse));
        const pid_t child = ::fork();
        if (child == 0) {
            const bool isThere = ::chdir(folder.path().c_str()) == 0 && (::geteuid() == 0 || ::unshare(CLONE_NEWUSER) == 0)
                                 && ::chroot(".") == 0 && fs::exists("consentry-worker");
            ::_exit(!isThere ? 2 : defaultWorkerBinary().empty() ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        if (WEXITSTATUS(status) == 2)
            QSKIP("a folder without /proc cannot be had here");
        QCOMPARE(WEXITSTATUS(status), 0);
        QVERIFY(defaultWorkerBinary().is_absolute()); // the control
    }
    void noneOutlivesItsLimit_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("reads for ever") << int(Hostile::ReadForEver);
        QTest::newRow("says nothing") << int(Hostile::SaysNothing);
        QTest::newRow("asks without listening") << int(Hostile::AsksWithoutListening);
        QTest::newRow("stays after the end") << int(Hostile::StaysAfterTheEnd);
        QTest::newRow("hangs up and stays") << int(Hostile::HangsUpAndStays);
    }
    /// By two seconds at most, and then it is gone.
    void noneOutlivesItsLimit()
    {
        QFETCH(int, mode);
        constexpr std::chrono::milliseconds limit(1500);
        const auto begin = std::chrono::steady_clock::now();
        QCOMPARE_ERRC(playHostile(Hostile(mode), limit), Errc::WorkerTimeout);
        const auto lived = std::chrono::steady_clock::now() - begin;
        QVERIFY(lived >= std::chrono::milliseconds(1000)); // the control: it was the limit that ended it
        QVERIFY2(lived < limit + std::chrono::seconds(2),
                 qPrintable(QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(lived).count())));
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // no child is left, not even a dead one
        QCOMPARE(errno, ECHILD);
    }
};

QTEST_GUILESS_MAIN(TestWorkerProtocol)
#include "tst_worker_protocol.moc"
