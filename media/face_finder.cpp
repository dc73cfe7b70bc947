#include "media/face_finder.h"

#include "media/detector_comparison.h"
#include "media/face_flow.h"
#include "media/face_scanner.h"
#include "media/look_window.h"
#include "media/model_store.h"
#include "media/small_picture.h"

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace consentry::media {

namespace {

constexpr int kMostThreads = 8;
constexpr double kWideFace = 32.0 / 1536;          // of the picture's longer side: height that any look finds
constexpr std::size_t kMemoryForFrames = 64 << 20; // bytes of copies that wait

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

/// What all looks at a clip have found.
struct Findings {
    std::vector<DetectedBox> faces;
    std::vector<FaceColours> colours; ///< of the faces, one each
    std::vector<FrameIndex> shots;
    std::vector<MediaTime> times;
    std::int64_t looks = 0;
    std::vector<ModelVersion> models; ///< that look

    void add(const SettledFrame& settled)
    {
        times.push_back(settled.frame.time);
        looks += settled.looked;
        if (settled.frame.startsShot)
            shots.push_back(settled.frame.frame);
        for (const Sighting& sighting : settled.sightings) {
            faces.push_back(sighting.face);
            colours.push_back(sighting.colours);
        }
    }
};

using Comparisons = std::map<FrameIndex, Comparison>;

/// The face tracks of a clip with what was detected.
struct Linked {
    std::span<const RedactionPlan::PaintedTrack> tracks;
    std::span<const DetectedBox> faces;
};

/// Number of the track that `face` was linked into. Every detection belongs to one.
std::uint32_t trackOf(const DetectedBox& face, const Linked& linked)
{
    for (const auto& [track, colours] : linked.tracks) {
        const auto isIt = [&](std::size_t index) {
            return linked.faces[index].frame == face.frame && linked.faces[index].box == face.box;
        };
        if (std::ranges::any_of(track.sightings, isIt))
            return track.number;
    }
    return 0;
}

/// Number of a track whose paint covers the centre of `face`; 0 when none does.
std::uint32_t trackOver(const DetectedBox& face, const Linked& linked)
{
    for (const auto& [track, colours] : linked.tracks) {
        if (track.range().contains(face.frame) && coreAround(track.at(face.frame)).contains(face.box.center()))
            return track.number;
    }
    return 0;
}

void addComparisons(const Comparisons& comparisons, const Linked& linked, RedactionFacts& facts)
{
    for (const auto& [frame, comparison] : comparisons) {
        facts.compared.push_back(frame);
        for (const DetectedBox& face : comparison.onlyFirst)
            facts.disagreements.push_back({frame, trackOf(face, linked), face.confidence});
        for (const DetectedBox& face : comparison.onlySecond)
            facts.disagreements.push_back({frame, trackOver(face, linked), face.confidence});
    }
    std::ranges::stable_sort(facts.disagreements, {},
                             [](const Disagreement& one) { return std::pair(one.frame, one.track); });
}

/// Of the networks that look.
std::vector<ModelVersion> versionsOf(const ModelSet& models, HeadRedaction heads)
{
    std::vector<ModelVersion> versions = models.versions;
    if (heads == HeadRedaction::On)
        versions.push_back(objectModelVersion());
    return versions;
}

RedactionPlan planFor(const Findings& findings, std::span<const FaceTrail> trails, const Comparisons& comparisons,
                      const FaceFinderOptions& options)
{
    RedactionFacts facts;
    facts.models = findings.models;
    facts.framesScanned = static_cast<std::int64_t>(findings.times.size());
    facts.looks = findings.looks;
    facts.detections = static_cast<std::int64_t>(findings.faces.size());
    std::vector<RedactionPlan::PaintedTrack> tracks;
    const FaceEvidence evidence{findings.faces, findings.times, trails, findings.shots};
    for (FaceTrack& track : linkFaces(evidence, options.rules)) {
        facts.tracks.push_back(factsOf(track, findings.faces));
        const FaceColours& clearest = findings.colours[clearestSighting(track, findings.faces)];
        tracks.push_back({std::move(track), options.style == RedactionStyle::Blur ? clearest : neutralColours()});
    }
    addComparisons(comparisons, {tracks, findings.faces}, facts);
    return RedactionPlan(std::move(tracks), std::move(facts));
}

/// OpenCV throws where it lacks memory.
template<class Work>
Result<void> guarded(Work work)
{
    try {
        work();
    } catch (const std::exception& error) {
        return makeError(Errc::Internal, "face finder").context(error.what());
    }
    return {};
}

class ThreadedFaceFinder final : public FaceFinder {
public:
    ThreadedFaceFinder(const FaceFinderOptions& options, std::vector<std::unique_ptr<FaceScanner>> scanners,
                       std::vector<ModelVersion> models)
        : m_options(options), m_schedule(options.schedule), m_flow(options.rules.follow)
    {
        m_findings.models = std::move(models);
        for (std::unique_ptr<FaceScanner>& scanner : scanners)
            m_threads.emplace_back([this, scanner = std::move(scanner)] { work(*scanner); });
    }

    ~ThreadedFaceFinder() override { stop(Ending::Drop); }

    Result<void> addFrame(const TimedPicture& frame) override
    {
        TRY_ASSIGN(WindowFrame incoming, prepare(frame));
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_window.size() < m_room || m_failure; });
        if (m_failure)
            return *m_failure;
        m_window.setSmallest(kWideFace * std::max(frame.picture.width, frame.picture.height));
        m_window.add(std::move(incoming));
        m_changed.notify_all();
        return {};
    }

    Result<RedactionPlan> finish() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_window.end();
        }
        stop(Ending::LookAtAll);
        if (m_failure)
            return *m_failure;
        settle();
        const std::vector<FaceTrail> trails = m_flow.take();
        return planFor(m_findings, trails, m_comparisons, m_options);
    }

