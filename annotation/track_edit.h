#pragma once

#include "annotation/track.h"

namespace consentry::annotation {

// Edits of one track as pure functions: the track in, the changed track out.

enum class Mark { Occluded, Truncated, Outside };

/// A key frame at `frame` with `box`, visible there. Marks that hold there stay; a single-frame box must stay on its
/// frame.
Track withBox(Track track, FrameIndex frame, const Box& box);

struct MarkValue {
    Mark mark = Mark::Occluded;
    bool on = true;
};

/// A key frame at `frame` on which the mark has this value.
Track withMark(Track track, FrameIndex frame, MarkValue value);

/// A key frame at `frame` that changes nothing yet.
Track withKeyFrame(Track track, FrameIndex frame);

/// False when it is not seen in any frame.
bool hasBox(const Track& track);

/// Without the key frame at `frame`. Nothing when there is none there or no box would be left.
std::optional<Track> withoutKeyFrame(Track track, FrameIndex frame);

/// Not seen from `frame` up to the next key frame.
Track endedAt(Track track, FrameIndex frame);

/// A per-track attribute; an empty `value` takes it away.
Track withAttribute(Track track, const std::string& name, const std::string& value);

/// The per-moment attribute `event.name` from `event.frame` up to its next event. An event that would say what already
/// holds is not kept, so that later changes of an earlier one reach this far.
Track withEvent(Track track, AttributeEvent event);

/// What is left of `dense` (frames strictly increasing) when key frames go that interpolation brings back within
/// `tolerance` pixels on every edge (Douglas–Peucker). A change of marks and both ends always stay.
std::vector<KeyFrame> simplified(const std::vector<KeyFrame>& dense, double tolerance);

} // namespace consentry::annotation
