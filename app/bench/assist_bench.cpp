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
#include <iterator>
#include <memory>

namespace consentry::app::bench {
namespace {

using annotation::ScoredBox;

constexpr double kSame = 0.5; // intersection over union
constexpr std::array<std::int64_t, 4> kMoments{5, 10, 20, 40};
constexpr int kQuarters = 4;

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
std::vector<Start> startsIn(const ObjectPaths& paths, std::int64_t reach, std::size_t most)
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
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i)
        some.push_back(all[i * all.size() / std::min(all.size(), most)]);
    return some;
}

/// Times between calls of a progress function.
class Laps {
public:
    void operator()()
    {
        m_milliseconds.push_back(m_watch.wallMs());
        m_watch = {};
    }
    void begin() { m_watch = {}; }
    const std::vector<double>& milliseconds() const { return m_milliseconds; }

private:
    Stopwatch m_watch;
    std::vector<double> m_milliseconds;
};

/// What following came to.
struct Followed {
    std::array<std::int64_t, kMoments.size()> reached{}; ///< right after so many frames
    std::array<std::int64_t, kMoments.size()> going{};   ///< still proposed then
    std::array<double, kMoments.size()> overlap{};       ///< sum over those, of intersection over union
    std::int64_t good = 0;                               ///< frames in which the box was right
    std::int64_t wrong = 0;                              ///< proposed, but not right
    std::int64_t frames = 0;
    std::int64_t switches = 0; ///< stretches that went over to another object
    std::int64_t between = 0;  ///< right between two key frames
    std::int64_t straight = 0; ///< right there by interpolation alone
    std::int64_t within = 0;   ///< frames between two key frames
    annotation::HandWork work;
};

class TrackBench {
public:
    TrackBench(media::SafeReader& reader, media::ObjectDetector& detector, const ObjectPaths& paths, std::int64_t reach)
        : m_tools{.reader = reader, .detector = &detector, .progress = [this](auto) { m_laps(); }},
          m_paths(paths),
          m_reach(reach)
    {
    }
    TrackBench(const TrackBench&) = delete;
    TrackBench& operator=(const TrackBench&) = delete;

    Result<void> run(const Start& start)
    {
        TRY_ASSIGN(const auto forward, follow(start, start.from, start.from + m_reach));
        TRY_ASSIGN(const auto backward, follow(start, start.from + m_reach, start.from));
        countForward(start, forward.boxes);
        countWork(start, forward.boxes);
        countBetween(start, forward.boxes, backward.boxes);
        return {};
    }
    const Followed& sum() const { return m_sum; }
    const std::vector<double>& milliseconds() const { return m_laps.milliseconds(); }

private:
    Result<media::TrackRun> follow(const Start& start, std::int64_t from, std::int64_t to)
    {
        m_laps.begin();
        return media::trackBox(m_tools, {{from}, start.path->at(from), {to}});
    }

    void countForward(const Start& start, const std::vector<Box>& boxes)
    {
        bool onAnother = false;
        for (std::int64_t i = 1; i <= m_reach; ++i) {
            const std::int64_t frame = start.from + i;
            const bool proposed = i <= std::int64_t(boxes.size());
            const Box box = proposed ? boxes[std::size_t(i - 1)] : Box();
            const double overlap = intersectionOverUnion(box, start.path->at(frame));
            const bool right = overlap >= kSame;
            ++m_sum.frames;
            m_sum.good += right;
            m_sum.wrong += proposed && !right;
            onAnother = onAnother || (!right && liesOnAnother(start, box, frame));
            const auto moment = std::ranges::find(kMoments, i);
            if (moment == kMoments.end())
                continue;
            const auto k = std::size_t(moment - kMoments.begin());
            m_sum.reached[k] += right;
            m_sum.going[k] += proposed;
            m_sum.overlap[k] += overlap;
        }
        m_sum.switches += onAnother;
    }

    bool liesOnAnother(const Start& start, const Box& box, std::int64_t frame) const
    {
        return std::ranges::any_of(m_paths, [&](const auto& object) {
            const auto there = object.second.find(frame);
            return &object.second != start.path && there != object.second.end()
                   && intersectionOverUnion(box, there->second) >= kSame;
        });
    }

