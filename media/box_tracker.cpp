#include "media/box_tracker.h"

#include "media/patch.h"
#include "media/picture_strip.h"

#include <opencv2/tracking.hpp>

#include <algorithm>
#include <cmath>

namespace consentry::media {

namespace {

constexpr double kBoxSide = 120;       // pixels of the followed box's longer side at most; more only takes longer
constexpr int kShortestLongSide = 320; // of a frame
constexpr double kAlike = 0.4;         // similarity below it is doubt
constexpr double kSameLook = 0.6;      // similarity that lets a new look of the object be remembered
constexpr int kLooksEvery = 10;        // frames between the looks that are remembered, and between a detector's
constexpr std::size_t kMostLooks = 6;  // beside the first one
constexpr int kDoubtfulFrames = 4;     // in a row: lost
constexpr int kDisagreements = 2;      // of the detector in a row: lost
constexpr double kAgrees = 0.3;        // intersection over union with what the detector sees
constexpr double kKnows = 0.5;         // the same at the start
constexpr double kInside = 0.4;        // share of the box inside the picture, below which it has left

/// Says whether what is followed still looks like itself.
class LooksKept {
public:
    explicit LooksKept(const Patch& first) : m_looks{first} {}

    /// True while all is well or was a moment ago. `step` counts frames from 1.
    bool isStillIt(const std::optional<Patch>& now, int step)
    {
        double best = -1;
        for (const Patch& look : m_looks)
            best = std::max(best, now ? now->similarityTo(look) : -1);
        m_doubts = best < kAlike ? m_doubts + 1 : 0;
        if (m_doubts == 0)
            m_lastGood = step;
        if (now && best >= kSameLook && step % kLooksEvery == 0)
            remember(*now);
        return m_doubts < kDoubtfulFrames;
    }
    int lastGood() const { return m_lastGood; }

private:
    void remember(const Patch& look)
    {
        if (m_looks.size() > kMostLooks)
            m_looks.erase(m_looks.begin() + 1); // never the first
        m_looks.push_back(look);
    }

    std::vector<Patch> m_looks;
    int m_doubts = 0;
    int m_lastGood = 0;
};

/// A detector's opinion, which counts only about what it saw at the start.
class SecondOpinion {
public:
    explicit SecondOpinion(ObjectDetector* detector) : m_detector(detector) {}

    Result<void> start(const StripFrame& frame, const Box& box)
    {
        TRY_ASSIGN(const auto seen, bestAt(frame, box));
        if (seen && intersectionOverUnion(seen->box, box) >= kKnows)
            m_label = seen->label;
        return {};
    }

    /// True while it agrees or has no opinion.
    Result<bool> agrees(const StripFrame& frame, const Box& box, int step)
    {
        if (m_label.empty() || step % kLooksEvery != 0) {
            m_lastGood = m_label.empty() ? step : m_lastGood;
            return true;
        }
        TRY_ASSIGN(const auto seen, bestAt(frame, box));
        const bool same = seen && intersectionOverUnion(seen->box, box) >= kAgrees;
        m_disagreements = same ? 0 : m_disagreements + 1;
        if (same)
            m_lastGood = step;
        return m_disagreements < kDisagreements;
    }
    int lastGood() const { return m_lastGood; }

private:
    /// What overlaps `box` most, of the class that it began with.
    Result<std::optional<DetectedBox>> bestAt(const StripFrame& frame, const Box& box)
    {
        std::optional<DetectedBox> best;
        if (!m_detector)
            return best;
        TRY_ASSIGN(const auto found, m_detector->detect(frame.frame, frame.colour.view()));
        for (DetectedBox seen : found) {
            const double scale = frame.colour.scale;
            seen.box = {seen.box.x / scale, seen.box.y / scale, seen.box.width / scale, seen.box.height / scale};
            if (!m_label.empty() && seen.label != m_label)
                continue;
            if (!best || intersectionOverUnion(seen.box, box) > intersectionOverUnion(best->box, box))
                best = seen;
        }
        return best;
    }

