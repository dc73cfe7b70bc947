#include "media/frame_service.h"
#include "tests/media/rendition_maker.h"

#include <QSignalSpy>
#include <QThread>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

constexpr int kLongTime = 60'000; // ms; only a hang takes so long
constexpr ViewSize kFull{4000, 4000};

/// The bytes of a rendition, slowly: each read waits at a gate that the test opens and closes.
class GatedSource final : public ByteSource {
public:
    explicit GatedSource(ByteView bytes) : m_inner(bytes) {}
    std::uint64_t size() const override { return m_inner.size(); }
    Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) override
    {
        ++m_reads;
        while (m_isShut)
            QThread::msleep(1);
        return m_inner.readAt(offset, out);
    }
    void shut() { m_isShut = true; }
    void open() { m_isShut = false; }
    int reads() const { return m_reads; }

private:
    MemorySource m_inner;
    std::atomic<bool> m_isShut{false};
    std::atomic<int> m_reads{0};
};

/// Reads the number from painted pixels the way readStamp() does from samples.
std::int64_t stampOf(const SafeFrame& frame)
{
    const FramePixels& pixels = frame.pixels();
    Bytes green(std::size_t(pixels.width) * std::size_t(pixels.height));
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x)
            green[std::size_t(y * pixels.width + x)] = pixels.buffer->data()[y * pixels.stride + x * 4 + 1];
    return readStamp({green.data(), nullptr, nullptr, pixels.width, 0, 0, pixels.width, pixels.height});
}

/// QVariant::value() wants a type that can be made from nothing, which frames cannot.
template<class T>
const T& as(const QVariant& argument)
{
    return *static_cast<const T*>(argument.constData());
}

/// Whether all bytes of a box are the same.
bool isFlat(const SafeFrame& frame, const Box& box)
{
    const FramePixels& pixels = frame.pixels();
    const auto at = [&](double x, double y) {
        return pixels.buffer->data() + std::ptrdiff_t(y) * pixels.stride + std::ptrdiff_t(x) * 4;
    };
    for (double y = box.y; y < box.bottom(); ++y) {
        if (!std::all_of(at(box.x, y), at(box.right(), y), [&](auto byte) { return byte == *at(box.x, box.y); }))
            return false;
    }
    return true;
}

bool isBlack(const FramePixels& pixels)
{
    return std::ranges::all_of(pixels.buffer->view(), [](std::uint8_t byte) { return byte == 0; });
}

} // namespace

