#include "annotation/edit/annotation_document.h"

#include "annotation/attribute_edit.h"
#include "annotation/interpolation.h"
#include "annotation/timing.h"

#include <QUndoCommand>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace consentry::edit {

using annotation::Change;
using annotation::KeyFrame;
using annotation::Track;
using annotation::TrackId;

namespace {

struct MarkEdits {
    annotation::Mark mark;
    EditKind set;
    EditKind clear;
};

constexpr std::array kMarkEdits{
    MarkEdits{annotation::Mark::Occluded, EditKind::SetOccluded, EditKind::ClearOccluded},
    MarkEdits{annotation::Mark::Truncated, EditKind::SetTruncated, EditKind::ClearTruncated},
    MarkEdits{annotation::Mark::Outside, EditKind::EndTrack, EditKind::ContinueTrack},
};

EditKind flagEditKind(TrackFlag flag, bool on)
{
    switch (flag) {
    case TrackFlag::Hidden: return on ? EditKind::HideTracks : EditKind::ShowTracks;
    case TrackFlag::Locked: return on ? EditKind::LockTracks : EditKind::UnlockTracks;
    case TrackFlag::Pinned: break;
    }
    return on ? EditKind::PinTracks : EditKind::UnpinTracks;
}

/// What of `change` would really change `set`.
Change effective(const annotation::AnnotationSet& set, Change change)
{
    std::erase_if(change.tracks, [&](const auto& entry) {
        const Track* now = set.find(entry.first);
        return entry.second ? now && *now == *entry.second : !now;
    });
    if (change.clipTags == set.clipTags)
        change.clipTags.reset();
    if (change.rangeTags == set.rangeTags)
        change.rangeTags.reset();
    if (change.excluded == set.excluded)
        change.excluded.reset();
    if (change.ignored == set.ignored)
        change.ignored.reset();
    return change;
}

bool touchesTags(const Change& change)
{
    return change.clipTags || change.rangeTags || change.excluded || change.ignored;
}

bool touchesSame(const Change& a, const Change& b)
{
    const auto sameId = [](const auto& x, const auto& y) { return x.first == y.first; };
    return !touchesTags(a) && !touchesTags(b)
           && std::equal(a.tracks.begin(), a.tracks.end(), b.tracks.begin(), b.tracks.end(), sameId);
}

} // namespace

EditKind markEditKind(annotation::MarkValue value)
{
    const auto it = std::find_if(kMarkEdits.begin(), kMarkEdits.end(),
                                 [&](const MarkEdits& edits) { return edits.mark == value.mark; });
    return value.on ? it->set : it->clear;
}

/// A step that undo and redo both swap. It is done when it is pushed, so the first redo does nothing.
class AnnotationDocument::Command : public QUndoCommand {
public:
    explicit Command(Edit edit) : m_edit(std::move(edit)) {}

    const Edit& edit() const { return m_edit; }
    /// What swapping would do to the labels; null when it would do nothing to them.
    virtual const Change* other() const = 0;

    void undo() override { swap(); }
    void redo() override
    {
        if (std::exchange(m_isDone, true))
            swap();
    }

private:
    virtual void swap() = 0;

    Edit m_edit;
    bool m_isDone = false;
};

/// Holds the other value of all that a step touched. The stack never runs one before AnnotationDocument::step() made
/// the swap durable.
class AnnotationDocument::LabelCommand final : public Command {
public:
    LabelCommand(annotation::AnnotationSet& set, Edit edit, Change other, Gesture gesture)
        : Command(std::move(edit)), m_set(set), m_other(std::move(other)), m_gesture(gesture)
    {
    }

    const Change* other() const override { return &m_other; }
    int id() const override { return m_gesture == 0 ? -1 : 1; }
    bool mergeWith(const QUndoCommand* next) override
    {
        const auto* later = static_cast<const LabelCommand*>(next); // no other kind has an id
        return later->m_gesture == m_gesture && later->edit() == edit() && touchesSame(later->m_other, m_other);
    }

private:
    void swap() override { m_other = apply(m_set, std::move(m_other)); }

    annotation::AnnotationSet& m_set;
    Change m_other;
    Gesture m_gesture;
};

/// Tracks that got a flag or lost it.
class AnnotationDocument::FlagCommand final : public Command {
public:
    FlagCommand(TrackFlags& flags, Edit edit, TrackFlag flag, std::vector<TrackId> tracks)
        : Command(std::move(edit)), m_flags(flags), m_flag(flag), m_tracks(std::move(tracks))
    {
    }

