#include "media/face_linker.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace consentry::media {

namespace {

constexpr std::int64_t kLongestGapFrames = 300; // bounds the work on clips with absurd frame rates
constexpr double kReach = 0.6;                  // how far a face may move between two sightings, in its own sizes,
constexpr double kReachPerSecond = 4;           // plus this much for the time between them
constexpr double kLongestReach = 2;
constexpr double kSizeRatio = 2; // between two sightings of one face
constexpr MediaTime kFastGap = std::chrono::milliseconds(300); // between sightings of a face that is fast
constexpr double kFastReachPerSecond = 40;                     // in its own sizes,
constexpr double kFastReach = 8;                               // and no further
constexpr double kFastSizeRatio = 1.5;
constexpr double kFastMiss = 0.75; // sizes: so near must the speed of a fast face lead to a third sighting

double sizeRatio(const Box& a, const Box& b)
{
    const double ratio = std::sqrt(b.area() / a.area());
    return std::max(ratio, 1 / ratio);
}

/// In their own sizes.
double distanceBetween(const Box& a, const Box& b)
{
    const Point from = a.center();
    const Point to = b.center();
    return std::hypot(to.x - from.x, to.y - from.y) / ((meanSide(a) + meanSide(b)) / 2);
}

/// How unlike one face two sightings are; nothing when they cannot be one. The same in both directions of time.
std::optional<double> linkCost(const Box& a, const Box& b, double seconds)
{
    const double ratio = sizeRatio(a, b);
    const double distance = distanceBetween(a, b);
    if (!(ratio <= kSizeRatio) || distance > std::min(kReach + kReachPerSecond * seconds, kLongestReach))
        return std::nullopt;
    return distance + std::log(ratio);
}

/// Finds, for every detection, the next sighting of the same face. Short gaps are closed before long ones and cheap
/// links before dear ones, so the outcome does not depend on the direction of time.
class Linker {
public:
    Linker(const FaceEvidence& evidence, const std::vector<std::int64_t>& shots, MediaTime longestGap)
        : m_detections(evidence.detections),
          m_times(evidence.times),
          m_shots(shots),
          m_next(m_detections.size()),
          m_hasPrevious(m_detections.size(), false)
    {
        for (std::size_t i = 0; i < m_detections.size(); ++i)
            m_byFrame[m_detections[i].frame].push_back(i);
        linkGaps(kFastGap, &Linker::nearCost);
        linkGaps(kFastGap, &Linker::fastCost);
        linkGaps(longestGap, &Linker::nearCost);
    }

    std::vector<std::vector<std::size_t>> chains() const
    {
        std::vector<std::vector<std::size_t>> chains;
        for (const auto& [frame, indices] : m_byFrame) {
            for (const std::size_t start : indices) {
                if (!m_hasPrevious[start])
                    chains.push_back(chainFrom(start));
            }
        }
        return chains;
    }

private:
    struct Candidate {
        double cost;
        std::size_t from;
        std::size_t to;
    };
    using Cost = std::optional<double> (Linker::*)(std::size_t from, std::size_t to) const;

    void linkGaps(MediaTime longest, Cost cost)
    {
        for (std::int64_t gap = 1; gap <= kLongestGapFrames && linkAcross(gap, longest, cost);)
            ++gap;
    }

    /// False when no two frames so far apart are within the longest gap.
    bool linkAcross(std::int64_t gap, MediaTime longest, Cost cost)
    {
        bool inReach = false;
        for (const auto& [frame, indices] : m_byFrame) {
            const auto other = m_byFrame.find(frame + gap);
            const bool isWithin = within(frame, gap, longest);
            inReach = inReach || isWithin;
            if (other != m_byFrame.end() && isWithin)
                linkFrames(indices, other->second, cost);
        }
        return inReach;
    }

    bool within(FrameIndex frame, std::int64_t gap, MediaTime longest) const
    {
        const auto begin = static_cast<std::size_t>(frame.value);
        const auto end = static_cast<std::size_t>(frame.value + gap);
        return end < m_times.size() && m_times[end] - m_times[begin] <= longest && m_shots[begin] == m_shots[end];
    }

