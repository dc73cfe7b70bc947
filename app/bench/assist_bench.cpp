#include "app/bench/assist_bench.h"

#include "annotation/interpolation.h"
#include "annotation/linking.h"
#include "annotation/tracked_span.h"
#include "app/bench/assist_truth.h"
#include "app/bench/stopwatch.h"
#include "media/box_tracker.h"
#include "media/model_store.h"
#include "media/object_search.h"

#include <algorithm>
#include <array>
#include <memory>

namespace consentry::app::bench {
namespace {

using annotation::ScoredBox;

constexpr double kSame = 0.5; // intersection over union
constexpr std::array<std::int64_t, 4> kMoments{5, 10, 20, 40};
constexpr std::size_t kMostStarts = 40; // of all objects together

Result<std::unique_ptr<media::ObjectDetector>> detector()
{
    TRY_ASSIGN(const Bytes model, media::loadObjectModel(media::defaultModelFolder()));
    return media::makeNanoDet(model);
}

Result<std::unique_ptr<media::SafeReader>> readerOf(const SealedRendition& rendition)
{
    TRY_ASSIGN(auto clear, rendition.openSealed());
    return media::SafeReader::open(rendition.stream(std::move(clear)));
}

/// The boxes of proposals, frame by frame. What only moved is none of the truth's business.
std::vector<ScoredBox> boxesOf(const std::vector<annotation::Proposal>& proposals, std::int64_t frames)
{
    std::vector<ScoredBox> boxes;
    for (const annotation::Proposal& proposal : proposals) {
        for (FrameIndex frame{0}; frame.value < frames && proposal.track.label != annotation::kMotionLabel;
             frame = frame + 1) {
            if (const auto state = annotation::stateAt(proposal.track, frame))
                boxes.push_back({frame, proposal.track.id.value, state->box});
        }
    }
    return boxes;
}

/// One stretch of one true object.
struct Start {
    const std::map<std::int64_t, Box>* path;
    std::int64_t from;
};

/// Evenly spread over all stretches of the length that there are.
std::vector<Start> startsIn(const ObjectPaths& paths, std::int64_t reach)
{
    std::vector<Start> all;
    for (const auto& [object, path] : paths) {
        for (const auto& [frame, box] : path) {
            const auto last = path.find(frame + reach);
            const auto steps = std::distance(path.find(frame), last == path.end() ? path.end() : last);
            if (frame % 10 == 0 && last != path.end() && steps == reach) // without a gap
                all.push_back({&path, frame});
        }
    }
    std::vector<Start> some;
    for (std::size_t i = 0; i < std::min(all.size(), kMostStarts); ++i)
        some.push_back(all[i * all.size() / std::min(all.size(), kMostStarts)]);
    return some;
}

/// What following came to.
struct Followed {
    std::array<std::int64_t, kMoments.size()> reached{}; ///< still on it after so many frames
    std::int64_t good = 0;                               ///< frames in which the box was right
    std::int64_t wrong = 0;                              ///< proposed, but not right
    std::int64_t frames = 0;
    std::int64_t between = 0;  ///< right between two key frames
    std::int64_t straight = 0; ///< right there by interpolation alone
    std::int64_t within = 0;   ///< frames between two key frames
    double wallMs = 0;
    std::int64_t steps = 0; ///< frames that a tracker went
};

class TrackBench {
public:
    TrackBench(media::SafeReader& reader, media::ObjectDetector& detector, std::int64_t reach)
        : m_tools{.reader = reader, .detector = &detector}, m_reach(reach)
    {
    }

    Result<void> run(const Start& start)
    {
        const Stopwatch watch;
        TRY_ASSIGN(const auto forward, follow(start, start.from, start.from + m_reach));
        TRY_ASSIGN(const auto backward, follow(start, start.from + m_reach, start.from));
        m_sum.wallMs += watch.wallMs();
        m_sum.steps += std::int64_t(forward.boxes.size() + backward.boxes.size());
        countForward(start, forward.boxes);
        countBetween(start, forward.boxes, backward.boxes);
        return {};
    }
    const Followed& sum() const { return m_sum; }

private:
    Result<media::TrackRun> follow(const Start& start, std::int64_t from, std::int64_t to)
    {
        return media::trackBox(m_tools, {{from}, start.path->at(from), {to}});
    }

    void countForward(const Start& start, const std::vector<Box>& boxes)
    {
        for (std::int64_t i = 1; i <= m_reach; ++i) {
            const bool proposed = i <= std::int64_t(boxes.size());
            const bool right =
                proposed && intersectionOverUnion(boxes[std::size_t(i - 1)], start.path->at(start.from + i)) >= kSame;
            ++m_sum.frames;
            m_sum.good += right;
            m_sum.wrong += proposed && !right;
            for (std::size_t k = 0; k < kMoments.size(); ++k)
                m_sum.reached[k] += kMoments[k] == i && right;
        }
    }

