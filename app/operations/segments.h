#pragma once

#include "annotation/segments.h"
#include "app/session.h"
#include "consent/task.h"

namespace consentry::app {

// A long clip labelled by several people, each in a segment of its frames. What may be edited where is in
// annotation/segments.h; who signs what in docs/file-format.md, "Segments".

struct NewSegments {
    ClipId clip;
    std::vector<std::int64_t> borders; ///< the first frame of the second segment and of each after it, ascending
    std::vector<std::string> people;   ///< names of members, one for each segment in order
    std::chrono::seconds duration = std::chrono::hours(8); ///< of the grants for those who may not label it yet
};

/// Says who labels which frames, and lets those look who could not. Whatever was handed in before is to be handed in
/// anew. Custodians, and leads with a grant to assign. Errc::BadArgument, TaskState while it waits for review or is
/// accepted.
Result<ObjectId> divideClip(Session& session, const NewSegments& wanted);
/// One person labels all of it again. Errc::NotFound when it is whole already.
Result<ObjectId> makeClipWhole(Session& session, ClipId clip);

/// `division` with people's names, for editing.
std::vector<annotation::Segment> namedSegments(const consent::Division& division, const consent::KeyRing& keys);

/// Signs what this person's open segments of the live `labels` say. Returns the division with it. Errc::NoSegment when
/// none is open.
struct HandInRequest {
    ClipId clip;
    ObjectId grant;
    const annotation::AnnotationSet& labels;
};
Result<consent::Division> handInSegments(Session& session, storage::Transaction& transaction,
                                         const consent::Division& division, const HandInRequest& request);

/// Whether `labels` still say what each part of them was when it was handed in. Errc::HashMismatch {who}.
Result<void> checkParts(const std::vector<consent::Signed<consent::SegmentHandIn>>& parts,
                        const annotation::AnnotationSet& labels, const consent::KeyRing& keys);

} // namespace consentry::app
