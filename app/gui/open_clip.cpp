#include "app/gui/open_clip.h"

#include "app/operations/label_sets.h"
#include "app/operations/segments.h"
#include "app/operations/tasks.h"

namespace consentry::app {
namespace {

using consent::Action;

/// Whoever may look opens with `view`; a grant that names only `review` shows the clip for review.
Result<consent::AccessRequest> lookAt(const Session& session, const storage::ClipRow& row, OpenPurpose purpose)
{
    if (purpose == OpenPurpose::Doubts) // by role
        return consent::AccessRequest{.person = session.identity().keyId(),
                                      .clip = row.clip,
                                      .rendition = consent::Rendition::Safe,
                                      .action = Action::Doubts};
    if (!row.myGrant)
        return makeError(Errc::GrantMissing, row.clip.shortText());
    const Action action = row.myGrant->actions.contains(Action::View)     ? Action::View
                          : row.myGrant->actions.contains(Action::Review) ? Action::Review
                                                                          : Action::Annotate;
    return consent::AccessRequest{.person = session.identity().keyId(),
                                  .clip = row.clip,
                                  .rendition = consent::Rendition::Safe,
                                  .action = action,
                                  .purpose = row.myGrant->purpose};
}

} // namespace

Result<std::unique_ptr<OpenClip>> OpenClip::open(Session& session, const storage::ClipRow& row, OpenPurpose purpose)
{
    std::unique_ptr<OpenClip> clip(new OpenClip(session, row, purpose));
    TRY_ASSIGN(const auto request, lookAt(session, row, purpose));
    TRY_ASSIGN(clip->m_picture, OpenRendition::open(session, request));
    TRY_VOID(clip->openLabels());
    return clip;
}

Result<void> OpenClip::openLabels()
{
    TRY_ASSIGN(annotation::LabelSet names, labelSetInForce(m_session));
    TRY_ASSIGN(const auto history, taskHistory(m_session, m_row.clip));
    m_row.state = consent::taskState(history); // the list may have been read a while ago
    if (history.submission)
        m_row.submission = history.submission->header.id;
    TRY_ASSIGN(const auto keys, m_session.keyRing());
    const edit::DocumentFacts facts{
        .labels = std::move(names),
        .frames = {.frames = frames()->count(),
                   .size = {double(frames()->format().width), double(frames()->format().height)}},
        .author = m_session.identity().keyId().text,
        .segments = namedSegments(history.division, keys)};
    TRY_ASSIGN(m_journal, storage::LabelJournal::open(m_session.workspace(), m_row.clip, m_session.identity().keyId(),
                                                      m_session.clock()));
    annotation::AnnotationSet labels = m_journal->labels();
    if (m_purpose == OpenPurpose::Doubts) // faces are looked at, not labels
        labels.tracks.clear();
    if (m_purpose == OpenPurpose::Review && m_row.submission) {
        TRY_ASSIGN(const auto submission, m_session.workspace().object<consent::Submission>(keys, *m_row.submission));
        TRY_ASSIGN(labels, submittedLabels(m_session, submission));
    }
    m_document = std::make_unique<edit::AnnotationDocument>(std::move(labels), facts, *m_journal);
    m_selection = std::make_unique<edit::Selection>(*m_document);
    const bool mayEdit = m_purpose == OpenPurpose::Annotate && access().facts().actions.contains(Action::Annotate)
                         && !consent::isWithReviewers(m_row.state) && annotation::mayEdit(facts.segments, facts.author);
    m_document->setMode(mayEdit ? edit::EditMode::Editable : edit::EditMode::ReadOnly);
    return {};
}

} // namespace consentry::app
