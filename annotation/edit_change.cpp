#include "annotation/edit_change.h"

#include "annotation/interpolation.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace consentry::annotation {

namespace {

/// Puts `replacement` where the track with this id is or belongs; returns what was there.
std::optional<Track> exchange(std::vector<Track>& tracks, TrackId id, std::optional<Track> replacement)
{
    const auto it = std::lower_bound(tracks.begin(), tracks.end(), id,
                                     [](const Track& track, TrackId wanted) { return track.id < wanted; });
    const bool exists = it != tracks.end() && it->id == id;
    if (!exists) {
        if (replacement)
            tracks.insert(it, std::move(*replacement));
        return std::nullopt;
    }
    std::optional<Track> previous = std::move(*it);
    if (replacement)
        *it = std::move(*replacement);
    else
        tracks.erase(it);
    return previous;
}

std::optional<BoxState> seenAt(const Track* track, FrameIndex frame)
{
    return track == nullptr ? std::nullopt : stateAt(*track, frame);
}

/// Frames with a key frame of `track` that `other` does not have.
std::vector<FrameIndex> ownFrames(const Track* track, const Track* other)
{
    if (track == nullptr)
        return {};
    std::vector<FrameIndex> frames;
    for (const KeyFrame& keyFrame : track->keyFrames) {
        if (other == nullptr || std::ranges::find(other->keyFrames, keyFrame) == other->keyFrames.end())
            frames.push_back(keyFrame.frame);
    }
    return frames;
}

} // namespace

Change apply(AnnotationSet& set, Change change)
{
    Change inverse;
    for (auto& [id, track] : change.tracks) {
        set.nextTrackId = std::max(set.nextTrackId, id.value + 1);
        inverse.tracks[id] = exchange(set.tracks, id, std::move(track));
    }
    if (change.clipTags)
        inverse.clipTags = std::exchange(set.clipTags, std::move(*change.clipTags));
    if (change.rangeTags)
        inverse.rangeTags = std::exchange(set.rangeTags, std::move(*change.rangeTags));
    if (change.excluded)
        inverse.excluded = std::exchange(set.excluded, std::move(*change.excluded));
    if (change.ignored)
        inverse.ignored = std::exchange(set.ignored, std::move(*change.ignored));
    if (change.labelSetVersion)
        inverse.labelSetVersion = std::exchange(set.labelSetVersion, *change.labelSetVersion);
    return inverse;
}

std::optional<FrameIndex> frameOfEdit(const AnnotationSet& before, const AnnotationSet& after,
                                      std::span<const TrackId> tracks, FrameIndex at)
{
    std::optional<FrameIndex> nearest;
    const auto distance = [at](FrameIndex frame) { return std::abs(frame.value - at.value); };
    for (const TrackId id : tracks) {
        const Track* was = before.find(id);
        const Track* is = after.find(id);
        if (seenAt(was, at) != seenAt(is, at))
            return at;
        for (const auto& frames : {ownFrames(was, is), ownFrames(is, was)}) {
            for (const FrameIndex frame : frames)
                nearest = nearest && distance(*nearest) <= distance(frame) ? *nearest : frame;
        }
    }
    return nearest;
}

Change replacement(Track track)
{
    Change change;
    const TrackId id = track.id;
    change.tracks[id] = std::move(track);
    return change;
}

} // namespace consentry::annotation
