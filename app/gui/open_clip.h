#pragma once

#include "annotation/edit/annotation_document.h"
#include "annotation/edit/selection.h"
#include "app/gui/open_rendition.h"
#include "storage/clip_list.h"
#include "storage/label_journal.h"

namespace consentry::app {

enum class OpenPurpose { Annotate, Review, Doubts };

/// Everything that one open clip consists of. Members end in reverse order: labels, then the picture. GUI thread.
class OpenClip {
public:
    /// Gate, log, key, file, labels, in this order; the first refusal is the answer.
    static Result<std::unique_ptr<OpenClip>> open(Session& session, const storage::ClipRow& row, OpenPurpose purpose);

    ClipId id() const { return m_row.clip; }
    const storage::ClipRow& row() const { return m_row; }
    OpenPurpose purpose() const { return m_purpose; }
    const consent::Access& access() const { return m_picture->access(); }
    const std::shared_ptr<const FrameTable>& frames() const { return m_picture->frames(); }
    media::RenditionStream stream() const { return m_picture->stream(); }
    edit::AnnotationDocument& document() { return *m_document; }
    edit::Selection& selection() { return *m_selection; }
    /// Edits of this clip that were ever stored, by anyone.
    std::int64_t storedEdits() const { return m_journal->edits(); }
    const crypto::AgeReader& reader() const { return m_picture->reader(); }

    /// Wipes keys and decrypted bytes at once; from any thread.
    std::function<void()> wiper() const { return m_picture->wiper(); }
    /// Logs the end of the view. Once; the destructor does it when nobody did.
    void logEnd(std::string_view reason) { m_picture->logEnd(reason); }

private:
    OpenClip(Session& session, storage::ClipRow row, OpenPurpose purpose)
        : m_session(session), m_row(std::move(row)), m_purpose(purpose)
    {
    }
    Result<void> openLabels();

    Session& m_session;
    storage::ClipRow m_row;
    OpenPurpose m_purpose;
    std::unique_ptr<OpenRendition> m_picture;
    std::unique_ptr<storage::LabelJournal> m_journal;
    std::unique_ptr<edit::AnnotationDocument> m_document;
    std::unique_ptr<edit::Selection> m_selection;
};

} // namespace consentry::app
