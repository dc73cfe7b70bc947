#include "app/bench/benchmarks.h"
#include "app/bench/stopwatch.h"
#include "media/frame_worker.h"
#include "media/picture_digest.h"

#include <algorithm>
#include <random>

namespace consentry::app::bench {
namespace {

constexpr media::ViewSize kSeekView{1280, 720};
constexpr double kScreenMs = 16;       // a screen's time for one picture
constexpr std::uint32_t kSeed = 20190; // the same frames in every run

struct Times {
    std::vector<double> milliseconds;
    int wrongFrames = 0;
    std::size_t cachedBytes = 0; ///< the most at once
};

Result<Times> sequential(media::SafeReader& reader)
{
    Times times;
    for (FrameIndex index = reader.table().range().begin; index < reader.table().range().end; index = index + 1) {
        const Stopwatch watch;
        TRY_VOID(reader.picture(index));
        times.milliseconds.push_back(watch.wallMs());
    }
    return times;
}

Result<Times> randomSeeks(media::SafeReader& reader, int seeks)
{
    const FrameTable& table = reader.table();
    std::mt19937 random(kSeed);
    std::uniform_int_distribution<std::int64_t> anyFrame(0, table.count() - 1);
    Times times;
    for (int i = 0; i < seeks; ++i) {
        const FrameIndex index{anyFrame(random)};
        const Stopwatch watch;
        TRY_ASSIGN(const media::DecodedPicture picture, reader.picture(index));
        times.milliseconds.push_back(watch.wallMs());
        times.wrongFrames += media::lumaDigest(picture.coded) != table.at(index).lumaDigest ? 1 : 0;
    }
    return times;
}

/// Asks a frame worker for one frame at a time, as the window does.
class Viewer {
public:
    Viewer() : m_worker([this](media::FrameWorker::Answer answer) { take(std::move(answer)); }) {}
    ~Viewer() { m_worker.stop(); }
    Viewer(const Viewer&) = delete;
    Viewer& operator=(const Viewer&) = delete;

    void open(media::RenditionStream stream) { m_worker.open(std::move(stream)); }
    /// Waits for the answer. True when it is about the frame asked for.
    Result<bool> show(FrameIndex index)
    {
        std::unique_lock lock(m_mutex);
        m_answer.reset();
        lock.unlock();
        m_worker.request(media::FrameWorker::Lane::View, index, kSeekView);
        lock.lock();
        m_answered.wait(lock, [this] { return m_answer.has_value(); });
        if (!m_answer->pixels)
            return m_answer->pixels.error();
        return m_answer->index == index;
    }
    std::size_t cachedBytes() const { return m_worker.counters().cachedBytes; }

private:
    void take(media::FrameWorker::Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = std::move(answer);
        m_answered.notify_all();
    }

    std::mutex m_mutex; ///< guards m_answer
    std::condition_variable m_answered;
    std::optional<media::FrameWorker::Answer> m_answer;
    media::FrameWorker m_worker; ///< last: it calls take()
};

/// Jumps to random frames, each after the worker had time to decode around the one before.
Result<Times> jumps(const SealedRendition& rendition, int count)
{
    constexpr std::chrono::milliseconds pause{50};
    TRY_ASSIGN(const auto sealed, rendition.openSealed());
    Viewer viewer;
    viewer.open(rendition.stream(sealed));
    TRY_VOID(viewer.show({0}));
    std::mt19937 random(kSeed);
    std::uniform_int_distribution<std::int64_t> anyFrame(0, rendition.table().count() - 1);
    Times times;
    for (int i = 0; i < count; ++i) {
        std::this_thread::sleep_for(pause);
        const Stopwatch watch;
        TRY_ASSIGN(const bool isRight, viewer.show({anyFrame(random)}));
        times.milliseconds.push_back(watch.wallMs());
        times.wrongFrames += isRight ? 0 : 1;
        times.cachedBytes = std::max(times.cachedBytes, viewer.cachedBytes());
    }
    return times;
}

/// Steps of `direction` at the pace of a key held down, from the first frame or from the last.
Result<Times> steps(const SealedRendition& rendition, int direction, const SeekOptions& options)
{
    TRY_ASSIGN(const auto sealed, rendition.openSealed());
    Viewer viewer;
    viewer.open(rendition.stream(sealed));
    const std::int64_t last = rendition.table().count() - 1;
    FrameIndex at{direction > 0 ? 0 : last};
    TRY_VOID(viewer.show(at));
    Times times;
    const auto pace = std::chrono::microseconds(1'000'000 / options.stepsPerSecond);
    auto next = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; i < std::min<std::int64_t>(options.steps, last); ++i) {
        next += pace;
        std::this_thread::sleep_until(next);
        at = at + direction;
        const Stopwatch watch;
        TRY_ASSIGN(const bool isRight, viewer.show(at));
        times.milliseconds.push_back(watch.wallMs());
        times.wrongFrames += isRight ? 0 : 1;
        times.cachedBytes = std::max(times.cachedBytes, viewer.cachedBytes());
    }
    return times;
}

void addSteps(Report& report, const std::string& name, const Times& times)
{
    addPercentiles(report, name, times.milliseconds);
    const auto slow = std::ranges::count_if(times.milliseconds, [](double ms) { return ms > kScreenMs; });
    report.figures.push_back(
        {name + " over 16 ms", static_cast<double>(slow), "of " + std::to_string(times.milliseconds.size())});
}

} // namespace

Result<Report> benchSeek(const SealedRendition& rendition, const SeekOptions& options)
{
    if (rendition.table().count() < 2)
        return makeError(Errc::BadArgument, "video", "has fewer than two frames");
    TRY_ASSIGN(const auto sealed, rendition.openSealed());
    TRY_ASSIGN(const auto reader, media::SafeReader::open(rendition.stream(sealed)));
    TRY_ASSIGN(const Times oneByOne, sequential(*reader));
    TRY_ASSIGN(const Times seeks, randomSeeks(*reader, options.seeks));
    TRY_ASSIGN(const Times far, jumps(rendition, options.seeks));
    TRY_ASSIGN(const Times forward, steps(rendition, 1, options));
    TRY_ASSIGN(const Times backward, steps(rendition, -1, options));

    Report report{"seek", {}};
    addPercentiles(report, "one frame after another", oneByOne.milliseconds);
    addPercentiles(report, "seek", seeks.milliseconds);
    addPercentiles(report, "jump in the window", far.milliseconds);
    addSteps(report, "step forward", forward);
    addSteps(report, "step backward", backward);
    std::size_t asked = 0;
    int wrong = 0;
    std::size_t cached = 0;
    for (const Times* times : {&seeks, &far, &forward, &backward}) {
        asked += times->milliseconds.size();
        wrong += times->wrongFrames;
        cached = std::max(cached, times->cachedBytes);
    }
    report.figures.push_back({"wrong frames", double(wrong), "of " + std::to_string(asked)});
    report.figures.push_back({"most memory of decoded frames", double(cached) / (1 << 20),
                              "MiB of " + std::to_string(media::kFrameCacheBytes >> 20)});
    addRatio(report, "seek p50 / time of one frame", "seek p50", "one frame after another p50");
    addRatio(report, "jump p95 / seek p95", "jump in the window p95", "seek p95");
    addRatio(report, "step forward p99 / jump p50", "step forward p99", "jump in the window p50");
    addRatio(report, "step backward / forward, p50", "step backward p50", "step forward p50");
    addRatio(report, "step backward / forward, p99", "step backward p99", "step forward p99");
    return report;
}

} // namespace consentry::app::bench
