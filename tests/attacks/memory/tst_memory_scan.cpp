#include "crypto/age_recipients.h"
#include "crypto/age_stream.h"
#include "crypto/chunk_cipher.h"
#include "crypto/sodium.h"
#include "media/frame_service.h"
#include "media/intake.h"
#include "media/model_store.h"
#include "media/raw_frame.h"
#include "media/safe_encoder.h"
#include "tests/attacks/memory/memory_scan.h"
#include "tests/media/test_clips.h"

#include <QSignalSpy>

#include <cstdlib>
#include <cstring>

#include <unistd.h>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

constexpr int kLongTime = 60'000; // ms; only a hang takes so long
constexpr int kWidth = 320;
constexpr int kHeight = 192;
constexpr int kFrames = 24;
constexpr std::size_t kRun = 48; // bytes of a needle
constexpr std::size_t kLeastSeen = std::size_t(8) << 20;

/// Texture that no other memory holds, the same in every run and another for each picture.
void drawMarker(const MutablePictureView& picture, int number)
{
    constexpr int cell = 4; // pixels: coarse enough to survive the encoder
    const Bytes noise = patternBytes(std::size_t(kWidth) * kHeight, std::uint64_t(number) + 1);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.y[y * picture.yStride + x] =
                std::uint8_t(40 + noise[std::size_t(y / cell * kWidth + x / cell)] % 160);
    for (int y = 0; y < picture.chromaHeight(); ++y) {
        std::memset(picture.u + y * picture.uStride, 110, std::size_t(picture.chromaWidth()));
        std::memset(picture.v + y * picture.vStride, 140, std::size_t(picture.chromaWidth()));
    }
}

/// A run of samples from the middle of a plane.
Needle sampleNeedle(std::string name, const PictureView& picture)
{
    return {std::move(name), ByteView(picture.y + picture.height / 2 * picture.yStride + picture.width / 4, kRun)};
}

Needle paintedNeedle(std::string name, const FramePixels& pixels)
{
    const std::size_t place = std::size_t(pixels.height / 2) * std::size_t(pixels.stride) + std::size_t(pixels.width);
    return {std::move(name), pixels.buffer->view().subspan(place, kRun)};
}

/// What a careless programmer leaves behind: a copy on the heap that nobody wipes.
class LeakOnPurpose {
public:
    explicit LeakOnPurpose(const Needle& needle)
        : m_block(static_cast<std::uint8_t*>(std::malloc(kMargin + needle.size())))
    {
        needle.spell({m_block + kMargin, needle.size()});
    }
    ~LeakOnPurpose() { std::free(m_block); }
    LeakOnPurpose(const LeakOnPurpose&) = delete;
    LeakOnPurpose& operator=(const LeakOnPurpose&) = delete;

    bool isAt(std::uintptr_t address) const { return reinterpret_cast<std::uintptr_t>(m_block + kMargin) == address; }

private:
    static constexpr std::size_t kMargin = 1000; // the allocator writes its own notes into a free block's first bytes
    std::uint8_t* m_block;
};

Result<std::shared_ptr<ByteSource>> openFile(const fs::path& file)
{
    TRY_ASSIGN(std::shared_ptr<ByteSource> source, FileSource::open(file));
    return source;
}

MemoryScan scanSelf(const std::vector<Needle>& needles)
{
    auto scan = scanMemory(::getpid(), needles);
    return scan ? std::move(*scan) : MemoryScan{};
}

/// A marker clip under a key, and what must not be left of it.
struct SealedMarker {
    Bytes sealed;
    FrameTable table;
    std::optional<crypto::FileKey> key;
    std::vector<Needle> needles;
};

