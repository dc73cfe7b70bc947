#pragma once

#include "annotation/attribute_edit.h"
#include "annotation/edit/outcome.h"
#include "annotation/track_pieces.h"

#include <map>
#include <set>

namespace consentry::edit {

// Edits of several tracks, or of more than one moment. Each is one undo step and one durable row, or none when it
// would change nothing. Errors are those of AnnotationDocument; where an edit cannot mean anything for these tracks
// the answer is Nothing, for the window to say why.

using TrackIds = std::set<annotation::TrackId>;

/// Those of `ids` that the document has.
std::vector<annotation::Track> tracksOf(const AnnotationDocument& document, const TrackIds& ids);

/// The tracks become one, under the id of the one that begins first. Nothing for fewer than two, or two classes.
Result<std::optional<annotation::TrackId>> mergeTracks(AnnotationDocument& document, const TrackIds& ids,
                                                       annotation::Between between);

/// Two tracks out of one; the answer is the new one, which goes on from `frame`. Nothing when one side would be empty.
Result<std::optional<annotation::TrackId>> splitTrack(AnnotationDocument& document, annotation::TrackId id,
                                                      FrameIndex frame);

/// From `frame` on each of the two is where the other was. Nothing unless there are two with boxes on either side.
Result<Outcome> swapTracks(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame);

/// Objects as they were seen in one frame, for another frame or clip.
using CopiedObjects = std::vector<annotation::Track>;
/// Those of `ids` that are seen at `frame`: one key frame each, with the attributes that hold there.
CopiedObjects copyObjects(const AnnotationDocument& document, const TrackIds& ids, FrameIndex frame);
/// Adds them at `frame`, cut to the picture; those that lie outside of it or whose class is unknown here are left out.
Result<TrackIds> pasteObjects(AnnotationDocument& document, const CopiedObjects& objects, FrameIndex frame);

/// The boxes of `frame` stay as they are for so many frames on (back when negative); boxes of one frame are repeated.
Result<Outcome> propagate(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame, std::int64_t frames);

enum class RangePart { Boxes, KeyFrames };
/// Takes boxes, or key frames only, out of `range`. A track of which nothing is left goes.
Result<Outcome> removeInRange(AnnotationDocument& document, const TrackIds& ids, FrameRange range, RangePart part);

/// Shows or hides the tracks between the key frames around `frame`: hidden for all when all are interpolated there.
Result<Outcome> toggleInterpolation(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame);

/// Drops key frames that interpolation brings back within `tolerance` pixels. The answer is how many went.
Result<int> simplifyTracks(AnnotationDocument& document, const TrackIds& ids, double tolerance);

/// Each of the tracks is at its box in `frame`.
Result<Outcome> moveBoxes(AnnotationDocument& document, const std::map<annotation::TrackId, Box>& boxes,
                          FrameIndex frame);

/// A mark for several tracks at once; only those that are seen at `frame`, unless the mark is Outside.
Result<Outcome> setMarks(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame,
                         annotation::MarkValue value);

/// A value for all of them whose class has the attribute.
Result<Outcome> setAttribute(AnnotationDocument& document, const TrackIds& ids, const annotation::AttributeEdit& edit);

/// Adds key frames where one of them has none, else removes them; never a track's only one.
Result<Outcome> toggleKeyFrames(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame);

/// The first of the tracks whose key frame at `from` cannot be at `to`: another one or an end of the clip is in the way.
std::optional<annotation::TrackId> trackInTheWay(const AnnotationDocument& document, const TrackIds& ids,
                                                 FrameIndex from, FrameIndex to);

/// The key frames at `from` are at `to` instead: all of them, or none when trackInTheWay(). Those of one gesture are one
/// undo step.
Result<Outcome> retimeKeyFrames(AnnotationDocument& document, const TrackIds& ids, FrameIndex from, FrameIndex to,
                                Gesture gesture = 0);

/// AnnotationDocument::deleteAt() for several tracks: those whose only key frame is here stay.
Result<Outcome> deleteSeveralAt(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame);

} // namespace consentry::edit
