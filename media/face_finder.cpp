#include "media/face_finder.h"

#include "media/face_scanner.h"
#include "media/model_store.h"

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace consentry::media {

namespace {

constexpr int kMostThreads = 8;

/// The colours of a track are those of its most confident sighting.
std::size_t clearestSighting(const FaceTrack& track, std::span<const DetectedBox> faces)
{
    return *std::ranges::max_element(track.sightings, {}, [&](std::size_t index) { return faces[index].confidence; });
}

FaceTrackFacts factsOf(const FaceTrack& track, std::span<const DetectedBox> faces)
{
    FaceTrackFacts facts;
    facts.number = track.number;
    facts.frames = track.range();
    facts.sightings = static_cast<std::int64_t>(track.sightings.size());
    facts.bestConfidence = faces[clearestSighting(track, faces)].confidence;
    for (std::size_t i = 1; i < track.sightings.size(); ++i) {
        const std::int64_t step = faces[track.sightings[i]].frame - faces[track.sightings[i - 1]].frame;
        facts.longestGap = std::max(facts.longestGap, step - 1);
    }
    return facts;
}

class ThreadedFaceFinder final : public FaceFinder {
public:
    ThreadedFaceFinder(const FaceFinderOptions& options, std::vector<std::unique_ptr<FaceScanner>> scanners)
        : m_options(options)
    {
        for (std::unique_ptr<FaceScanner>& scanner : scanners)
            m_threads.emplace_back([this, scanner = std::move(scanner)] { work(*scanner); });
    }

    ~ThreadedFaceFinder() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.clear();
        }
        stop();
    }

    Result<void> addFrame(FrameIndex frame, const PictureView& picture) override
    {
        TRY_ASSIGN(FrameCopy copy, FrameCopy::of(frame, picture));
        std::unique_lock lock(m_mutex);
        assert(!m_ended && frame.value == static_cast<std::int64_t>(m_found.size()));
        m_changed.wait(lock, [this] { return m_waiting.size() < m_threads.size() || m_failure; });
        if (m_failure)
            return *m_failure;
        m_found.emplace_back();
        m_waiting.push_back(std::move(copy));
        m_changed.notify_all();
        return {};
    }

    Result<RedactionPlan> finish(std::span<const MediaTime> times) override
    {
        stop();
        if (m_failure)
            return *m_failure;
        if (times.size() != m_found.size())
            return makeError(Errc::Internal, "face finder: frames and times differ");
        std::vector<DetectedBox> faces;
        std::vector<FaceColours> colours;
        for (const std::vector<Sighting>& sightings : m_found) {
            for (const Sighting& sighting : sightings) {
                faces.push_back(sighting.face);
                colours.push_back(m_options.style == RedactionStyle::Blur ? sighting.colours : neutralColours());
            }
        }
        RedactionFacts facts;
        facts.framesScanned = static_cast<std::int64_t>(m_found.size());
        facts.detections = static_cast<std::int64_t>(faces.size());
        std::vector<RedactionPlan::PaintedTrack> tracks;
        for (FaceTrack& track : linkFaces(faces, times, m_options.rules)) {
            facts.tracks.push_back(factsOf(track, faces));
            const FaceColours& clearest = colours[clearestSighting(track, faces)];
            tracks.push_back({std::move(track), clearest});
        }
        return RedactionPlan(std::move(tracks), std::move(facts));
    }

private:
    void work(FaceScanner& scanner)
    {
        while (const std::optional<FrameCopy> copy = nextFrame()) {
            Result<std::vector<Sighting>> sightings = scanner.scan(*copy);
            const std::lock_guard lock(m_mutex);
            if (sightings)
                m_found[static_cast<std::size_t>(copy->frame().value)] = std::move(sightings).value();
            else if (!m_failure)
                m_failure = sightings.error();
            m_changed.notify_all();
        }
    }

    /// Nothing when the clip has ended or a frame failed.
    std::optional<FrameCopy> nextFrame()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_ended || m_failure; });
        if (m_waiting.empty() || m_failure)
            return std::nullopt;
        FrameCopy copy = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_changed.notify_all();
        return copy;
    }

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_changed.notify_all();
        m_threads.clear();
    }

    FaceFinderOptions m_options;
    std::mutex m_mutex; // guards what follows, but for m_threads
    std::condition_variable m_changed;
    std::deque<FrameCopy> m_waiting;
    std::vector<std::vector<Sighting>> m_found; // by frame, so that the outcome does not depend on which thread is fast
    std::optional<Error> m_failure;
    bool m_ended = false;
    std::vector<std::jthread> m_threads;
};

} // namespace

Result<std::unique_ptr<FaceFinder>> FaceFinder::create(const FaceFinderOptions& options)
{
    assert(options.threads >= 1 && options.threads <= kMostThreads && options.secondOpinion >= 0);
    TRY_ASSIGN(const ModelSet models, loadModels(options.modelFolder));
    std::vector<std::unique_ptr<FaceScanner>> scanners;
    for (int i = 0; i < options.threads; ++i) {
        TRY_ASSIGN(scanners.emplace_back(), FaceScanner::create(models, options.secondOpinion));
    }
    return std::unique_ptr<FaceFinder>(std::make_unique<ThreadedFaceFinder>(options, std::move(scanners)));
}

} // namespace consentry::media
