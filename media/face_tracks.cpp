#include "media/face_tracks.h"

#include "media/face_linker.h"
#include "media/face_margin.h"
#include "media/head_boxes.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace consentry::media {

namespace {

constexpr std::int64_t kWidestSmoothing = 8;    // frames on each side
constexpr double kMostGrowthByFlow = 2; // of a face, as between two of its sightings
constexpr double kGrowth = 0.5;  // of a box half a second away from its nearest sighting
constexpr double kGrowthSeconds = 0.5;
constexpr double kArrived = 0.5;         // overlap of where flow led and where the face is seen next
constexpr double kVelocitySeconds = 0.4; // of sightings at a track's end that say where it was going
constexpr MediaTime kConfirmsLater = std::chrono::milliseconds(200); // between weak sightings that confirm one another
constexpr double kConfirmsItself = 0.5; // confidence from which on one sighting is enough to follow a face
constexpr double kLongestDrift = 2;     // of a held face, in its own sizes

Box moved(const Box& box, Point by)
{
    return {box.x + by.x, box.y + by.y, box.width, box.height};
}

Box between(const Box& a, const Box& b, double share)
{
    const auto mix = [share](double low, double high) { return low + (high - low) * share; };
    return {mix(a.x, b.x), mix(a.y, b.y), mix(a.width, b.width), mix(a.height, b.height)};
}

/// Of another size around the same centre.
Box resized(const Box& box, Size size)
{
    return {box.center().x - size.width / 2, box.center().y - size.height / 2, size.width, size.height};
}

/// Made as large as `other` around its own centre.
Box atLeast(const Box& box, Size other)
{
    return resized(box, {std::max(box.width, other.width), std::max(box.height, other.height)});
}

/// Number of the shot that each frame belongs to.
std::vector<std::int64_t> shotsOf(const FaceEvidence& evidence)
{
    std::vector<std::int64_t> shots(evidence.times.size(), 0);
    for (const FrameIndex start : evidence.shots)
        ++shots[static_cast<std::size_t>(start.value)];
    std::partial_sum(shots.begin(), shots.end(), shots.begin());
    return shots;
}

/// What is made of a chain of sightings. Weak sightings of one moment that no other look confirms are seldom a face: it
/// is painted where it was and held, but given no margin, and not followed any longer than that.
enum class Trust {
    Full,
    Little,
};

Trust trustIn(const std::vector<std::size_t>& chain, const FaceEvidence& evidence)
{
    const DetectedBox& first = evidence.detections[chain.front()];
    const DetectedBox& last = evidence.detections[chain.back()];
    if (first.label == kHeadLabel) // a person was seen, the face was not
        return Trust::Full;
    const auto isSure = [&](std::size_t index) { return evidence.detections[index].confidence >= kConfirmsItself; };
    const MediaTime moment = evidence.times[static_cast<std::size_t>(last.frame.value)]
                             - evidence.times[static_cast<std::size_t>(first.frame.value)];
    const bool isConfirmed = moment >= kConfirmsLater || std::ranges::any_of(chain, isSure);
    return isConfirmed ? Trust::Full : Trust::Little;
}

struct TrackMaterial {
    const FaceEvidence& evidence;
    const std::vector<std::int64_t>& shots; ///< of the frames
    const FaceTrackRules& rules;
    Trust trust;
};

/// Turns one chain of sightings into a box for every frame of its track.
class TrackBuilder {
public:
    explicit TrackBuilder(const TrackMaterial& material)
        : m_detections(material.evidence.detections),
          m_times(material.evidence.times),
          m_trails(material.evidence.trails),
          m_shots(material.shots),
          m_rules(material.rules),
          m_trust(material.trust)
    {
    }

    FaceTrack build(std::vector<std::size_t> chain)
    {
        if (m_trust == Trust::Full && m_detections[chain.front()].label != kHeadLabel)
            keepSizes(chain);
        const FrameIndex firstSeen = m_detections[chain.front()].frame;
        FaceTrack track;
        track.first = firstHeld(chain.front());
        const FrameIndex last = lastHeld(chain.back());
        const Point leaving = velocity(chain.rbegin(), chain.rend());
        const Point arriving = velocity(chain.begin(), chain.end());
        std::size_t sighting = 0;
        for (FrameIndex frame = track.first; frame <= last; frame = frame + 1) {
            while (sighting + 1 < chain.size() && m_detections[chain[sighting + 1]].frame <= frame)
                ++sighting;
            if (frame < firstSeen)
                track.boxes.push_back(held(chain.front(), arriving, frame));
            else if (sighting + 1 < chain.size())
                track.boxes.push_back(filled(chain[sighting], chain[sighting + 1], frame));
            else
                track.boxes.push_back(held(chain.back(), leaving, frame));
        }
        track.boxes = smoothed(track.boxes, track.first);
        track.sightings = std::move(chain);
        return track;
    }

private:
    MediaTime time(FrameIndex frame) const { return m_times[static_cast<std::size_t>(frame.value)]; }

