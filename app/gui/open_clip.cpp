#include "app/gui/open_clip.h"

#include "app/operations/tasks.h"
#include "storage/local_key_release.h"
#include "storage/sealed_clip.h"

namespace consentry::app {
namespace {

using consent::Action;

/// Whoever may look opens with `view`; a grant that names only `review` shows the clip for review.
Result<consent::Access> accessTo(Session& session, const storage::ClipRow& row)
{
    if (!row.myGrant)
        return makeError(Errc::GrantMissing, row.clip.shortText());
    const Action action = row.myGrant->actions.contains(Action::View)     ? Action::View
                          : row.myGrant->actions.contains(Action::Review) ? Action::Review
                                                                          : Action::Annotate;
    return session.access({.person = session.identity().keyId(),
                           .clip = row.clip,
                           .rendition = consent::Rendition::Safe,
                           .action = action,
                           .purpose = row.myGrant->purpose});
}

bool isWithReviewers(consent::TaskState state)
{
    return state == consent::TaskState::Submitted || state == consent::TaskState::Accepted;
}

} // namespace

Result<std::unique_ptr<OpenClip>> OpenClip::open(Session& session, const storage::ClipRow& row, OpenPurpose purpose)
{
    std::unique_ptr<OpenClip> clip(new OpenClip(session, row, purpose));
    TRY_ASSIGN(auto access, accessTo(session, row));
    clip->m_access.emplace(std::move(access));
    TRY_VOID(clip->openPicture());
    TRY_VOID(clip->openLabels());
    return clip;
}

OpenClip::~OpenClip()
{
    logEnd("closed");
    if (m_access)
        m_access->end();
    if (m_reader)
        m_reader->wipe();
}

Result<void> OpenClip::openPicture()
{
    storage::LocalKeyRelease release(m_session.workspace(), m_session.root(), m_session.clock());
    TRY_ASSIGN(auto key, release.release(*m_access, m_session.identity()));
    m_endLogged = false;
    m_key.emplace(std::move(key));
    TRY_ASSIGN(const auto keys, m_session.keyRing());
    TRY_ASSIGN(const auto manifest,
               m_session.workspace().object<consent::ClipManifest>(keys, m_access->facts().manifest));
    TRY_ASSIGN(auto table, storage::frameTable(m_session.workspace(), manifest));
    m_frames = std::make_shared<const FrameTable>(std::move(table));
    TRY_ASSIGN(m_reader, storage::openSealedClip(m_session.workspace(), manifest, *m_key));
    return {};
}

Result<void> OpenClip::openLabels()
{
    const edit::DocumentFacts facts{
        .labels = annotation::defaultLabelSet(),
        .frames = {.frames = m_frames->count(),
                   .size = {double(m_frames->format().width), double(m_frames->format().height)}},
        .author = m_session.identity().keyId().text};
    TRY_ASSIGN(m_journal, storage::LabelJournal::open(m_session.workspace(), m_row.clip, m_session.identity().keyId(),
                                                      m_session.clock()));
    annotation::AnnotationSet labels = m_journal->labels();
    if (m_purpose == OpenPurpose::Review && m_row.submission) {
        TRY_ASSIGN(const auto keys, m_session.keyRing());
        TRY_ASSIGN(const auto submission, m_session.workspace().object<consent::Submission>(keys, *m_row.submission));
        TRY_ASSIGN(labels, submittedLabels(m_session, submission));
    }
    m_document = std::make_unique<edit::AnnotationDocument>(std::move(labels), facts, *m_journal);
    m_selection = std::make_unique<edit::Selection>(*m_document);
    const bool mayEdit = m_purpose == OpenPurpose::Annotate && m_access->facts().actions.contains(Action::Annotate)
                         && !isWithReviewers(m_row.state);
    m_document->setMode(mayEdit ? edit::EditMode::Editable : edit::EditMode::ReadOnly);
    return {};
}

media::RenditionStream OpenClip::stream() const
{
    return {.clear = m_reader, .table = *m_frames, .stop = m_access->stopFlag()};
}

std::function<void()> OpenClip::wiper() const
{
    return [reader = m_reader] { reader->wipe(); };
}

void OpenClip::logEnd(std::string_view reason)
{
    if (std::exchange(m_endLogged, true))
        return;
    storage::LocalKeyRelease release(m_session.workspace(), m_session.root(), m_session.clock());
    // A log that cannot be written leaves an open entry, which counts as a view until the grant's end.
    [[maybe_unused]] const bool logged = release.close(m_access->facts(), m_session.identity(), reason).ok();
}

} // namespace consentry::app