    void countBetween(const Start& start, const std::vector<Box>& forward, const std::vector<Box>& backward)
    {
        const annotation::KeyFrame left{{start.from}, start.path->at(start.from)};
        const annotation::KeyFrame right{{start.from + m_reach}, start.path->at(start.from + m_reach)};
        annotation::Track line;
        line.keyFrames = {left, right};
        annotation::Track tracked = line;
        const auto keys = annotation::trackedKeyFrames({left, right, right.frame}, {forward, backward}, 1);
        if (!keys.empty())
            tracked = annotation::withTracked(std::move(tracked), keys);
        for (FrameIndex frame = left.frame + 1; frame < right.frame; frame = frame + 1) {
            const Box& truth = start.path->at(frame.value);
            ++m_sum.within;
            m_sum.between += intersectionOverUnion(annotation::stateAt(tracked, frame)->box, truth) >= kSame;
            m_sum.straight += intersectionOverUnion(annotation::stateAt(line, frame)->box, truth) >= kSame;
        }
    }

    media::TrackTools m_tools;
    std::int64_t m_reach;
    Followed m_sum;
};

double percent(std::int64_t part, std::int64_t whole)
{
    return whole ? 100 * double(part) / double(whole) : 0;
}

} // namespace

Result<Report> benchSuggest(const SealedRendition& rendition, const AssistOptions& options)
{
    TRY_ASSIGN(const auto truth, readObjectTruth(options.truth));
    TRY_ASSIGN(const auto nanoDet, detector());
    TRY_ASSIGN(const auto reader, readerOf(rendition));
    const Stopwatch watch;
    TRY_ASSIGN(const auto found, media::findObjects({.reader = *reader, .detector = *nanoDet, .every = options.every}));
    const double wallMs = watch.wallMs();
    const FrameFormat& format = rendition.table().format();
    const std::int64_t frames = rendition.table().count();
    const auto proposals =
        annotation::linkDetections({.detections = found.detections,
                                    .looked = found.looked,
                                    .facts = {.frames = frames, .size = {double(format.width), double(format.height)}},
                                    .author = {}},
                                   annotation::defaultLabelSet());
    const auto boxes = boxesOf(proposals, frames);
    const annotation::TrackScore score = annotation::scoreTracks(truth, boxes, kSame);
    const annotation::HandWork work = annotation::handWork(truth, boxes);
    return Report{
        "suggest",
        {{"recall", 100 * score.recall(), "%"},
         {"precision", 100 * score.precision(), "%"},
         {"mean IoU of what matches", score.meanOverlap(), ""},
         {"ID switches", double(score.switches), ""},
         {"true objects", double(pathsOf(truth).size()), ""},
         {"proposals", double(proposals.size()), ""},
         {"hand movements without", double(work.alone), ""},
         {"hand movements with", double(work.helped), ""},
         {"hand movements saved", 100 * work.saved(), "%"},
         {"wall time a look", wallMs / double(found.looked.size()), "ms"},
         {"wall time / length of the clip",
          wallMs
              / std::max(1.0, std::chrono::duration<double, std::milli>(rendition.table().time({frames - 1})).count()),
          ""}}};
}

Result<Report> benchTrack(const SealedRendition& rendition, const AssistOptions& options)
{
    TRY_ASSIGN(const auto truth, readObjectTruth(options.truth));
    TRY_ASSIGN(const auto nanoDet, detector());
    TRY_ASSIGN(const auto reader, readerOf(rendition));
    const ObjectPaths paths = pathsOf(truth);
    const std::vector<Start> starts = startsIn(paths, options.reach);
    if (starts.empty())
        return makeError(Errc::BadArgument, "truth", "no object is in so many frames in a row");
    TrackBench bench(*reader, *nanoDet, options.reach);
    for (const Start& start : starts)
        TRY_VOID(bench.run(start));
    const Followed& sum = bench.sum();
    Report report{"track", {{"stretches", double(starts.size()), "of " + std::to_string(options.reach) + " frames"}}};
    for (std::size_t k = 0; k < kMoments.size() && kMoments[k] <= options.reach; ++k)
        report.figures.push_back({"right after " + std::to_string(kMoments[k]) + " frames",
                                  percent(sum.reached[k], std::int64_t(starts.size())), "%"});
    report.figures.push_back({"frames right", percent(sum.good, sum.frames), "%"});
    report.figures.push_back({"frames proposed wrongly", percent(sum.wrong, sum.frames), "%"});
    report.figures.push_back({"right between two key frames", percent(sum.between, sum.within), "%"});
    report.figures.push_back({"the same by interpolation alone", percent(sum.straight, sum.within), "%"});
    report.figures.push_back({"wall time a frame", sum.wallMs / double(std::max<std::int64_t>(sum.steps, 1)), "ms"});
    return report;
}

} // namespace consentry::app::bench