/// Draws, encodes and seals; `half-way` is called while the encoder is at work.
Result<SealedMarker> makeMarker(const std::function<void(const std::vector<Needle>&)>& halfWay)
{
    SealedMarker marker;
    TRY_ASSIGN(auto key, crypto::FileKey::generate());
    TRY_ASSIGN(const auto identity, crypto::AgeIdentity::generate());
    const crypto::Recipient recipients[] = {identity.recipient()};
    TRY_ASSIGN(const Bytes header, crypto::makeHeader(key, recipients));
    MemorySink sealed;
    TRY_ASSIGN(const auto writer, crypto::AgeWriter::create(sealed, key, header));
    TRY_ASSIGN(const auto encoder,
               SafeEncoder::create(*writer,
                                   {.width = kWidth, .height = kHeight, .timeBase = {1, 1000}, .frameRate = {25, 1}}));
    TRY_ASSIGN(RawPicture picture, RawPicture::create({kWidth, kHeight}));
    for (int i = 0; i < kFrames; ++i) {
        drawMarker(picture.mutableView(), i);
        marker.needles.push_back(sampleNeedle("drawn samples of frame " + std::to_string(i), picture.view()));
        TRY_VOID(encoder->addFrame(picture.view(), {40 * i, i}));
        if (i == kFrames / 2)
            halfWay(marker.needles);
    }
    TRY_ASSIGN(marker.table, encoder->finish());
    TRY_VOID(writer->finish());
    TRY_ASSIGN(const auto payload, crypto::payloadKey(key, writer->nonce()));
    marker.needles.emplace_back("file key", key.secret());
    marker.needles.emplace_back("payload key", payload.view());
    marker.key.emplace(std::move(key));
    marker.sealed = sealed.take();
    return marker;
}

} // namespace

/// Looks into our own memory the way a debugger would. Each test finds what it looks for while that is in use, and
/// what is leaked on purpose, or it fails.
class TestMemoryScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(crypto::initialise()); }

    void seesWhatIsLeakedOnPurpose()
    {
        const std::vector<Needle> needles{{"secret", patternBytes(kRun, 77)}};
        QCOMPARE(scanSelf(needles).hits.size(), std::size_t(0));
        {
            const LeakOnPurpose leak(needles[0]);
            const MemoryScan scan = scanSelf(needles);
            QVERIFY2(scan.hits.size() == 1 && leak.isAt(scan.hits[0].address), scan.text().c_str());
            QVERIFY2(scan.bytes > kLeastSeen, scan.text().c_str());
        }
        const MemoryScan after = scanSelf(needles); // freed memory is wiped
        QVERIFY2(after.hits.empty() && after.bytes > kLeastSeen, after.text().c_str());
    }

    void nothingRemainsOfWhatWasEncoded()
    {
        std::size_t inUse = 0;
        const auto marker = makeMarker([&](const auto& needles) { inUse = scanSelf(needles).hits.size(); });
        QVERIFY_OK(marker);
        QVERIFY(inUse > 0);
        std::vector<Needle> drawn = marker->needles;
        std::erase_if(drawn, [](const Needle& needle) { return needle.name().ends_with("key"); });
        const MemoryScan scan = scanSelf(drawn);
        QVERIFY2(scan.hits.empty() && scan.bytes > kLeastSeen, scan.text().c_str());
    }

    void nothingRemainsOfAViewThatEnded_data()
    {
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("access ends, nobody calls stop") << false;
        QTest::newRow("the window stops it") << true;
    }
    void nothingRemainsOfAViewThatEnded()
    {
        QFETCH(bool, isStopped);
        auto marker = makeMarker([](const auto&) {});
        QVERIFY_OK(marker);
        std::vector<Needle> needles = marker->needles;
        auto reader = crypto::AgeReader::open(std::make_shared<MemorySource>(marker->sealed), *marker->key);
        QVERIFY_OK(reader);
        const std::shared_ptr<crypto::AgeReader> clear = std::move(*reader);
        addClearBytes(*clear, marker->table, needles);

        StopSource access;
        FrameService service;
        service.open({.clear = clear, .table = marker->table, .stop = access.flag()});
        std::vector<SafeFrame> shown;
        for (const std::int64_t wanted : {0, 1, 13, 12, 23}) {
            const auto frame = get(service, {wanted});
            QVERIFY(frame);
            needles.push_back(paintedNeedle("painted frame " + std::to_string(wanted), frame->pixels()));
            shown.push_back(*frame);
        }
        const MemoryScan inUse = scanSelf(needles);
        for (const char* needle : {"file key", "payload key", "compressed frame 8", "painted frame 13"})
            QVERIFY2(inUse.count(needle) > 0, (needle + inUse.text()).c_str());

        const LeakOnPurpose leak(needles.back());
        marker->key.reset();
        access.set();
        clear->wipe();
        if (isStopped)
            service.stop();
        QTRY_COMPARE_WITH_TIMEOUT(service.counters().cachedBytes, std::size_t(0), kLongTime);
        const MemoryScan scan = scanSelf(needles); // while service, reader and frames are still there
        QVERIFY2(scan.hits.size() == 1 && leak.isAt(scan.hits[0].address), scan.text().c_str());
        QVERIFY2(scan.bytes > kLeastSeen, scan.text().c_str());
    }

    void nothingRemainsOfAnOriginalAfterIntake()
    {
        const TempFolder folder;
        const fs::path file = makeNoise(folder);
        std::vector<Needle> needles;
        QVERIFY(originalNeedles(file, needles));
        std::size_t inUse = 0;
        {
            auto finder = FaceFinder::create({.modelFolder = defaultModelFolder(), .secondOpinion = 2});
            QVERIFY_OK(finder);
            MemorySink out;
            const auto result =
                makeSafeRendition({.openSource = [&] { return openFile(file); },
                                   .worker = {.workerBinary = programFile("consentry-worker")},
                                   .finder = **finder,
                                   .out = out,
                                   .progress =
                                       [&](const IntakeProgress& progress) {
                                           if (inUse == 0 || progress.done == progress.total)
                                               inUse = std::max(inUse, scanSelf(needles).hits.size());
                                       }});
            QVERIFY_OK(result);
        }
        QVERIFY(inUse > 0);
        const MemoryScan scan = scanSelf(needles);
        QVERIFY2(scan.hits.empty() && scan.bytes > kLeastSeen, scan.text().c_str());
    }

