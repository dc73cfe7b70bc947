#pragma once

#include "annotation/edit/edit_kind.h"
#include "annotation/edit/track_flags.h"
#include "annotation/journal_port.h"
#include "annotation/label_set.h"
#include "annotation/segments.h"
#include "annotation/track_edit.h"
#include "annotation/validate.h"

#include <QObject>
#include <QUndoStack>

#include <span>

namespace consentry::edit {

enum class EditMode { Editable, ReadOnly };

/// What a document's labels must fit, and whose hand edits them.
struct DocumentFacts {
    annotation::LabelSet labels;
    annotation::FrameFacts frames;
    std::string author; ///< k4.pid, noted on each object this document makes
    std::vector<annotation::Segment> segments = {}; ///< who labels which frames; none: the author labels all
};

/// A new object as it is drawn.
struct NewObject {
    std::string label;
    std::string kind;
    FrameIndex frame;
    Box box;
    enum class Extent { Track, SingleFrame } extent = Extent::Track;
};

/// A box that was moved or resized.
struct BoxEdit {
    annotation::TrackId track;
    FrameIndex frame;
    Box box;
};

/// What Del did. It never takes a whole track: when only that is left to do, nothing is done.
enum class DeleteOutcome { KeyFrameRemoved, EndedHere, BoxRemoved, OnlyKeyFrame, NotVisible };

/// What setting or clearing a mark is called.
EditKind markEditKind(annotation::MarkValue value);

/// The steps since the document was made, oldest first, and how many of them are done now.
struct History {
    std::vector<Edit> edits;
    std::size_t done = 0;
};

/// Steps with the same gesture other than 0 become one undo step: a held arrow key, a spin box that is turned.
/// A drag of the mouse is drawn by its tool and becomes one edit when the button is let go.
using Gesture = std::uint64_t;

/// The labels of one open clip, and the only way to edit them. Each edit, undo and redo included, is checked, then made
/// durable in the journal, then done, then announced. If the journal fails, nothing is done, journalFailed() is
/// emitted, and the document stays read-only, so what is on screen is what is stored.
///
/// Lives on the GUI thread. Owns the labels and the undo stack; the journal must outlive it. A refused edit is an
/// Error: BadLabels (where, why), NotFound ("track", id), TrackLocked (id) when it is locked, or pinned and would be
/// moved by hand, ActionNotGranted ("annotate") when read-only, SegmentOfAnother or SegmentHandedIn (frames, whose)
/// outside of the author's own segments, or the journal's own. An edit that would change nothing succeeds without a step.
class AnnotationDocument final : public QObject {
    Q_OBJECT

public:
    /// `set` must have passed validate() with the same facts.
    AnnotationDocument(annotation::AnnotationSet set, DocumentFacts facts, annotation::JournalPort& journal,
                       QObject* parent = nullptr);
    ~AnnotationDocument() override;

    const annotation::AnnotationSet& labels() const { return m_set; }
    const DocumentFacts& facts() const { return m_facts; }
    /// Counts up with every change, undo and redo included.
    std::uint64_t revision() const { return m_revision; }

    EditMode mode() const { return m_mode; }
    /// Review reads only. A document whose journal failed stays read-only.
    void setMode(EditMode mode);

    /// Others handed theirs in, or the clip was divided anew.
    void setSegments(std::vector<annotation::Segment> segments);

    /// A locked track refuses edits; what was done before can still be undone.
    TrackFlags& flags() { return m_flags; }
    const TrackFlags& flags() const { return m_flags; }
    /// On for all when one of them has it not, else off for all. One undo step, of which the journal never hears and
    /// changed() says nothing; none while the document is read-only.
    void toggleFlag(TrackFlag flag, std::span<const annotation::TrackId> ids);

    /// Any edit as a value (track_operations.h). One undo step.
    Result<void> perform(Edit edit, annotation::Change change, Gesture gesture = 0);

    /// With the attributes that the label set gives to new objects of its class.
    Result<annotation::TrackId> addObject(const NewObject& object);
    /// Adds ready-made tracks (suggestions, a tracker's answer, an import) in one step; ids are given here.
    Result<std::vector<annotation::TrackId>> addTracks(std::vector<annotation::Track> tracks, EditKind kind);
    /// Moves or resizes: makes a key frame at `frame` or changes the one that is there.
    Result<void> setBox(const BoxEdit& edit, Gesture gesture = 0);
    Result<void> setMark(annotation::TrackId id, FrameIndex frame, annotation::MarkValue value);
    /// Errc::BadLabels when it would take a track's only key frame.
    Result<void> toggleKeyFrame(annotation::TrackId id, FrameIndex frame);
    Result<void> removeKeyFrame(annotation::TrackId id, FrameIndex frame);
    /// Moves a key frame in time; Errc::BadLabels when it would pass or meet another.
    Result<void> retimeKeyFrame(annotation::TrackId id, FrameIndex from, FrameIndex to);
    /// The Del key: removes the key frame that is at `frame`, else ends the track here up to its next key frame.
    Result<DeleteOutcome> deleteAt(annotation::TrackId id, FrameIndex frame);
    Result<void> removeTracks(std::span<const annotation::TrackId> ids);
    Result<void> setLabel(std::span<const annotation::TrackId> ids, const std::string& label, const std::string& kind);
    /// An empty value takes the attribute away.
    Result<void> setAttribute(annotation::TrackId id, const std::string& name, const std::string& value);
    /// From `event.frame` to the attribute's next event; an empty value: none from here on.
    Result<void> setAttributeFrom(annotation::TrackId id, const annotation::AttributeEvent& event);

    /// TrackLocked when one of them is pinned; for what moves boxes and does not resize them.
    Result<void> requireMovable(std::span<const annotation::TrackId> ids) const;

    Result<void> undo();
    Result<void> redo();
    /// Nothing when there is no step, or the document is read-only.
    std::optional<Edit> undoEdit() const;
    std::optional<Edit> redoEdit() const;
    History history() const;
    /// Undoes or redoes one by one until `steps` are done; more than there are: all.
    Result<void> goToStep(std::size_t steps);

Q_SIGNALS:
    void changed(const consentry::edit::ChangeEvent& event);
    void modeChanged(consentry::edit::EditMode mode);
    void segmentsChanged();
    /// undoEdit() or redoEdit() may answer otherwise than before.
    void undoChanged();
    void journalFailed(const consentry::Error& error);

private:
    class Command;
    class LabelCommand;
    class FlagCommand;
    enum class Direction { Forward, Back };

    Result<void> editTrack(Edit edit, annotation::Track track, Gesture gesture = 0);
    Result<void> step(Direction direction);
    Result<void> keep(const annotation::Change& change);
    Result<void> requireEditable() const;
    Result<void> requireUnlocked(const annotation::Change& change) const;
    Result<void> requireOwnSegment(const annotation::Change& change) const;
    Result<annotation::Track> copyOf(annotation::TrackId id) const;
    const Command* commandFor(Direction direction) const;
    ChangeEvent eventOf(const Edit& edit, ChangeCause cause, const annotation::Change& previous) const;
    void announce(const ChangeEvent& event);

    annotation::AnnotationSet m_set;
    DocumentFacts m_facts;
    annotation::JournalPort& m_journal;
    TrackFlags m_flags;
    QUndoStack m_undoStack;
    EditMode m_mode = EditMode::Editable;
    std::optional<Error> m_journalError;
    std::uint64_t m_revision = 0;
};

} // namespace consentry::edit