    // Both ends go one frame beyond the hold: a frame stays on the screen until the next one comes.
    FrameIndex firstHeld(std::size_t sighting) const
    {
        const FrameIndex seen = m_detections[sighting].frame;
        FrameIndex frame = seen;
        while (frame.value > 0 && inShot(frame - 1, seen)
               && (time(seen) - time(frame) <= m_rules.hold || isFollowed(sighting, frame - 1)))
            frame = frame - 1;
        return frame;
    }

    FrameIndex lastHeld(std::size_t sighting) const
    {
        const FrameIndex seen = m_detections[sighting].frame;
        FrameIndex frame = seen;
        while (frame.value + 1 < static_cast<std::int64_t>(m_times.size()) && inShot(frame + 1, seen)
               && (time(frame) - time(seen) <= m_rules.hold || isFollowed(sighting, frame + 1)))
            frame = frame + 1;
        return frame;
    }

    bool inShot(FrameIndex frame, FrameIndex other) const
    {
        return m_shots[static_cast<std::size_t>(frame.value)] == m_shots[static_cast<std::size_t>(other.value)];
    }

    void keepSizes(const std::vector<std::size_t>& chain)
    {
        const std::vector<Size> sizes = leastSizes(chain, m_detections, m_times);
        for (std::size_t i = 0; i < chain.size(); ++i)
            m_leastSizes[chain[i]] = sizes[i];
    }

    /// What was seen, and what may belong to the face beyond it.
    Box seen(std::size_t index) const { return withRoom(m_detections[index].box, index); }

    Box withRoom(const Box& box, std::size_t index) const
    {
        const auto least = m_leastSizes.find(index);
        const Box room = withMargin(box, margin(index));
        return least == m_leastSizes.end() ? room : atLeast(room, least->second);
    }

    FaceMargin margin(std::size_t index) const
    {
        return m_trust == Trust::Full ? marginOf(m_detections[index]) : FaceMargin();
    }

    /// Beyond the time for which every face is held.
    bool isFollowed(std::size_t index, FrameIndex frame) const
    {
        return m_trust == Trust::Full && !trailAt(index, frame).isEmpty();
    }

    /// Where flow leads what was seen(); empty when it did not get as far as `frame`.
    Box followed(std::size_t index, FrameIndex frame) const
    {
        const Box trail = trailAt(index, frame);
        return trail.isEmpty() ? Box{} : withRoom(trail, index);
    }

    /// Where flow leads a sighting itself, of at most the size that a link would allow.
    Box trailAt(std::size_t index, FrameIndex frame) const
    {
        const std::int64_t frames = frame - m_detections[index].frame;
        if (m_trails.empty() || frames == 0)
            return {};
        const std::vector<Box>& trail = frames > 0 ? m_trails[index].after : m_trails[index].before;
        const auto step = static_cast<std::size_t>(std::abs(frames)) - 1;
        if (step >= trail.size())
            return {};
        const Box& box = m_detections[index].box;
        return resized(trail[step], {std::min(trail[step].width, box.width * kMostGrowthByFlow),
                                     std::min(trail[step].height, box.height * kMostGrowthByFlow)});
    }

    /// Pixels per second of clip time at the first sighting of the range, from the sightings close to it.
    template<class Iterator>
    Point velocity(Iterator end, Iterator stop) const
    {
        const DetectedBox& outermost = m_detections[*end];
        Point speed;
        for (Iterator it = end; it != stop; ++it) {
            const DetectedBox& inner = m_detections[*it];
            const double seconds = secondsBetween(time(outermost.frame), time(inner.frame));
            if (std::abs(seconds) > kVelocitySeconds)
                break;
            if (seconds != 0) {
                speed.x = (inner.box.center().x - outermost.box.center().x) / seconds;
                speed.y = (inner.box.center().y - outermost.box.center().y) / seconds;
            }
        }
        return speed;
    }

    /// An unseen face may have moved otherwise than we think: the box grows with the time to its nearest sighting.
    static Box grown(const Box& box, double seconds)
    {
        return inflated(box, 1 + kGrowth * std::min(std::abs(seconds) / kGrowthSeconds, 1.0));
    }