private:
    enum class Ending { LookAtAll, Drop };

    /// What can be done without waiting for anything: the copy, the small picture and what the schedule says.
    Result<WindowFrame> prepare(const TimedPicture& frame)
    {
        WindowFrame incoming{.frame = frame.frame, .time = frame.time, .copy = {}, .small = {}};
        TRY_ASSIGN(FrameCopy copy, FrameCopy::of(frame.frame, frame.picture, frame.pages));
        m_room = roomFor(copy);
        incoming.copy = std::move(copy);
        TRY_ASSIGN(incoming.small, SmallPicture::of(frame.picture));
        TRY_VOID(guarded([&] {
            incoming.startsShot = m_previous && incoming.small.isOtherScene(*m_previous);
            if (incoming.startsShot)
                m_schedule.startShot();
        }));
        const Size size{double(frame.picture.width), double(frame.picture.height)};
        TRY_ASSIGN(incoming.look, m_schedule.next(frame.time, incoming.small, size));
        m_previous = incoming.small;
        return incoming;
    }

    /// Frames that may wait at a time: always more than the schedule leaves out in a row.
    std::size_t roomFor(const FrameCopy& copy) const
    {
        const auto stretch = static_cast<std::size_t>(m_options.schedule.longestStretch);
        return std::max(kMemoryForFrames / copy.bytes(), stretch + 2);
    }

    /// A look that threads share. Some take more than a second by one thread, and later looks wait for them.
    struct OpenLook {
        SharedLook shared;
        std::size_t next = 0; ///< the first part that nobody has taken
        std::size_t seen = 0;
    };
    using Part = std::pair<std::shared_ptr<OpenLook>, std::size_t>;

    void work(FaceScanner& scanner)
    {
        while (const std::optional<Part> part = nextPart(scanner)) {
            const auto& [look, number] = *part;
            Result<std::vector<DetectedBox>> found = scanner.see(look->shared, number);
            const bool isLast = found && putDown(*look, number, std::move(found).value());
            if (!found)
                fail(found.error());
            else if (isLast)
                keep(look->shared.copy.frame(), scanner.putTogether(look->shared));
            m_changed.notify_all();
            settle();
        }
    }

    /// True for the last part of a look: nobody else needs it any more.
    bool putDown(OpenLook& look, std::size_t part, std::vector<DetectedBox> found)
    {
        const std::lock_guard lock(m_mutex);
        look.shared.found[part] = std::move(found);
        return ++look.seen == look.shared.parts.size();
    }

    void keep(FrameIndex frame, Scan scan)
    {
        const std::lock_guard lock(m_mutex);
        --m_looking;
        if (scan.comparison)
            m_comparisons.emplace(frame, std::move(*scan.comparison));
        m_window.looked(frame, std::move(scan.sightings));
    }

    void fail(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = error;
    }

    /// Of the look that was begun first. Nothing when a frame failed, or when the clip has ended and no look can ask
    /// for another.
    std::optional<Part> nextPart(FaceScanner& scanner)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] {
            return !m_open.empty() || m_window.hasLook() || (m_ended && m_looking == 0) || m_failure;
        });
        if (m_failure || (m_open.empty() && !m_window.hasLook()))
            return std::nullopt;
        if (m_open.empty()) {
            ++m_looking;
            const LookWindow::Task task = m_window.nextLook();
            lock.unlock();
            auto shared = scanner.begin(task.copy, task.look, task.turns);
            lock.lock();
            if (!shared) {
                m_failure = shared.error();
                return std::nullopt;
            }
            m_open.push_back(std::make_shared<OpenLook>(std::move(shared).value()));
            m_changed.notify_all();
        }
        const Part part{m_open.front(), m_open.front()->next++};
        if (part.first->next == part.first->shared.parts.size())
            m_open.pop_front();
        return part;
    }

    /// Follows the faces of settled frames, in order: one thread at a time, while others look on.
    void settle()
    {
        std::unique_lock lock(m_mutex);
        if (std::exchange(m_isSettling, true))
            return;
        while (std::optional<SettledFrame> settled = m_window.takeSettled()) {
            lock.unlock();
            m_changed.notify_all();
            const Result<void> followed = follow(*settled);
            lock.lock();
            if (!followed && !m_failure)
                m_failure = followed.error();
        }
        m_isSettling = false;
    }

    Result<void> follow(const SettledFrame& settled)
    {
        m_findings.add(settled);
        const WindowFrame& frame = settled.frame;
        std::vector<Box> boxes;
        for (const Sighting& sighting : settled.sightings)
            boxes.push_back(sighting.face.box);
        return guarded([&] { m_flow.add({frame.frame, frame.time, frame.small, frame.startsShot, std::move(boxes)}); });
    }

    void stop(Ending ending)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
            if (ending == Ending::Drop && !m_failure)
                m_failure = makeError(Errc::Interrupted);
        }
        m_changed.notify_all();
        m_threads.clear();
    }

    FaceFinderOptions m_options;
    FaceSchedule m_schedule; // these two belong to the caller's thread
    std::optional<SmallPicture> m_previous;
    std::size_t m_room = 0;
    std::mutex m_mutex; // guards the next eight
    std::condition_variable m_changed;
    LookWindow m_window;
    Comparisons m_comparisons;
    std::deque<std::shared_ptr<OpenLook>> m_open; // looks with parts that nobody has taken
    int m_looking = 0;
    std::optional<Error> m_failure;
    bool m_ended = false;
    bool m_isSettling = false; // whoever sets it has the next two to itself
    Findings m_findings;
    FaceFlow m_flow;
    std::vector<std::jthread> m_threads;
};

} // namespace