    const Change* other() const override { return nullptr; }

private:
    void swap() override { m_flags.set(m_flag, m_tracks, !m_flags.haveAll(m_flag, m_tracks)); }

    TrackFlags& m_flags;
    TrackFlag m_flag;
    std::vector<TrackId> m_tracks;
};

AnnotationDocument::AnnotationDocument(annotation::AnnotationSet set, DocumentFacts facts,
                                       annotation::JournalPort& journal, QObject* parent)
    : QObject(parent), m_set(std::move(set)), m_facts(std::move(facts)), m_journal(journal)
{
}

AnnotationDocument::~AnnotationDocument() = default;

void AnnotationDocument::setMode(EditMode mode)
{
    if (m_journalError || mode == m_mode)
        return;
    m_mode = mode;
    Q_EMIT modeChanged(mode);
    Q_EMIT undoChanged();
}

void AnnotationDocument::setSegments(std::vector<annotation::Segment> segments)
{
    if (segments == m_facts.segments)
        return;
    m_facts.segments = std::move(segments);
    Q_EMIT segmentsChanged();
}

Result<TrackId> AnnotationDocument::addObject(const NewObject& object)
{
    Track track;
    track.label = object.label;
    track.kind = object.kind;
    track.keyFrames = {KeyFrame{.frame = object.frame, .box = object.box}};
    track.singleFrame = object.extent == NewObject::Extent::SingleFrame;
    track = annotation::withPresets(std::move(track), m_facts.labels);
    TRY_ASSIGN(const std::vector<TrackId> ids, addTracks({std::move(track)}, EditKind::Draw));
    return ids.front();
}

Result<std::vector<TrackId>> AnnotationDocument::addTracks(std::vector<Track> tracks, EditKind kind)
{
    Edit edit{kind, tracks.size() == 1 ? tracks.front().label : std::string(), static_cast<int>(tracks.size())};
    Change change;
    std::vector<TrackId> ids;
    std::uint32_t next = m_set.nextTrackId;
    for (Track& track : tracks) {
        track.id = TrackId{next++};
        if (track.author.empty())
            track.author = m_facts.author;
        ids.push_back(track.id);
        change.tracks[track.id] = std::move(track);
    }
    TRY_VOID(perform(std::move(edit), std::move(change)));
    return ids;
}

Result<void> AnnotationDocument::setBox(const BoxEdit& edit, Gesture gesture)
{
    TRY_ASSIGN(Track track, copyOf(edit.track));
    const Box before = impliedKeyFrame(track, edit.frame).box;
    const bool sameSize = before.width == edit.box.width && before.height == edit.box.height;
    if (sameSize && before != edit.box)
        TRY_VOID(requireMovable({&edit.track, 1}));
    const Edit step{sameSize ? EditKind::MoveBox : EditKind::ResizeBox, track.label};
    return editTrack(step, withBox(std::move(track), edit.frame, edit.box), gesture);
}

Result<void> AnnotationDocument::setMark(TrackId id, FrameIndex frame, annotation::MarkValue value)
{
    TRY_ASSIGN(Track track, copyOf(id));
    const Edit edit{markEditKind(value), track.label};
    return editTrack(edit, withMark(std::move(track), frame, value));
}

Result<void> AnnotationDocument::toggleKeyFrame(TrackId id, FrameIndex frame)
{
    TRY_ASSIGN(Track track, copyOf(id));
    if (track.keyFrameAt(frame))
        return removeKeyFrame(id, frame);
    const Edit edit{EditKind::AddKeyFrame, track.label};
    return editTrack(edit, withKeyFrame(std::move(track), frame));
}

Result<void> AnnotationDocument::removeKeyFrame(TrackId id, FrameIndex frame)
{
    TRY_ASSIGN(Track track, copyOf(id));
    const Edit edit{EditKind::RemoveKeyFrame, track.label};
    auto shorter = withoutKeyFrame(std::move(track), frame);
    if (!shorter)
        return makeError(Errc::BadLabels, "frame " + std::to_string(frame.value), "no key frame that could be removed");
    return editTrack(edit, std::move(*shorter));
}

Result<void> AnnotationDocument::retimeKeyFrame(TrackId id, FrameIndex from, FrameIndex to)
{
    TRY_ASSIGN(Track track, copyOf(id));
    const Edit edit{EditKind::MoveKeyFrame, track.label};
    auto moved = withKeyFrameMoved(std::move(track), from, to);
    if (!moved)
        return makeError(Errc::BadLabels, "frame " + std::to_string(to.value), "a key frame cannot be moved there");
    return editTrack(edit, std::move(*moved));
}

