#include "annotation/edit/proposals.h"

#include "annotation/attribute_edit.h"
#include "annotation/track_pieces.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace consentry::edit {

using annotation::KeyFrame;
using annotation::Track;
using annotation::TrackId;

namespace {

/// Whether the stretch that a tracker filled still has the key frames that it had then: one, or one at either end.
bool isAsItWas(const OpenProposal& proposal, const Track& track)
{
    const std::vector<KeyFrame>& proposed = proposal.track.keyFrames;
    std::vector<KeyFrame> before{proposed.front()};
    if (proposed.size() > proposal.added.size() + 1)
        before.push_back(proposed.back());
    std::vector<KeyFrame> now;
    std::ranges::copy_if(track.keyFrames, std::back_inserter(now), [&](const KeyFrame& key) {
        return key.frame >= proposed.front().frame && key.frame <= proposed.back().frame;
    });
    return now == before;
}

bool hasTarget(const OpenProposal& proposal)
{
    return proposal.target.has_value();
}

std::set<std::uint32_t> numbersOf(const std::vector<OpenProposal>& proposals)
{
    std::set<std::uint32_t> numbers;
    for (const OpenProposal& proposal : proposals)
        numbers.insert(proposal.number);
    return numbers;
}

} // namespace

std::optional<annotation::BoxState> OpenProposal::stateAt(FrameIndex frame) const
{
    if (target && (frame < track.keyFrames.front().frame || frame > track.keyFrames.back().frame))
        return std::nullopt;
    return annotation::stateAt(track, frame);
}

Proposals::Proposals(AnnotationDocument& document, QObject* parent) : QObject(parent), m_document(document)
{
    connect(&m_document, &AnnotationDocument::changed, this, &Proposals::followDocument);
}

const OpenProposal* Proposals::find(std::uint32_t number) const
{
    const auto it = std::ranges::find(m_open, number, &OpenProposal::number);
    return it == m_open.end() ? nullptr : &*it;
}

std::vector<const OpenProposal*> Proposals::shown() const
{
    std::vector<const OpenProposal*> shown;
    for (const OpenProposal& proposal : m_open) {
        if (proposal.target || proposal.confidence >= m_threshold)
            shown.push_back(&proposal);
    }
    return shown;
}

std::vector<annotation::Proposal> Proposals::objects() const
{
    std::vector<annotation::Proposal> objects;
    for (const OpenProposal& proposal : m_open) {
        if (proposal.target)
            continue;
        objects.push_back({proposal.track, proposal.confidence});
        objects.back().track.id = {std::uint32_t(objects.size())};
    }
    return objects;
}

void Proposals::setThreshold(double threshold)
{
    if (threshold == m_threshold)
        return;
    m_threshold = threshold;
    Q_EMIT changed();
}

void Proposals::setObjects(const std::vector<annotation::Proposal>& proposals)
{
    const auto isObject = std::not_fn(hasTarget);
    std::erase_if(m_open, isObject);
    for (std::vector<OpenProposal>& taken : m_taken)
        std::erase_if(taken, isObject); // if they are there they were found again
    for (const annotation::Proposal& proposal : proposals)
        m_open.push_back({.number = m_next++, .track = proposal.track, .confidence = proposal.confidence});
    Q_EMIT changed();
}

std::uint32_t Proposals::addSpan(TrackId target, const annotation::TrackableSpan& span,
                                 std::vector<annotation::KeyFrame> keyFrames)
{
    const Track* track = m_document.labels().find(target);
    Q_ASSERT(track && !keyFrames.empty());
    OpenProposal proposal{.number = m_next, .track = *track, .target = target, .added = std::move(keyFrames)};
    proposal.track.keyFrames = {span.left};
    proposal.track.keyFrames.insert(proposal.track.keyFrames.end(), proposal.added.begin(), proposal.added.end());
    if (span.right)
        proposal.track.keyFrames.push_back(*span.right);
    if (!isAsItWas(proposal, *track))
        return 0;
    m_open.push_back(std::move(proposal));
    Q_EMIT changed();
    return m_next++;
}

/// `change` with what accepting does to the labels.
Result<annotation::Change> Proposals::changeFor(const OpenProposal& proposal, const std::string& motionLabel,
                                                annotation::Change change, std::uint32_t& nextId) const
{
    if (proposal.target) {
        const auto changed = change.tracks.find(*proposal.target);
        const Track* now =
            changed != change.tracks.end() ? &*changed->second : m_document.labels().find(*proposal.target);
        if (!now)
            return makeError(Errc::NotFound, "track", std::to_string(proposal.target->value));
        change.tracks.insert_or_assign(*proposal.target, annotation::withTracked(*now, proposal.added));
        return change;
    }
    Track track = proposal.track;
    track.id = {nextId++};
    track.author = m_document.facts().author;
    if (track.label == annotation::kMotionLabel)
        track.label = motionLabel;
    track = annotation::withPresets(std::move(track), m_document.facts().labels);
    change.tracks.insert_or_assign(track.id, std::move(track));
    return change;
}