Result<std::unique_ptr<FaceFinder>> FaceFinder::create(const FaceFinderOptions& options)
{
    assert(options.threads >= 1 && options.threads <= kMostThreads && options.secondOpinion >= 0);
    TRY_ASSIGN(const ModelSet models, loadModels(options.modelFolder));
    std::shared_ptr<ObjectDetector> objects;
    if (options.heads == HeadRedaction::On) {
        TRY_ASSIGN(const Bytes objectModel, loadObjectModel(options.modelFolder));
        TRY_ASSIGN(auto nanoDet, makeNanoDet(objectModel));
        objects = makeShared(std::move(nanoDet));
    }
    TRY_ASSIGN(auto ssdFace, makeSsdFace(models));
    const std::shared_ptr<FaceDetector> second = makeShared(std::move(ssdFace)); // 60 MiB, for a look in two seconds
    std::vector<std::future<Result<std::unique_ptr<FaceScanner>>>> loading;
    for (int i = 0; i < options.threads; ++i)
        loading.push_back(std::async(std::launch::async, [&] {
            return FaceScanner::create(models, options.secondOpinion, objects, second);
        }));
    std::vector<std::unique_ptr<FaceScanner>> scanners;
    for (auto& loaded : loading) {
        TRY_ASSIGN(scanners.emplace_back(), loaded.get());
    }
    return std::unique_ptr<FaceFinder>(
        std::make_unique<ThreadedFaceFinder>(options, std::move(scanners), versionsOf(models, options.heads)));
}

} // namespace consentry::media