    ObjectDetector* m_detector;
    std::string m_label;
    int m_disagreements = 0;
    int m_lastGood = 0;
};

cv::Mat matrix(const ColourPicture& picture)
{
    return {picture.height, picture.width, CV_8UC3, picture.buffer->data()};
}

/// Pixels of a frame's longer side for a box: small enough to be quick, with the box large enough to be seen.
int longestFor(const FrameTable& table, const Box& box)
{
    const int longest = std::max(table.format().width, table.format().height);
    const double factor = std::min(1.0, kBoxSide / std::max(box.width, box.height));
    return std::min(longest, std::max(kShortestLongSide, int(std::lround(longest * factor))));
}

class Follower {
public:
    Follower(const TrackTools& tools, const TrackOrder& order)
        : m_tools(tools),
          m_order(order),
          m_strip(tools.reader, longestFor(tools.reader.table(), order.box)),
          m_opinion(tools.detector),
          m_picture{double(tools.reader.table().format().width), double(tools.reader.table().format().height)}
    {
    }

    Result<TrackRun> run()
    {
        TRY_ASSIGN(const StripFrame* first, m_strip.at(m_order.from));
        const auto look = Patch::of(first->colour, clipped(m_order.box, m_picture));
        if (!look)
            return TrackRun{{}, TrackEnd::LeftPicture};
        m_looks.emplace(*look);
        TRY_VOID(m_opinion.start(*first, m_order.box));
        m_tracker = cv::TrackerCSRT::create();
        m_tracker->init(matrix(first->colour), scaled(clipped(m_order.box, m_picture), first->colour.scale));
        m_before = first->small;
        const std::int64_t direction = m_order.to < m_order.from ? -1 : 1;
        for (FrameIndex frame = m_order.from; frame != m_order.to;) {
            if (m_tools.cancel.isSet())
                return makeError(Errc::Interrupted);
            frame = frame + direction;
            TRY_ASSIGN(const bool goesOn, step(frame));
            if (!goesOn)
                break;
            m_tools.progress(std::int64_t(m_run.boxes.size()));
        }
        return std::move(m_run);
    }

private:
    /// Follows into the next frame. False when that was one too far.
    Result<bool> step(FrameIndex frame)
    {
        TRY_ASSIGN(const StripFrame* next, m_strip.at(frame));
        if (next->small.isOtherScene(m_before))
            return stopAt(TrackEnd::OtherScene, m_run.boxes.size());
        m_before = next->small;
        cv::Rect found;
        if (!m_tracker->update(matrix(next->colour), found) || found.empty())
            return stopAt(TrackEnd::LostSight, good());
        const double scale = next->colour.scale;
        const Box box{found.x / scale, found.y / scale, found.width / scale, found.height / scale};
        const Box inside = clipped(box, m_picture);
        if (inside.area() < kInside * box.area())
            return stopAt(TrackEnd::LeftPicture, m_run.boxes.size());
        m_run.boxes.push_back(inside);
        const int steps = int(m_run.boxes.size());
        const bool isStillIt = m_looks->isStillIt(Patch::of(next->colour, inside), steps);
        TRY_ASSIGN(const bool agrees, m_opinion.agrees(*next, inside, steps));
        return isStillIt && agrees ? Result<bool>(true) : stopAt(TrackEnd::LostSight, good());
    }

    std::size_t good() const { return std::size_t(std::min(m_looks->lastGood(), m_opinion.lastGood())); }

    Result<bool> stopAt(TrackEnd end, std::size_t boxes)
    {
        m_run.end = end;
        m_run.boxes.resize(std::min(boxes, m_run.boxes.size()));
        return false;
    }

    static cv::Rect scaled(const Box& box, double scale)
    {
        return {cvRound(box.x * scale), cvRound(box.y * scale), std::max(1, cvRound(box.width * scale)),
                std::max(1, cvRound(box.height * scale))};
    }

    const TrackTools& m_tools;
    TrackOrder m_order;
    PictureStrip m_strip;
    SecondOpinion m_opinion;
    Size m_picture;
    cv::Ptr<cv::TrackerCSRT> m_tracker;
    std::optional<LooksKept> m_looks;
    SmallPicture m_before;
    TrackRun m_run;
};

} // namespace

Result<TrackRun> trackBox(const TrackTools& tools, const TrackOrder& order)
{
    try {
        return Follower(tools, order).run();
    } catch (const std::exception& error) { // OpenCV throws
        return makeError(Errc::Internal, "tracker").context(error.what());
    }
}

} // namespace consentry::media