Result<DeleteOutcome> AnnotationDocument::deleteAt(TrackId id, FrameIndex frame)
{
    TRY_ASSIGN(Track track, copyOf(id));
    if (track.keyFrameAt(frame)) {
        if (track.singleFrame) {
            TRY_VOID(removeTracks({&id, 1}));
            return DeleteOutcome::BoxRemoved;
        }
        if (!withoutKeyFrame(track, frame))
            return DeleteOutcome::OnlyKeyFrame;
        TRY_VOID(removeKeyFrame(id, frame));
        return DeleteOutcome::KeyFrameRemoved;
    }
    if (!stateAt(track, frame))
        return DeleteOutcome::NotVisible;
    TRY_VOID(setMark(id, frame, {annotation::Mark::Outside, true}));
    return DeleteOutcome::EndedHere;
}

Result<void> AnnotationDocument::removeTracks(std::span<const TrackId> ids)
{
    Edit edit{EditKind::RemoveTrack, {}, static_cast<int>(ids.size())};
    Change change;
    for (const TrackId id : ids) {
        TRY_ASSIGN(const Track track, copyOf(id));
        change.tracks[id] = std::nullopt;
        edit.subject = ids.size() == 1 ? track.label : std::string();
    }
    return perform(std::move(edit), std::move(change));
}

Result<void> AnnotationDocument::setLabel(std::span<const TrackId> ids, const std::string& label,
                                          const std::string& kind)
{
    Change change;
    for (const TrackId id : ids) {
        TRY_ASSIGN(Track track, copyOf(id));
        track.label = label;
        track.kind = kind;
        change.tracks[id] = std::move(track);
    }
    return perform({EditKind::SetLabel, label, static_cast<int>(ids.size())}, std::move(change));
}

Result<void> AnnotationDocument::setAttribute(TrackId id, const std::string& name, const std::string& value)
{
    TRY_ASSIGN(Track track, copyOf(id));
    return editTrack({EditKind::SetAttribute, name}, withAttribute(std::move(track), name, value));
}

Result<void> AnnotationDocument::setAttributeFrom(TrackId id, const annotation::AttributeEvent& event)
{
    TRY_ASSIGN(Track track, copyOf(id));
    return editTrack({EditKind::SetAttribute, event.name}, withEvent(std::move(track), event));
}

void AnnotationDocument::toggleFlag(TrackFlag flag, std::span<const TrackId> ids)
{
    const bool on = !m_flags.haveAll(flag, ids);
    std::vector<TrackId> tracks;
    std::ranges::copy_if(ids, std::back_inserter(tracks), [&](TrackId id) { return m_flags.has(flag, id) != on; });
    if (tracks.empty())
        return;
    m_flags.set(flag, tracks, on);
    if (m_mode == EditMode::ReadOnly)
        return;
    const Track* first = m_set.find(tracks.front());
    Edit edit{flagEditKind(flag, on), tracks.size() == 1 && first ? first->label : std::string(),
              static_cast<int>(tracks.size())};
    m_undoStack.push(new FlagCommand(m_flags, std::move(edit), flag, std::move(tracks))); // the stack owns it
    Q_EMIT undoChanged();
}

Result<void> AnnotationDocument::undo()
{
    return step(Direction::Back);
}

Result<void> AnnotationDocument::redo()
{
    return step(Direction::Forward);
}

std::optional<Edit> AnnotationDocument::undoEdit() const
{
    const auto* command = commandFor(Direction::Back);
    return m_mode == EditMode::Editable && command ? std::optional(command->edit()) : std::nullopt;
}

std::optional<Edit> AnnotationDocument::redoEdit() const
{
    const auto* command = commandFor(Direction::Forward);
    return m_mode == EditMode::Editable && command ? std::optional(command->edit()) : std::nullopt;
}

History AnnotationDocument::history() const
{
    History history{.edits = {}, .done = static_cast<std::size_t>(m_undoStack.index())};
    for (int i = 0; i < m_undoStack.count(); ++i)
        history.edits.push_back(static_cast<const Command*>(m_undoStack.command(i))->edit());
    return history;
}

Result<void> AnnotationDocument::goToStep(std::size_t steps)
{
    const auto wanted = static_cast<int>(std::min(steps, static_cast<std::size_t>(m_undoStack.count())));
    while (m_undoStack.index() != wanted)
        TRY_VOID(step(m_undoStack.index() > wanted ? Direction::Back : Direction::Forward));
    return {};
}