Result<std::vector<TrackId>> Proposals::accept(const std::set<std::uint32_t>& numbers, const std::string& motionLabel)
{
    annotation::Change change;
    std::uint32_t nextId = m_document.labels().nextTrackId;
    EditKind kind = EditKind::TrackObject;
    for (const std::uint32_t number : numbers) {
        const OpenProposal* proposal = find(number);
        if (!proposal)
            return makeError(Errc::NotFound, "proposal", std::to_string(number));
        if (!proposal->target)
            kind = EditKind::AcceptSuggestion;
        TRY_ASSIGN(change, changeFor(*proposal, motionLabel, std::move(change), nextId));
    }
    std::vector<TrackId> ids;
    for (const auto& [id, track] : change.tracks)
        ids.push_back(id);
    const std::string subject = ids.size() == 1 ? change.tracks.begin()->second->label : std::string();
    TRY_VOID(take(numbers, {kind, subject, int(ids.size())}, std::move(change)));
    return ids;
}

Result<void> Proposals::take(const std::set<std::uint32_t>& numbers, Edit edit, annotation::Change change)
{
    const std::uint64_t before = m_document.revision();
    std::vector<OpenProposal> taken = openOf(numbers); // a span that is in its track has become stale by that
    TRY_VOID(m_document.perform(std::move(edit), std::move(change)));
    drop(numbers);
    if (m_document.revision() == before)
        return {}; // the labels said it already: there is nothing to undo
    m_taken.resize(m_takenNow++);
    m_taken.push_back(std::move(taken));
    return {};
}

Result<std::vector<TrackId>> Proposals::acceptShown(const std::string& motionLabel)
{
    std::set<std::uint32_t> numbers;
    for (const OpenProposal* proposal : shown())
        numbers.insert(proposal->number);
    return accept(numbers, motionLabel);
}

Result<void> Proposals::mergeInto(std::uint32_t number, TrackId target)
{
    const OpenProposal* proposal = find(number);
    const Track* track = m_document.labels().find(target);
    if (!proposal || proposal->target)
        return makeError(Errc::NotFound, "proposal", std::to_string(number));
    if (!track)
        return makeError(Errc::NotFound, "track", std::to_string(target.value));
    Track added = proposal->track;
    added.label = track->label;
    const std::vector<Track> parts{*track, std::move(added)};
    Track whole = annotation::merged(parts, annotation::Between::AsSeen);
    whole.id = track->id;
    whole.kind = track->kind;
    whole.source = track->source;
    whole.author = track->author;
    const std::int64_t frames = m_document.facts().frames.frames; // a box of the last frame needs no end
    std::erase_if(whole.keyFrames, [frames](const KeyFrame& key) { return key.frame.value >= frames; });
    Edit edit{EditKind::AcceptSuggestion, whole.label};
    return take({number}, std::move(edit), annotation::replacement(std::move(whole)));
}

std::vector<OpenProposal> Proposals::reject(const std::set<std::uint32_t>& numbers)
{
    return drop(numbers);
}

void Proposals::putBack(const std::vector<OpenProposal>& proposals)
{
    if (proposals.empty())
        return;
    m_open.insert(m_open.end(), proposals.begin(), proposals.end());
    std::ranges::sort(m_open, {}, &OpenProposal::number);
    Q_EMIT changed();
    if (!std::ranges::all_of(proposals, hasTarget))
        Q_EMIT objectsChanged();
}

std::vector<OpenProposal> Proposals::openOf(const std::set<std::uint32_t>& numbers) const
{
    std::vector<OpenProposal> open;
    std::ranges::copy_if(m_open, std::back_inserter(open),
                         [&](const OpenProposal& proposal) { return numbers.contains(proposal.number); });
    return open;
}

std::vector<OpenProposal> Proposals::drop(const std::set<std::uint32_t>& numbers)
{
    std::vector<OpenProposal> dropped = openOf(numbers);
    if (dropped.empty())
        return dropped;
    std::erase_if(m_open, [&](const OpenProposal& proposal) { return numbers.contains(proposal.number); });
    Q_EMIT changed();
    if (!std::ranges::all_of(dropped, hasTarget))
        Q_EMIT objectsChanged();
    return dropped;
}

/// Edits that take proposals are undone in the order in which they were made, as all are.
void Proposals::followDocument(const ChangeEvent& event)
{
    dropStale(event);
    const bool takes = event.edit.kind == EditKind::AcceptSuggestion || event.edit.kind == EditKind::TrackObject;
    if (takes && event.cause == ChangeCause::Undo && m_takenNow > 0)
        putBack(m_taken[--m_takenNow]);
    else if (takes && event.cause == ChangeCause::Redo && m_takenNow < m_taken.size())
        drop(numbersOf(m_taken[m_takenNow++]));
}

/// What was proposed for a track that is gone, or has changed there since, no longer fits.
void Proposals::dropStale(const ChangeEvent& event)
{
    std::set<std::uint32_t> stale;
    for (const OpenProposal& proposal : m_open) {
        if (!proposal.target)
            continue;
        const Track* track = m_document.labels().find(*proposal.target);
        const bool touched = std::ranges::find(event.changed, *proposal.target) != event.changed.end();
        if (!track || (touched && !isAsItWas(proposal, *track)))
            stale.insert(proposal.number);
    }
    drop(stale);
}

} // namespace consentry::edit
