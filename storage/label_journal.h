#pragma once

#include "annotation/annotation_set.h"
#include "annotation/journal_port.h"
#include "storage/workspace.h"

namespace consentry::storage {

/// Keeps one clip's live labels: each edit is one small durable transaction, so there is nothing to save and nothing to
/// lose. Rows are unsigned drafts; a submission signs what they add up to.
class LabelJournal final : public annotation::JournalPort {
public:
    /// Reads what is there. `author` is the k4.pid of whoever edits.
    static Result<std::unique_ptr<LabelJournal>> open(Workspace& workspace, ClipId clip, const crypto::KeyId& author,
                                                      const Clock& clock);

    /// The labels now.
    const annotation::AnnotationSet& labels() const { return m_labels; }
    /// How many edits of this clip were ever stored.
    std::int64_t edits() const { return m_next; }
    /// Errc::EditedElsewhere when another window has edited this clip since `open`, or its segments changed, or the
    /// author handed one in; Errc::AccessEnded when its labels were erased.
    Result<void> append(const annotation::Change& change) override;

    /// The live labels of a clip: newest snapshot and what follows it. Errc::DraftsDamaged when a row does
    /// not parse or is missing.
    static Result<annotation::AnnotationSet> load(Workspace& workspace, ClipId clip);
    /// Whether anything was ever drawn in it and not erased.
    static Result<bool> hasLabels(Workspace& workspace, ClipId clip);

private:
    LabelJournal(Workspace& workspace, ClipId clip, crypto::KeyId author, const Clock& clock);
    Result<void> writeSnapshot(const annotation::AnnotationSet& labels);

    Workspace& m_workspace;
    ClipId m_clip;
    crypto::KeyId m_author;
    const Clock& m_clock;
    annotation::AnnotationSet m_labels;
    std::int64_t m_next = 0;  ///< number of the next row
    std::int64_t m_round = 0; ///< where the log last said which frames the author may edit
};

/// A snapshot takes the place of every so many edits.
inline constexpr int kEditsPerSnapshot = 200;

} // namespace consentry::storage
