#include "annotation/tracked_span.h"

#include "annotation/interpolation.h"
#include "annotation/track_edit.h"

#include <algorithm>
#include <cassert>

namespace consentry::annotation {

namespace {

constexpr double kSameOpinion = 0.3; // intersection over union of a tracker's two answers

Box blended(const Box& a, const Box& b, double part)
{
    const auto between = [part](double from, double to) { return from + (to - from) * part; };
    return boxFromCorners({between(a.x, b.x), between(a.y, b.y)},
                          {between(a.right(), b.right()), between(a.bottom(), b.bottom())});
}

/// What is known about the frame `step` frames after `left`.
std::optional<Box> boxAt(const TrackableSpan& span, const TrackedBoxes& boxes, std::int64_t step)
{
    const std::int64_t length = (span.right ? span.right->frame : span.end) - span.left.frame;
    const auto of = [](const std::vector<Box>& side, std::int64_t i) {
        return i < std::int64_t(side.size()) ? std::optional(side[std::size_t(i)]) : std::nullopt;
    };
    const auto forward = of(boxes.forward, step - 1);
    const auto backward = span.right ? of(boxes.backward, length - step - 1) : std::nullopt;
    if (forward && backward) {
        if (intersectionOverUnion(*forward, *backward) < kSameOpinion)
            return std::nullopt;
        return blended(*forward, *backward, double(step) / double(length));
    }
    return forward ? forward : backward;
}

} // namespace

std::optional<TrackableSpan> trackableSpanAt(const Track& track, FrameIndex frame, const SpanLimits& limits)
{
    const KeyFrame* left = track.keyFrameAtOrBefore(frame);
    if (track.singleFrame || !left || left->outside)
        return std::nullopt;
    TrackableSpan span{*left, std::nullopt, {}};
    const KeyFrame* right = track.keyFrameAfter(frame);
    if (right && !right->outside)
        span.right = *right;
    span.end = right ? right->frame : std::min(FrameIndex{limits.frames}, left->frame + limits.reach + 1);
    if (span.end <= left->frame + 1)
        return std::nullopt;
    return span;
}

std::vector<KeyFrame> trackedKeyFrames(const TrackableSpan& span, const TrackedBoxes& boxes, double tolerance)
{
    std::vector<KeyFrame> dense{span.left};
    for (FrameIndex frame = span.left.frame + 1; frame < span.end; frame = frame + 1) {
        if (const auto box = boxAt(span, boxes, frame - span.left.frame)) {
            dense.push_back(span.left);
            dense.back().frame = frame;
            dense.back().box = *box;
            dense.back().tracked = true;
        }
    }
    if (span.right)
        dense.push_back(*span.right);
    std::vector<KeyFrame> kept = simplified(dense, tolerance);
    kept.erase(kept.begin());
    if (span.right)
        kept.pop_back();
    return kept;
}

Track withTracked(Track track, const std::vector<KeyFrame>& keyFrames)
{
    assert(!keyFrames.empty());
    const FrameIndex first = keyFrames.front().frame;
    const FrameIndex last = keyFrames.back().frame;
    std::erase_if(track.keyFrames, [&](const KeyFrame& key) { return key.frame >= first && key.frame <= last; });
    const auto place = std::ranges::find_if(track.keyFrames, [&](const KeyFrame& key) { return key.frame > last; });
    track.keyFrames.insert(place, keyFrames.begin(), keyFrames.end());
    track.source = Source::Tracked;
    return track;
}

} // namespace consentry::annotation