const AnnotationDocument::Command* AnnotationDocument::commandFor(Direction direction) const
{
    const int index = direction == Direction::Back ? m_undoStack.index() - 1 : m_undoStack.index();
    return static_cast<const Command*>(m_undoStack.command(index));
}

Result<void> AnnotationDocument::perform(Edit edit, Change change, Gesture gesture)
{
    TRY_VOID(requireEditable());
    change = effective(m_set, std::move(change));
    if (change.isEmpty())
        return {};
    TRY_VOID(requireUnlocked(change));
    TRY_VOID(requireOwnSegment(change));
    if (m_facts.labels.version > m_set.labelSetVersion)
        change.labelSetVersion = m_facts.labels.version; // it may use what is new there
    TRY_VOID(validate(change, m_facts.labels, m_facts.frames));
    TRY_VOID(keep(change));
    Change inverse = apply(m_set, change);
    const ChangeEvent event = eventOf(edit, ChangeCause::Edit, inverse);
    m_undoStack.push(new LabelCommand(m_set, std::move(edit), std::move(inverse), gesture)); // the stack owns it
    announce(event);
    return {};
}

Result<void> AnnotationDocument::editTrack(Edit edit, Track track, Gesture gesture)
{
    return perform(std::move(edit), annotation::replacement(std::move(track)), gesture);
}

Result<void> AnnotationDocument::step(Direction direction)
{
    TRY_VOID(requireEditable());
    const Command* command = commandFor(direction);
    if (!command)
        return {};
    const Edit edit = command->edit();
    const Change* other = command->other();
    if (other)
        TRY_VOID(keep(*other));
    if (direction == Direction::Back)
        m_undoStack.undo();
    else
        m_undoStack.redo();
    if (other)
        announce(eventOf(edit, direction == Direction::Back ? ChangeCause::Undo : ChangeCause::Redo, *other));
    else
        Q_EMIT undoChanged();
    return {};
}

Result<void> AnnotationDocument::requireEditable() const
{
    if (m_journalError)
        return *m_journalError;
    if (m_mode == EditMode::ReadOnly)
        return makeError(Errc::ActionNotGranted, "annotate");
    return {};
}

Result<void> AnnotationDocument::requireUnlocked(const Change& change) const
{
    for (const auto& [id, track] : change.tracks) {
        if (m_set.find(id) && m_flags.has(TrackFlag::Locked, id))
            return makeError(Errc::TrackLocked, std::to_string(id.value));
    }
    return {};
}

Result<void> AnnotationDocument::requireMovable(std::span<const TrackId> ids) const
{
    for (const TrackId id : ids) {
        if (m_flags.has(TrackFlag::Pinned, id))
            return makeError(Errc::TrackLocked, std::to_string(id.value));
    }
    return {};
}

Result<void> AnnotationDocument::requireOwnSegment(const Change& change) const
{
    return annotation::requireOwnSegment(m_set, change, m_facts.segments, m_facts.author);
}

Result<void> AnnotationDocument::keep(const Change& change)
{
    auto kept = m_journal.append(change);
    if (!kept) {
        m_journalError = kept.error();
        m_mode = EditMode::ReadOnly;
        Q_EMIT modeChanged(m_mode);
        Q_EMIT undoChanged();
        Q_EMIT journalFailed(*m_journalError);
    }
    return kept;
}

ChangeEvent AnnotationDocument::eventOf(const Edit& edit, ChangeCause cause, const Change& previous) const
{
    ChangeEvent event{.edit = edit, .cause = cause, .added = {}, .changed = {}, .removed = {}};
    event.tagsChanged = touchesTags(previous);
    for (const auto& [id, before] : previous.tracks) {
        const bool exists = m_set.find(id) != nullptr;
        (!before ? event.added : exists ? event.changed : event.removed).push_back(id);
    }
    return event;
}

void AnnotationDocument::announce(const ChangeEvent& event)
{
    ++m_revision;
    Q_EMIT changed(event);
    Q_EMIT undoChanged();
}

Result<Track> AnnotationDocument::copyOf(TrackId id) const
{
    TRY_VOID(requireEditable());
    const Track* track = m_set.find(id);
    if (!track)
        return makeError(Errc::NotFound, "track", std::to_string(id.value));
    return *track;
}

} // namespace consentry::edit
