#pragma once

#include "annotation/track.h"

#include <optional>
#include <vector>

namespace consentry::annotation {

/// A stretch of a track for a tracker to fill: from the visible key frame `left` to the one after it, if there is one
/// before the object is gone, else to frame `end`, which is not in it.
struct TrackableSpan {
    KeyFrame left;
    std::optional<KeyFrame> right; ///< visible
    FrameIndex end;
};

/// The stretch that `frame` lies in. Without a key frame after `frame` it reaches at most `reach` frames on, and not
/// past the clip's `frames`. Nothing where the track is not seen, has nothing in between, or is a box of one frame.
struct SpanLimits {
    std::int64_t reach = 0;
    std::int64_t frames = 0;
};
std::optional<TrackableSpan> trackableSpanAt(const Track& track, FrameIndex frame, const SpanLimits& limits);

/// What a tracker said about it.
struct TrackedBoxes {
    std::vector<Box> forward;  ///< of the frames after `left`
    std::vector<Box> backward; ///< of the frames before `right`, the last one first
};

/// Key frames between the two of `span`, or after its only one: both ways blended by nearness, or the one that got
/// there. Where the two are of different opinion (intersection over union below 0.3) or none got there, there is
/// nothing. What interpolation brings back within `tolerance` pixels is left out. They are tracked; other marks are
/// those of `left`.
std::vector<KeyFrame> trackedKeyFrames(const TrackableSpan& span, const TrackedBoxes& boxes, double tolerance);

/// `track` with these key frames in the place of its own, if it has any there; its source becomes Source::Tracked.
Track withTracked(Track track, const std::vector<KeyFrame>& keyFrames);

} // namespace consentry::annotation