class TestFrameService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto made = makeRendition({.width = 160, .height = 96, .frames = 120});
        QVERIFY_OK(made);
        m_rendition = std::move(*made);
    }
    void givesTheFrameAskedFor()
    {
        FrameService service;
        service.open(stream());
        for (const std::int64_t wanted : {0, 1, 2, 50, 49, 48, 47, 119, 0, 77}) {
            const auto frame = get(service, {wanted});
            QVERIFY(frame);
            QCOMPARE(frame->index().value, wanted);
            QCOMPARE(stampOf(*frame), wanted);
            QCOMPARE(frame->time().count(), m_rendition.table.time({wanted}).count());
        }
    }
    void indexesAreMovedIntoTheClip()
    {
        FrameService service;
        service.open(stream());
        QCOMPARE(get(service, {-5})->index().value, 0);
        QCOMPARE(get(service, {5000})->index().value, 119);
    }
    void scalesToTheView()
    {
        FrameService service;
        service.open(stream());
        QSignalSpy ready(&service, &FrameService::frameReady);
        service.request({3}, {80, 80});
        QVERIFY(ready.wait(kLongTime));
        const auto frame = as<SafeFrame>(ready.at(0).at(1));
        QCOMPARE(frame.pixels().width, 80);
        QCOMPARE(frame.pixels().height, 48);
    }
    void regionsLeaveNothingInTheFrames()
    {
        FrameService service;
        service.open(stream());
        service.setRegions({{{{10}, {30}}, {{{10}, {40, 24, 20, 16}}, {{20}, {60, 24, 20, 16}}}}});
        for (const std::int64_t frame : {9, 30}) {
            QVERIFY(!isFlat(*get(service, {frame}), {40, 24, 40, 16})); // as it is without one
        }
        QVERIFY(isFlat(*get(service, {10}), {40, 24, 20, 16}));
        QVERIFY(isFlat(*get(service, {15}), {50, 24, 20, 16}));
        QVERIFY(isFlat(*get(service, {29}), {60, 24, 20, 16}));
        QSignalSpy ready(&service, &FrameService::frameReady);
        service.request({10}, {80, 80}); // scaling mixes nothing of it in at the edges
        QVERIFY(ready.wait(kLongTime));
        QVERIFY(isFlat(as<SafeFrame>(ready.at(0).at(1)), {20, 12, 10, 8}));

        service.open(stream());
        QVERIFY(!isFlat(*get(service, {10}), {40, 24, 20, 16})); // they were the clip's before
    }
    void theNewestRequestWins()
    {
        auto source = std::make_shared<GatedSource>(m_rendition.bytes);
        FrameService service;
        service.open({source, m_rendition.table});
        QVERIFY(get(service, {0}));
        QSignalSpy ready(&service, &FrameService::frameReady);
        waitUntilIdle(service);
        source->shut();
        const int reads = source->reads();
        const quint64 first = service.request({60}, kFull);
        QTRY_VERIFY_WITH_TIMEOUT(source->reads() > reads, kLongTime); // the worker is on it
        for (std::int64_t i = 61; i < 100; ++i)
            service.request({i}, kFull);
        const quint64 last = service.request({100}, kFull);
        source->open();
        QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() && ready.last().at(0).toULongLong() == last, kLongTime);
        QCOMPARE(stampOf(as<SafeFrame>(ready.last().at(1))), 100);
        QCOMPARE(ready.size(), 2); // the one that was under way, and the newest
        QCOMPARE(ready.first().at(0).toULongLong(), first);
    }
    void previewsAreAnsweredToo()
    {
        FrameService service;
        service.open(stream());
        QSignalSpy preview(&service, &FrameService::previewReady);
        const quint64 number = service.requestPreview({33}, {160, 160});
        QVERIFY(preview.wait(kLongTime));
        QCOMPARE(preview.at(0).at(0).toULongLong(), number);
        QCOMPARE(stampOf(as<SafeFrame>(preview.at(0).at(1))), 33);
    }
    void framesAheadAndBehindAreReady()
    {
        FrameService service;
        service.open(stream());
        QVERIFY(get(service, {60}));
        const std::int64_t decoded = waitUntilIdle(service);
        for (std::int64_t i = 61; i <= 68; ++i)
            QVERIFY(get(service, {60})); // the cursor stays, so nothing new is fetched
        QCOMPARE(waitUntilIdle(service), decoded);
        FrameService other;
        other.open(stream());
        QVERIFY(get(other, {0}));
        QCOMPARE(waitUntilIdle(other), kFramesOnward + 1); // the frame, two groups ahead, and not the clip
    }
    void whoStepsBackFindsTwoGroupsBehind()
    {
        FrameService service;
        service.open(stream());
        QVERIFY(get(service, {60}));
        waitUntilIdle(service);
        QCOMPARE(cachedRange(service), (FrameRange{{48}, {77}})); // by groups of eight
        QVERIFY(get(service, {59}));
        waitUntilIdle(service);
        QCOMPARE(cachedRange(service), (FrameRange{{40}, {77}}));
        QVERIFY(get(service, {100})); // no step: onward again
        waitUntilIdle(service);
        QCOMPARE(service.counters().cached.back(), (FrameRange{{88}, {117}}));
    }
    void theNextFrameIsScaledBeforeItIsAskedFor()
    {
        FrameService service;
        service.open(stream());
        // Onward, back, ten on: the second step of a kind finds its frame ready.
        const std::vector<std::pair<std::int64_t, std::int64_t>> wanted{{20, 0}, {21, 1}, {22, 2}, {21, 2},
                                                                        {20, 3}, {30, 3}, {40, 4}};
        for (const auto& [frame, prepared] : wanted) {
            QCOMPARE(stampOf(*get(service, {frame})), frame);
            waitUntilIdle(service);
            QCOMPARE(service.counters().prepared, prepared);
        }
    }
    void whatIsPreparedIsOfThisViewAndCovered()
    {
        FrameService service;
        service.open(stream());
        QVERIFY(get(service, {9}));
        waitUntilIdle(service);
        service.setRegions({{{{10}, {30}}, {{{10}, {40, 24, 20, 16}}}}});
        QVERIFY(isFlat(*get(service, {10}), {40, 24, 20, 16}));
        QCOMPARE(service.counters().prepared, 1);
        waitUntilIdle(service);
        QSignalSpy ready(&service, &FrameService::frameReady);
        service.request({11}, {80, 80});
        QVERIFY(ready.wait(kLongTime));
        QCOMPARE(as<SafeFrame>(ready.at(0).at(1)).pixels().width, 80);
        QCOMPARE(service.counters().prepared, 1);
    }
    void memoryIsBounded()
    {
        const std::size_t limit = 12 * 40'000;
        std::vector<FrameWorker::Answer> answers;
        std::mutex mutex;
        FrameWorker worker(
            [&](FrameWorker::Answer answer) {
                const std::lock_guard lock(mutex);
                answers.push_back(std::move(answer));
            },
            limit);
        worker.open(stream());
        for (std::int64_t i = 0; i < 120; ++i) {
            const std::uint64_t number = worker.request(FrameWorker::Lane::View, {i * 37 % 120}, kFull);
            const auto isAnswered = [&] {
                const std::lock_guard lock(mutex);
                return !answers.empty() && answers.back().number == number;
            };
            QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLongTime);
            QVERIFY(answers.back().pixels.ok());
            QVERIFY(worker.counters().cachedBytes <= limit);
        }
    }
    void stopWipesEverything()
    {
        FrameService service;
        service.open(stream());
        const auto frame = get(service, {5});
        QVERIFY(frame);
        QVERIFY(!isBlack(frame->pixels()));
        service.stop();
        QVERIFY(isBlack(frame->pixels()));
        QCOMPARE(service.counters().cachedBytes, std::size_t(0));
        const auto error = getError(service, {5});
        QVERIFY(error);
        QCOMPARE(error->code, Errc::AccessEnded);
    }
    void nothingIsSignalledAfterStop()
    {
        FrameService service;
        service.open(stream());
        QSignalSpy ready(&service, &FrameService::frameReady);
        QSignalSpy failed(&service, &FrameService::failed);
        for (std::int64_t i = 0; i < 20; ++i) {
            service.request({i}, kFull);
            QThread::msleep(2);
        }
        service.stop();
        QCoreApplication::processEvents();
        QCOMPARE(ready.size(), 0);
        QCOMPARE(failed.size(), 0);
    }
    void anEndedAccessEndsTheView()
    {
        StopSource access;
        FrameService service;
        service.open(stream(access.flag()));
        const auto frame = get(service, {5});
        QVERIFY(frame);
        access.set(); // nobody calls stop()
        QTRY_VERIFY_WITH_TIMEOUT(isBlack(frame->pixels()), kLongTime);
        const auto error = getError(service, {6});
        QVERIFY(error);
        QCOMPARE(error->code, Errc::AccessEnded);
    }
    void stopWorksFromAnyThread()
    {
        FrameService service;
        service.open(stream());
        const auto frame = get(service, {5});
        QVERIFY(frame);
        std::thread other([&service] { service.stop(); });
        other.join();
        QVERIFY(isBlack(frame->pixels()));
    }
    void anotherClipCanBeOpened()
    {
        FrameService service;
        for (int round = 0; round < 5; ++round) {
            service.open(stream());
            QCOMPARE(stampOf(*get(service, {round * 10})), round * 10);
        }
    }
    void damageIsToldAndSticks()
    {
        FrameService service;
        const ByteView cut = ByteView(m_rendition.bytes).first(m_rendition.table.at({64}).position);
        service.open({std::make_shared<MemorySource>(cut), m_rendition.table});
        QVERIFY(get(service, {10}));
        const auto error = getError(service, {70});
        QVERIFY(error);
        QCOMPARE(error->code, Errc::Truncated);
        QVERIFY(getError(service, {100}));
    }
    void whatIsNoRenditionIsToldOnRequest()
    {
        const Bytes noise = patternBytes(5000);
        FrameService service;
        service.open({std::make_shared<MemorySource>(noise), m_rendition.table});
        const auto error = getError(service, {0});
        QVERIFY(error);
        QCOMPARE(error->code, Errc::MediaDamaged);
    }
    void withoutAClipNothingIsShown()
    {
        FrameService service;
        const auto error = getError(service, {0});
        QVERIFY(error);
        QCOMPARE(error->code, Errc::AccessEnded);
    }
    void revealedFramesAreAnotherType()
    {
        RevealService service;
        service.open(stream());
        QSignalSpy ready(&service, &RevealService::frameReady);
        service.request({12}, kFull);
        QVERIFY(ready.wait(kLongTime));
        QCOMPARE(as<RevealedFrame>(ready.at(0).at(1)).index().value, 12);
    }

