#pragma once

#include "annotation/annotation_set.h"
#include "annotation/validate.h"
#include "app/session.h"
#include "storage/clip_list.h"

namespace consentry::app {

/// All clips that concern this person: custodians and leads see all, others what they hold a grant for.
Result<std::vector<storage::ClipRow>> listQueue(Session& session);

/// Frames and size of a clip's safe rendition, which labels must fit.
Result<annotation::FrameFacts> clipFrameFacts(Session& session, ClipId clip);

/// Live labels as they are now; needs a grant that lets one see the clip, or the role custodian or lead.
Result<annotation::AnnotationSet> liveLabels(Session& session, ClipId clip);
/// The labels of a submission, checked against what was signed.
Result<annotation::AnnotationSet> submittedLabels(Session& session,
                                                  const consent::Signed<consent::Submission>& submission);

/// All steps of a clip's task. For whoever may know: it asks nothing.
Result<consent::TaskHistory> taskHistory(Session& session, ClipId clip);
Result<consent::TaskHistory> taskHistory(Session& session, const Standing& now, ClipId clip);
/// Under the write lock.
Result<consent::TaskHistory> taskHistory(Session& session, const storage::Transaction& transaction, ClipId clip);

/// Signs the live labels as finished. Of a clip in segments hands in this person's own; whoever does so last signs the
/// whole. Returns the submission, or the last hand-in while others are still at work. Needs a grant to annotate.
/// Errc::NoSegment; HashMismatch when what somebody handed in was altered since.
Result<ObjectId> submitTask(Session& session, ClipId clip);
/// Another member with a grant to review takes the submission as it is, or sends it back.
Result<ObjectId> acceptTask(Session& session, ClipId clip);
Result<ObjectId> returnTask(Session& session, ClipId clip, std::string_view comment);
/// The lead's second thoughts: accepted labels go back to work, and exports leave them out until they are accepted
/// again.
Result<ObjectId> reopenTask(Session& session, ClipId clip, std::string_view comment);

/// Adds the labels of a file to the live ones, as one edit in the journal. Needs a grant to annotate. Returns how many
/// tracks were added.
Result<std::size_t> importLabels(Session& session, ClipId clip, const annotation::AnnotationSet& labels);

} // namespace consentry::app
