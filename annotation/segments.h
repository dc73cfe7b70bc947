#pragma once

#include "annotation/edit_change.h"
#include "base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consentry::annotation {

// A long clip may be labelled by several people, each in a segment of its frames. There is one document: tracks go
// through borders and keep their ids. Each key frame, event, tag and region belongs to the segment of its frames; what
// is true of a whole track belongs to the segment in which the track begins.

/// Whether a segment is still being worked on.
enum class SegmentWork { Open, HandedIn };

/// Frames of a clip and who labels them.
struct Segment {
    FrameRange frames;
    std::string assignee; ///< k4.pid
    std::string name;     ///< of the assignee, for people
    SegmentWork work = SegmentWork::Open;

    bool operator==(const Segment&) const = default;
    bool isOpenTo(std::string_view person) const { return work == SegmentWork::Open && assignee == person; }
};

/// First and last frame as people count them, from 1: "1–120".
std::string framesText(FrameRange frames);

/// Whether `person` may edit any of `segments`; also true when there are none, for then the clip is whole.
bool mayEdit(std::span<const Segment> segments, std::string_view person);

/// What `set` says inside `frames`, and nothing that others may still change: the part that whoever hands in a segment
/// signs. Tags of the whole clip are left out, and so are sources of objects.
AnnotationSet sliceOf(const AnnotationSet& set, FrameRange frames);

/// The first of `segments` that `change` must not reach into when `person` makes it; nullptr when there is none. `set` is
/// as it was before.
const Segment* closedSegment(const AnnotationSet& set, const Change& change, std::span<const Segment> segments,
                             std::string_view person);

/// The same as an error: SegmentOfAnother or SegmentHandedIn {framesText, name}.
Result<void> requireOwnSegment(const AnnotationSet& set, const Change& change, std::span<const Segment> segments,
                               std::string_view person);

} // namespace consentry::annotation
