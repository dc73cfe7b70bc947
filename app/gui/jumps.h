#pragma once

#include "annotation/annotation_set.h"

#include <optional>
#include <set>
#include <vector>

namespace consentry::app {

/// Frames worth going to. Jumps by key frames and turns look at the selected tracks, or at all when none is selected.
enum class Jump {
    NextKeyFrame,
    PreviousKeyFrame,
    NextTurn, ///< a track comes into view, or goes out of it
    PreviousTurn,
    HalfWay,   ///< between the key frames before and after, where interpolation is likely to be wrong most
    NextBoxes, ///< the next stretch with boxes begins
    PreviousBoxes,
    NextEmpty, ///< the next stretch without any begins
    PreviousEmpty,
    NextIssue,
    PreviousIssue,
};

/// What a jump starts from.
struct JumpFrom {
    const annotation::AnnotationSet& labels;
    const std::set<annotation::TrackId>& selected;
    const std::vector<FrameIndex>& issues; ///< ascending
    FrameIndex frame;
    std::int64_t frames = 0; ///< of the clip
};

/// Nothing when there is no such frame.
std::optional<FrameIndex> jumpTarget(Jump jump, const JumpFrom& from);

} // namespace consentry::app
