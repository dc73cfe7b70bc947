#include "annotation/edit/track_operations.h"

#include "annotation/interpolation.h"
#include "annotation/timing.h"

#include <algorithm>
#include <utility>

namespace consentry::edit {

using annotation::Change;
using annotation::KeyFrame;
using annotation::Track;
using annotation::TrackId;

namespace {

/// The class when there is one object, for the words of the undo step.
Edit editOf(EditKind kind, const std::vector<Track>& tracks)
{
    return {kind, tracks.size() == 1 ? tracks.front().label : std::string(), static_cast<int>(tracks.size())};
}

TrackId nextId(const AnnotationDocument& document)
{
    return {document.labels().nextTrackId};
}

std::int64_t clipFrames(const AnnotationDocument& document)
{
    return document.facts().frames.frames;
}

/// The clip ends before an outside key frame behind its last frame could say anything.
Track insideClip(Track track, std::int64_t frames)
{
    std::erase_if(track.keyFrames, [frames](const KeyFrame& keyFrame) { return keyFrame.frame.value >= frames; });
    return track;
}

void add(Change& change, Track track)
{
    const TrackId id = track.id;
    change.tracks[id] = std::move(track);
}

/// Whether the track would have no box at all.
bool takesTheOnlyBox(const Track& track, FrameIndex frame, annotation::MarkValue value)
{
    return value.mark == annotation::Mark::Outside && value.on
           && !hasBox(annotation::endedAt(track, frame));
}

/// A box of one frame, again in each of the frames from `from` to `to`.
void repeatBox(Change& change, TrackId& next, const Track& track, FrameRange frames)
{
    for (FrameIndex frame = frames.begin; frame < frames.end; frame = frame + 1) {
        if (frame == track.keyFrames.front().frame)
            continue;
        Track copy = track;
        copy.id = next;
        copy.keyFrames.front().frame = frame;
        next.value += 1;
        add(change, std::move(copy));
    }
}

} // namespace

std::vector<Track> tracksOf(const AnnotationDocument& document, const TrackIds& ids)
{
    std::vector<Track> tracks;
    for (const TrackId id : ids) {
        if (const Track* track = document.labels().find(id))
            tracks.push_back(*track);
    }
    return tracks;
}

Result<std::optional<TrackId>> mergeTracks(AnnotationDocument& document, const TrackIds& ids,
                                           annotation::Between between)
{
    const std::vector<Track> tracks = tracksOf(document, ids);
    const auto isSameClass = [&](const Track& track) { return track.label == tracks.front().label; };
    if (tracks.size() < 2 || !std::ranges::all_of(tracks, isSameClass))
        return std::optional<TrackId>();
    Track whole = annotation::merged(tracks, between);
    const TrackId id = whole.id;
    Change change;
    for (const Track& track : tracks)
        change.tracks[track.id] = std::nullopt;
    add(change, insideClip(std::move(whole), clipFrames(document)));
    const EditKind kind = between == annotation::Between::Filled ? EditKind::JoinTracks : EditKind::MergeTracks;
    TRY_VOID(document.perform(editOf(kind, tracks), std::move(change)));
    return std::optional(id);
}

Result<std::optional<TrackId>> splitTrack(AnnotationDocument& document, TrackId id, FrameIndex frame)
{
    const Track* track = document.labels().find(id);
    auto halves = track ? annotation::splitAt(*track, frame) : std::nullopt;
    if (!halves)
        return std::optional<TrackId>();
    const Edit edit{EditKind::SplitTrack, track->label};
    const TrackId made = nextId(document);
    halves->after.id = made;
    Change change;
    add(change, std::move(halves->before));
    add(change, std::move(halves->after));
    TRY_VOID(document.perform(edit, std::move(change)));
    return std::optional(made);
}

Result<Outcome> swapTracks(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame)
{
    const std::vector<Track> tracks = tracksOf(document, ids);
    if (tracks.size() != 2 || tracks[0].singleFrame || tracks[1].singleFrame)
        return Outcome::Nothing;
    auto swapped = annotation::withSwappedTails(tracks[0], tracks[1], frame);
    if (!swapped)
        return Outcome::Nothing;
    Change change;
    add(change, std::move(swapped->before));
    add(change, std::move(swapped->after));
    return performed(document, editOf(EditKind::SwapTracks, tracks), std::move(change));
}

CopiedObjects copyObjects(const AnnotationDocument& document, const TrackIds& ids, FrameIndex frame)
{
    CopiedObjects copies;
    for (Track& track : tracksOf(document, ids)) {
        if (!stateAt(track, frame))
            continue;
        track.attributes = attributesAt(track, frame);
        track.events.clear();
        track.keyFrames = {impliedKeyFrame(track, frame)};
        track.keyFrames.front().tracked = false; // whoever pastes it says so
        track.source = annotation::Source::Manual;
        track.author.clear(); // whoever pastes it
        copies.push_back(std::move(track));
    }
    return copies;
}

Result<TrackIds> pasteObjects(AnnotationDocument& document, const CopiedObjects& objects, FrameIndex frame)
{
    const annotation::LabelSet& labels = document.facts().labels;
    std::vector<Track> pasted;
    for (Track object : objects) {
        KeyFrame& keyFrame = object.keyFrames.front();
        keyFrame.frame = frame;
        keyFrame.box = clipped(keyFrame.box, document.facts().frames.size);
        const annotation::LabelClass* labelClass = labels.findClass(object.label);
        const bool isKnown = labelClass && (object.kind.empty() || labelClass->hasKind(object.kind));
        const bool isLargeEnough =
            keyFrame.box.width >= annotation::kLeastBoxSide && keyFrame.box.height >= annotation::kLeastBoxSide;
        if (isKnown && isLargeEnough)
            pasted.push_back(std::move(object));
    }
    if (pasted.empty())
        return TrackIds();
    TRY_ASSIGN(const std::vector<TrackId> ids, document.addTracks(std::move(pasted), EditKind::Paste));
    return TrackIds(ids.begin(), ids.end());
}

Result<Outcome> propagate(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame, std::int64_t frames)
{
    const FrameRange clip{{0}, {clipFrames(document)}};
    const FrameIndex to = clip.clamp(frame + frames);
    std::vector<Track> seen = tracksOf(document, ids);
    std::erase_if(seen, [frame](const Track& track) { return !stateAt(track, frame); });
    Change change;
    TrackId next = nextId(document);
    for (const Track& track : seen) {
        if (track.singleFrame)
            repeatBox(change, next, track, {std::min(frame, to), std::max(frame, to) + 1});
        else
            add(change, withHeldBox(track, {.from = frame, .frames = to - frame, .clip = clip.end.value}));
    }
    return performed(document, editOf(EditKind::Propagate, seen), std::move(change));
}

Result<Outcome> removeInRange(AnnotationDocument& document, const TrackIds& ids, FrameRange range, RangePart part)
{
    if (range.isEmpty())
        return Outcome::Nothing;
    if (range.end.value >= clipFrames(document))
        range.end = {annotation::kMostFrames};
    std::vector<Track> touched;
    Change change;
    for (const Track& track : tracksOf(document, ids)) {
        auto rest = part == RangePart::Boxes ? withoutBoxesIn(track, range) : withoutKeyFramesIn(track, range);
        if (rest == track)
            continue;
        touched.push_back(track);
        change.tracks[track.id] = std::move(rest);
    }
    const EditKind kind = part == RangePart::Boxes ? EditKind::RemoveBoxes : EditKind::RemoveKeyFrames;
    return performed(document, editOf(kind, touched), std::move(change));
}

Result<Outcome> toggleInterpolation(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame)
{
    using annotation::Stretch;
    std::vector<Track> tracks = tracksOf(document, ids);
    std::erase_if(tracks, [frame](const Track& track) { return !stretchAt(track, frame); });
    const bool allSeen = std::ranges::all_of(
        tracks, [frame](const Track& track) { return stretchAt(track, frame) == Stretch::Interpolated; });
    const Stretch wanted = allSeen ? Stretch::KeyFrameOnly : Stretch::Interpolated;
    Change change;
    for (const Track& track : tracks)
        add(change, insideClip(withStretch(track, frame, wanted), clipFrames(document)));
    return performed(document, editOf(allSeen ? EditKind::HideStretch : EditKind::ShowStretch, tracks),
                     std::move(change));
}

Result<int> simplifyTracks(AnnotationDocument& document, const TrackIds& ids, double tolerance)
{
    int gone = 0;
    std::vector<Track> touched;
    Change change;
    for (Track& track : tracksOf(document, ids)) {
        const std::size_t before = track.keyFrames.size();
        track.keyFrames = annotation::simplified(track.keyFrames, tolerance);
        if (track.keyFrames.size() == before)
            continue;
        gone += static_cast<int>(before - track.keyFrames.size());
        touched.push_back(track);
        add(change, std::move(track));
    }
    TRY_VOID(document.perform(editOf(EditKind::Simplify, touched), std::move(change)));
    return gone;
}

Result<Outcome> moveBoxes(AnnotationDocument& document, const std::map<annotation::TrackId, Box>& boxes,
                          FrameIndex frame)
{
    TrackIds ids;
    for (const auto& [id, box] : boxes)
        ids.insert(id);
    TRY_VOID(document.requireMovable(std::vector(ids.begin(), ids.end())));
    const std::vector<Track> tracks = tracksOf(document, ids);
    Change change;
    for (const Track& track : tracks)
        add(change, withBox(track, frame, boxes.at(track.id)));
    return performed(document, editOf(EditKind::MoveBox, tracks), std::move(change));
}

Result<Outcome> setMarks(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame,
                         annotation::MarkValue value)
{
    std::vector<Track> tracks = tracksOf(document, ids);
    std::erase_if(tracks, [&](const Track& track) {
        const bool seen = stateAt(track, frame).has_value();
        return takesTheOnlyBox(track, frame, value)
               || (track.singleFrame ? !seen || value.mark == annotation::Mark::Outside
                                     : !seen && value.mark != annotation::Mark::Outside);
    });
    Change change;
    for (const Track& track : tracks)
        add(change, withMark(track, frame, value));
    return performed(document, editOf(markEditKind(value), tracks), std::move(change));
}

Result<Outcome> setAttribute(AnnotationDocument& document, const TrackIds& ids, const annotation::AttributeEdit& edit)
{
    const annotation::AttributeSpec* spec = document.facts().labels.findAttribute(edit.name);
    std::vector<Track> tracks = tracksOf(document, ids);
    std::erase_if(tracks, [spec](const Track& track) { return !spec || !spec->appliesTo(track.label); });
    Change change;
    for (const Track& track : tracks)
        add(change, withValue(track, edit));
    return performed(document, {EditKind::SetAttribute, edit.name, static_cast<int>(tracks.size())}, std::move(change));
}

Result<Outcome> toggleKeyFrames(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame)
{
    std::vector<Track> tracks = tracksOf(document, ids);
    std::erase_if(tracks, [](const Track& track) { return track.singleFrame; });
    const bool remove = std::ranges::all_of(tracks, [frame](const Track& track) { return track.keyFrameAt(frame); });
    Change change;
    for (const Track& track : tracks) {
        if (!remove)
            add(change, withKeyFrame(track, frame));
        else if (auto shorter = withoutKeyFrame(track, frame))
            add(change, std::move(*shorter));
    }
    return performed(document, editOf(remove ? EditKind::RemoveKeyFrame : EditKind::AddKeyFrame, tracks),
                     std::move(change));
}

std::optional<TrackId> trackInTheWay(const AnnotationDocument& document, const TrackIds& ids, FrameIndex from,
                                     FrameIndex to)
{
    for (const TrackId id : ids) {
        const Track* track = document.labels().find(id);
        if (track && track->keyFrameAt(from)
            && !annotation::roomForKeyFrame(*track, from, clipFrames(document)).contains(to))
            return id;
    }
    return std::nullopt;
}

Result<Outcome> retimeKeyFrames(AnnotationDocument& document, const TrackIds& ids, FrameIndex from, FrameIndex to,
                                Gesture gesture)
{
    if (trackInTheWay(document, ids, from, to))
        return Outcome::Nothing;
    std::vector<Track> moved;
    Change change;
    for (const Track& track : tracksOf(document, ids)) {
        if (auto later = withKeyFrameMoved(track, from, to)) {
            moved.push_back(track);
            add(change, std::move(*later));
        }
    }
    return performed(document, editOf(EditKind::MoveKeyFrame, moved), std::move(change), gesture);
}

Result<Outcome> deleteSeveralAt(AnnotationDocument& document, const TrackIds& ids, FrameIndex frame)
{
    std::vector<Track> touched;
    Change change;
    for (const Track& track : tracksOf(document, ids)) {
        if (track.singleFrame && track.keyFrameAt(frame))
            change.tracks[track.id] = std::nullopt;
        else if (track.keyFrameAt(frame))
            change.tracks[track.id] = withoutKeyFrame(track, frame).value_or(track);
        else if (stateAt(track, frame))
            change.tracks[track.id] = endedAt(track, frame);
        else
            continue;
        touched.push_back(track);
    }
    return performed(document, editOf(EditKind::RemoveBoxes, touched), std::move(change));
}

} // namespace consentry::edit