    void linkFrames(const std::vector<std::size_t>& earlier, const std::vector<std::size_t>& later, Cost cost)
    {
        std::vector<Candidate> candidates;
        for (const std::size_t from : earlier) {
            for (const std::size_t to : later) {
                const bool areOneKind = m_detections[from].label == m_detections[to].label;
                if (!areOneKind || m_next[from] || m_hasPrevious[to])
                    continue;
                if (const auto ofLink = (this->*cost)(from, to))
                    candidates.push_back({*ofLink, from, to});
            }
        }
        std::ranges::stable_sort(candidates, {}, &Candidate::cost);
        for (const Candidate& candidate : candidates) {
            if (m_next[candidate.from] || m_hasPrevious[candidate.to])
                continue;
            m_next[candidate.from] = candidate.to;
            m_hasPrevious[candidate.to] = true;
        }
    }

    std::optional<double> nearCost(std::size_t from, std::size_t to) const
    {
        return linkCost(box(from), box(to), secondsBetween(timeOf(from), timeOf(to)));
    }

    /// Of a face that crosses several of its sizes between two looks: there must be a third sighting, before or after
    /// them, that lies where the same speed leads.
    std::optional<double> fastCost(std::size_t from, std::size_t to) const
    {
        const double seconds = secondsBetween(timeOf(from), timeOf(to));
        if (sizeRatio(box(from), box(to)) > kFastSizeRatio
            || distanceBetween(box(from), box(to)) > std::min(kFastReachPerSecond * seconds, kFastReach))
            return std::nullopt;
        const auto before = missOnTheWay(to, from);
        const auto after = missOnTheWay(from, to);
        return before && after ? std::min(before, after) : std::max(before, after); // nothing is the least
    }

    /// By how many sizes the sighting beyond `second` that fits best misses where the speed from `first` to `second` leads;
    /// nothing when none fits.
    std::optional<double> missOnTheWay(std::size_t first, std::size_t second) const
    {
        const double step = secondsBetween(timeOf(first), timeOf(second)); // below 0 when looking back
        const Point a = box(first).center();
        const Point b = box(second).center();
        std::optional<double> best;
        const auto compare = [&](std::size_t third) {
            const double beyond = secondsBetween(timeOf(second), timeOf(third)) / step;
            if (beyond <= 0 || m_detections[third].label != m_detections[second].label
                || sizeRatio(box(second), box(third)) > kFastSizeRatio || !areOneShot(second, third))
                return;
            const Point ahead{b.x + (b.x - a.x) * beyond, b.y + (b.y - a.y) * beyond};
            const Point c = box(third).center();
            const double miss = std::hypot(c.x - ahead.x, c.y - ahead.y) / meanSide(box(second));
            if (miss <= best.value_or(kFastMiss))
                best = miss;
        };
        forEachWithin(second, compare);
        return best;
    }

    /// Every sighting of another frame that is no further away than fast faces are looked for.
    template<class Visit>
    void forEachWithin(std::size_t index, Visit visit) const
    {
        const auto visitFrames = [&](auto it, auto end) {
            for (; it != end && std::chrono::abs(m_times[std::size_t(it->first.value)] - timeOf(index)) <= kFastGap; ++it)
                std::ranges::for_each(it->second, visit);
        };
        const auto own = m_byFrame.find(m_detections[index].frame);
        visitFrames(std::next(own), m_byFrame.end());
        visitFrames(std::make_reverse_iterator(own), m_byFrame.rend());
    }

    bool areOneShot(std::size_t one, std::size_t other) const
    {
        return m_shots[std::size_t(m_detections[one].frame.value)] == m_shots[std::size_t(m_detections[other].frame.value)];
    }

    const Box& box(std::size_t index) const { return m_detections[index].box; }

    MediaTime timeOf(std::size_t index) const
    {
        return m_times[static_cast<std::size_t>(m_detections[index].frame.value)];
    }

    std::vector<std::size_t> chainFrom(std::size_t start) const
    {
        std::vector<std::size_t> chain{start};
        while (const auto next = m_next[chain.back()])
            chain.push_back(*next);
        return chain;
    }

    std::span<const DetectedBox> m_detections;
    std::span<const MediaTime> m_times;
    const std::vector<std::int64_t>& m_shots;
    std::map<FrameIndex, std::vector<std::size_t>> m_byFrame;
    std::vector<std::optional<std::size_t>> m_next;
    std::vector<bool> m_hasPrevious;
};

} // namespace

double secondsBetween(MediaTime from, MediaTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

double meanSide(const Box& box)
{
    return (box.width + box.height) / 2;
}

std::vector<std::vector<std::size_t>> linkSightings(const FaceEvidence& evidence,
                                                    const std::vector<std::int64_t>& shots, MediaTime longestGap)
{
    return Linker(evidence, shots, longestGap).chains();
}

} // namespace consentry::media
