#pragma once

#include "annotation/track.h"

#include <vector>

namespace consentry::widgets {

enum class Covering { Clear, Occluded };

/// A stretch in which a track is seen.
struct TrackSpan {
    FrameRange frames;
    Covering covering = Covering::Clear;

    bool operator==(const TrackSpan&) const = default;
};

/// The stretches of `track` that touch `within`, in order, by the rules of interpolation: from each key frame to the
/// next, nothing after one that is outside, to the end of `within` after the last. Neighbours of one kind are joined.
std::vector<TrackSpan> visibleSpans(const annotation::Track& track, FrameRange within);

} // namespace consentry::widgets