private:
    RenditionStream stream(StopFlag access = {}) const
    {
        return {std::make_shared<MemorySource>(m_rendition.bytes), m_rendition.table, access};
    }
    static std::optional<SafeFrame> get(FrameService& service, FrameIndex index)
    {
        QSignalSpy ready(&service, &FrameService::frameReady);
        const quint64 number = service.request(index, kFull);
        if (!ready.wait(kLongTime) || ready.at(0).at(0).toULongLong() != number)
            return std::nullopt;
        return as<SafeFrame>(ready.at(0).at(1));
    }
    static std::optional<Error> getError(FrameService& service, FrameIndex index)
    {
        QSignalSpy failed(&service, &FrameService::failed);
        service.request(index, kFull);
        if (!failed.wait(kLongTime))
            return std::nullopt;
        return failed.at(0).at(1).value<Error>();
    }
    /// The only range of frames that is decoded.
    static FrameRange cachedRange(const FrameService& service)
    {
        const std::vector<FrameRange> cached = service.counters().cached;
        return cached.size() == 1 ? cached.front() : FrameRange{};
    }
    /// Waits until the worker has fetched what it wants; returns how many pictures it has decoded.
    static std::int64_t waitUntilIdle(const FrameService& service)
    {
        std::int64_t before = -1;
        while (before != service.counters().decoded) {
            before = service.counters().decoded;
            QThread::msleep(300);
        }
        return before;
    }

    TestRendition m_rendition;
};

QTEST_GUILESS_MAIN(TestFrameService)
#include "tst_frame_service.moc"