    /// Covers where flow follows the face to; or else where it was last seen and where its motion would carry it.
    Box held(std::size_t index, Point speed, FrameIndex frame) const
    {
        const Box box = seen(index);
        const double seconds = secondsBetween(time(m_detections[index].frame), time(frame));
        if (const Box flow = followed(index, frame); !flow.isEmpty())
            return grown(atLeast(flow, {box.width, box.height}), seconds);
        const double limit = kLongestDrift * meanSide(m_detections[index].box);
        const auto drift = [&](double perSecond) { return std::clamp(perSecond * seconds, -limit, limit); };
        return grown(united(box, moved(box, {drift(speed.x), drift(speed.y)})), seconds);
    }

    /// Covers the way between two sightings, and where flow leads from either.
    Box filled(std::size_t before, std::size_t after, FrameIndex frame) const
    {
        const double since = secondsBetween(time(m_detections[before].frame), time(frame));
        const double until = secondsBetween(time(frame), time(m_detections[after].frame));
        const Box box = between(seen(before), seen(after), since / (since + until));
        const Box flow = united(followed(before, frame), followed(after, frame));
        // Flow that ends where the face is seen next vouches for the way: then there is less to allow for.
        const bool sure =
            intersectionOverUnion(trailAt(before, m_detections[after].frame), m_detections[after].box) >= kArrived;
        return united(sure ? box : grown(box, std::min(since, until)), flow);
    }

    /// Calms position and size. Size: the mean of the largest sizes nearby is never below the frame's own size.
    /// Position: where the calmed centre differs from the frame's own, the box grows to take that one in.
    std::vector<Box> smoothed(const std::vector<Box>& boxes, FrameIndex first) const
    {
        std::vector<Size> largest(boxes.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            forEachNear(boxes.size(), first, i, [&](std::size_t j) {
                largest[i].width = std::max(largest[i].width, boxes[j].width);
                largest[i].height = std::max(largest[i].height, boxes[j].height);
            });
        }
        std::vector<Box> calm;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            Point center;
            Size size;
            double count = 0;
            forEachNear(boxes.size(), first, i, [&](std::size_t j) {
                center.x += boxes[j].center().x;
                center.y += boxes[j].center().y;
                size.width += largest[j].width;
                size.height += largest[j].height;
                ++count;
            });
            const Box& own = boxes[i];
            const Box mean{(center.x - size.width / 2) / count, (center.y - size.height / 2) / count,
                           size.width / count, size.height / count};
            calm.push_back(united(mean, own));
        }
        return calm;
    }

    template<class Visit>
    void forEachNear(std::size_t count, FrameIndex first, std::size_t index, Visit visit) const
    {
        const auto center = static_cast<std::int64_t>(index);
        const std::int64_t begin = std::max<std::int64_t>(center - kWidestSmoothing, 0);
        const std::int64_t end = std::min(center + kWidestSmoothing + 1, static_cast<std::int64_t>(count));
        for (std::int64_t near = begin; near < end; ++near) {
            if (std::chrono::abs(time(first + near) - time(first + center)) <= m_rules.smoothing)
                visit(static_cast<std::size_t>(near));
        }
    }

    std::span<const DetectedBox> m_detections;
    std::span<const MediaTime> m_times;
    std::span<const FaceTrail> m_trails;
    const std::vector<std::int64_t>& m_shots;
    FaceTrackRules m_rules;
    Trust m_trust;
    std::unordered_map<std::size_t, Size> m_leastSizes; ///< by position in the detections
};

} // namespace

std::vector<FaceTrack> linkFaces(const FaceEvidence& evidence, const FaceTrackRules& rules)
{
    for ([[maybe_unused]] const DetectedBox& detection : evidence.detections) {
        assert(detection.frame.value >= 0 && detection.frame.value < static_cast<std::int64_t>(evidence.times.size()));
        assert(!detection.box.isEmpty());
    }
    assert(evidence.trails.empty() || evidence.trails.size() == evidence.detections.size());
    const std::vector<std::int64_t> shots = shotsOf(evidence);
    std::vector<FaceTrack> tracks;
    for (std::vector<std::size_t>& chain : linkSightings(evidence, shots, rules.longestGap)) {
        TrackBuilder builder({evidence, shots, rules, trustIn(chain, evidence)});
        tracks.push_back(builder.build(std::move(chain)));
    }
    std::ranges::stable_sort(tracks, {}, &FaceTrack::first);
    for (std::size_t i = 0; i < tracks.size(); ++i)
        tracks[i].number = static_cast<std::uint32_t>(i + 1);
    return tracks;
}

} // namespace consentry::media