    /// As if the stretch were a clip with one object, of which the first frame is drawn by hand either way.
    void countWork(const Start& start, const std::vector<Box>& boxes)
    {
        std::vector<ScoredBox> truth;
        std::vector<ScoredBox> found;
        for (std::int64_t i = 1; i <= m_reach; ++i) {
            truth.push_back({{start.from + i}, 1, start.path->at(start.from + i)});
            if (i <= std::int64_t(boxes.size()))
                found.push_back({{start.from + i}, 1, boxes[std::size_t(i - 1)]});
        }
        const annotation::HandWork work = annotation::handWork(truth, found);
        m_sum.work.alone += work.alone;
        m_sum.work.helped += work.helped;
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

    Laps m_laps; ///< a frame that a tracker goes each
    media::TrackTools m_tools;
    const ObjectPaths& m_paths;
    std::int64_t m_reach;
    Followed m_sum;
};

double percent(std::int64_t part, std::int64_t whole)
{
    return whole ? 100 * double(part) / double(whole) : 0;
}

/// Time of one frame, as it takes to decode all of them in turn.
Result<double> decodeMs(const SealedRendition& rendition)
{
    TRY_ASSIGN(const auto reader, readerOf(rendition));
    const Stopwatch watch;
    for (FrameIndex frame{0}; frame < rendition.table().range().end; frame = frame + 1)
        TRY_VOID(reader->picture(frame));
    return watch.wallMs() / double(rendition.table().count());
}

void addWork(Report& report, const annotation::HandWork& work)
{
    report.figures.push_back({"hand movements without", double(work.alone), ""});
    report.figures.push_back({"hand movements with", double(work.helped), ""});
    report.figures.push_back({"hand movements saved", 100 * work.saved(), "%"});
}

/// How near what was found is, in each part of the clip.
void addOverlaps(Report& report, const std::vector<ScoredBox>& truth, const std::vector<ScoredBox>& found,
                 std::int64_t frames)
{
    for (int quarter = 0; quarter < kQuarters; ++quarter) {
        const FrameRange part{{frames * quarter / kQuarters}, {frames * (quarter + 1) / kQuarters}};
        std::vector<ScoredBox> trueThere;
        std::vector<ScoredBox> foundThere;
        const auto isThere = [&](const ScoredBox& box) { return part.contains(box.frame); };
        std::ranges::copy_if(truth, std::back_inserter(trueThere), isThere);
        std::ranges::copy_if(found, std::back_inserter(foundThere), isThere);
        report.figures.push_back({"mean IoU in quarter " + std::to_string(quarter + 1),
                                  annotation::scoreTracks(trueThere, foundThere, kSame).meanOverlap(), ""});
    }
}

} // namespace

Result<Report> benchSuggest(const SealedRendition& rendition, const AssistOptions& options)
{
    TRY_ASSIGN(const auto truth, readObjectTruth(options.truth));
    TRY_ASSIGN(const auto nanoDet, detector());
    TRY_ASSIGN(const auto reader, readerOf(rendition));
    TRY_ASSIGN(const double oneFrameMs, decodeMs(rendition));
    Laps looks;
    const Stopwatch watch;
    TRY_ASSIGN(const auto found,
               media::findObjects({.reader = *reader,
                                   .detector = *nanoDet,
                                   .every = options.every,
                                   .progress = [&looks](auto, auto) { looks(); }}));
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
    Report report{"suggest",
                  {{"true objects", double(pathsOf(truth).size()), ""},
                   {"proposals", double(proposals.size()), ""},
                   {"recall", 100 * score.recall(), "%"},
                   {"precision", 100 * score.precision(), "%"},
                   {"ID switches", double(score.switches), ""},
                   {"mean IoU of what matches", score.meanOverlap(), ""}}};
    addOverlaps(report, truth, boxes, frames);
    addWork(report, annotation::handWork(truth, boxes));
    addPercentiles(report, "a look", looks.milliseconds());
    const double clipMs = std::chrono::duration<double, std::milli>(rendition.table().time({frames - 1})).count();
    report.figures.push_back({"whole / decoding the clip", wallMs / (oneFrameMs * double(frames)), ""});
    report.figures.push_back({"whole / length of the clip", wallMs / std::max(1.0, clipMs), ""});
    return report;
}

Result<Report> benchTrack(const SealedRendition& rendition, const AssistOptions& options)
{
    TRY_ASSIGN(const auto truth, readObjectTruth(options.truth));
    TRY_ASSIGN(const auto nanoDet, detector());
    TRY_ASSIGN(const auto reader, readerOf(rendition));
    TRY_ASSIGN(const double oneFrameMs, decodeMs(rendition));
    const ObjectPaths paths = pathsOf(truth);
    const std::vector<Start> starts = startsIn(paths, options.reach, options.stretches);
    if (starts.empty())
        return makeError(Errc::BadArgument, "truth", "no object is in so many frames in a row");
    TrackBench bench(*reader, *nanoDet, paths, options.reach);
    for (const Start& start : starts)
        TRY_VOID(bench.run(start));
    const Followed& sum = bench.sum();
    Report report{"track", {{"stretches", double(starts.size()), "of " + std::to_string(options.reach) + " frames"}}};
    report.figures.push_back({"recall", percent(sum.good, sum.frames), "%"});
    report.figures.push_back({"precision", percent(sum.good, sum.good + sum.wrong), "%"});
    report.figures.push_back({"ID switches", double(sum.switches), ""});
    for (std::size_t k = 0; k < kMoments.size() && kMoments[k] <= options.reach; ++k) {
        const std::string after = " after " + std::to_string(kMoments[k]) + " frames";
        report.figures.push_back({"right" + after, percent(sum.reached[k], std::int64_t(starts.size())), "%"});
        report.figures.push_back(
            {"mean IoU" + after, sum.overlap[k] / double(std::max<std::int64_t>(1, sum.going[k])), ""});
    }
    report.figures.push_back({"right between two key frames", percent(sum.between, sum.within), "%"});
    report.figures.push_back({"the same by interpolation alone", percent(sum.straight, sum.within), "%"});
    addWork(report, sum.work);
    addPercentiles(report, "a frame followed", bench.milliseconds());
    report.figures.push_back({"a frame followed / decoding one", median(bench.milliseconds()) / oneFrameMs, ""});
    return report;
}

} // namespace consentry::app::bench