private:
    static std::optional<SafeFrame> get(FrameService& service, FrameIndex index)
    {
        QSignalSpy ready(&service, &FrameService::frameReady);
        service.request(index, {4000, 4000});
        if (!ready.wait(kLongTime))
            return std::nullopt;
        return *static_cast<const SafeFrame*>(ready.at(0).at(1).constData());
    }
    /// From inside the compressed key frames.
    static void addClearBytes(ByteSource& clear, const FrameTable& table, std::vector<Needle>& needles)
    {
        for (const std::int64_t frame : {0, 8, 16}) {
            auto bytes = crypto::SecretBytes::create(kRun).value();
            QVERIFY_OK(readExactly(clear, table.at({frame}).position + 200, bytes.span(), "clip"));
            needles.emplace_back("compressed frame " + std::to_string(frame), bytes.view());
        }
    }
    /// A video whose every row is unlike anything else.
    static fs::path makeNoise(const TempFolder& folder)
    {
        const fs::path file = folder / "noise.mp4";
        runTool(QStringLiteral("ffmpeg"),
                {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"), QStringLiteral("lavfi"),
                 QStringLiteral("-i"),
                 QStringLiteral("nullsrc=s=%1x%2:r=25,geq=random(1)*200+20:128:128").arg(kWidth).arg(kHeight),
                 QStringLiteral("-frames:v"), QStringLiteral("10"), QStringLiteral("-pix_fmt"),
                 QStringLiteral("yuv420p"), QStringLiteral("-c:v"), QStringLiteral("libx264"),
                 QStringLiteral("-preset"), QStringLiteral("ultrafast"), QString::fromStdString(file.string())});
        return file;
    }
    /// Decodes the video once to know what its pictures look like, and notes a piece of the file.
    static bool originalNeedles(const fs::path& file, std::vector<Needle>& needles)
    {
        const auto source = FileSource::open(file);
        if (!source)
            return false;
        auto bytes = crypto::SecretBytes::create(kRun).value();
        if (!readExactly(**source, (*source)->size() / 2, bytes.span(), "video"))
            return false;
        needles.emplace_back("bytes of the file", bytes.view());
        const auto decoder =
            ForeignDecoder::start(**source, {.workerBinary = programFile("consentry-worker")});
        if (!decoder)
            return false;
        for (;;) {
            const auto frame = (*decoder)->next();
            if (!frame || !*frame)
                return frame.ok() && needles.size() == 11;
            needles.push_back(
                sampleNeedle("samples of picture " + std::to_string((*frame)->number), (*frame)->picture.view()));
        }
    }
};

QTEST_GUILESS_MAIN(TestMemoryScan)
#include "tst_memory_scan.moc"
