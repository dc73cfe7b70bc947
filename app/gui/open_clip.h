#pragma once

#include "annotation/edit/annotation_document.h"
#include "annotation/edit/selection.h"
#include "app/session.h"
#include "base/frame_table.h"
#include "consent/clip_key.h"
#include "crypto/age_stream.h"
#include "media/safe_reader.h"
#include "storage/clip_list.h"
#include "storage/label_journal.h"

namespace consentry::app {

enum class OpenPurpose { Annotate, Review };

/// Everything that one open clip consists of. Members end in reverse order: labels, picture, key, access. GUI thread.
class OpenClip {
public:
    /// Gate, log, key, file, labels, in this order; the first refusal is the answer.
    static Result<std::unique_ptr<OpenClip>> open(Session& session, const storage::ClipRow& row, OpenPurpose purpose);
    ~OpenClip();

    ClipId id() const { return m_row.clip; }
    const storage::ClipRow& row() const { return m_row; }
    OpenPurpose purpose() const { return m_purpose; }
    const consent::Access& access() const { return *m_access; }
    const std::shared_ptr<const FrameTable>& frames() const { return m_frames; }
    media::RenditionStream stream() const;
    edit::AnnotationDocument& document() { return *m_document; }
    edit::Selection& selection() { return *m_selection; }
    /// Edits of this clip that were ever stored, by anyone.
    std::int64_t storedEdits() const { return m_journal->edits(); }
    const crypto::AgeReader& reader() const { return *m_reader; }

    /// Wipes keys and decrypted bytes at once; from any thread.
    std::function<void()> wiper() const;
    /// Logs the end of the view. Once; the destructor does it when nobody did.
    void logEnd(std::string_view reason);

private:
    OpenClip(Session& session, storage::ClipRow row, OpenPurpose purpose)
        : m_session(session), m_row(std::move(row)), m_purpose(purpose)
    {
    }
    Result<void> openPicture();
    Result<void> openLabels();

    Session& m_session;
    storage::ClipRow m_row;
    OpenPurpose m_purpose;
    std::optional<consent::Access> m_access;
    std::optional<consent::ClipKey> m_key;
    std::shared_ptr<const FrameTable> m_frames;
    std::shared_ptr<crypto::AgeReader> m_reader;
    std::unique_ptr<storage::LabelJournal> m_journal;
    std::unique_ptr<edit::AnnotationDocument> m_document;
    std::unique_ptr<edit::Selection> m_selection;
    bool m_endLogged = true;
};

} // namespace consentry::app
