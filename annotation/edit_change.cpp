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

/// A track before an edit and after it; null: there is none.
struct Versions {
    const Track* was = nullptr;
    const Track* is = nullptr;
};

std::optional<BoxState> seenAt(const Track* track, FrameIndex frame)
{
    return track == nullptr ? std::nullopt : stateAt(*track, frame);
}

/// Whether somebody who looks at `frame` sees which of both it is.
bool differAt(const Versions& track, FrameIndex frame)
{
    const auto was = seenAt(track.was, frame);
    if (was != seenAt(track.is, frame))
        return true;
    return was
           && (track.was->label != track.is->label || track.was->kind != track.is->kind
               || track.was->source != track.is->source
               || attributesAt(*track.was, frame) != attributesAt(*track.is, frame));
}

/// The nearest to `at` of the frames that are offered.
struct NearestFrame {
    FrameIndex at;
    std::optional<FrameIndex> found = {};

    bool wouldBe(FrameIndex frame) const { return !found || distance(frame) < distance(*found); }
    void offer(FrameIndex frame)
    {
        if (wouldBe(frame))
            found = frame;
    }
    void offer(FrameRange range) { offer(range.clamp(at)); }

private:
    std::int64_t distance(FrameIndex frame) const { return std::abs(frame.value - at.value); }
};

enum class Said { ByOneOnly, ByEither };

/// Offers the frames that key frames and events are about, and the last ones before these, where both differ.
void offerFrames(NearestFrame& nearest, const Versions& track, Said said)
{
    const auto offer = [&](FrameIndex about) {
        for (const FrameIndex frame : {about, about - 1}) {
            if (frame.value >= 0 && nearest.wouldBe(frame) && differAt(track, frame))
                nearest.offer(frame);
        }
    };
    const auto offerAll = [&](const auto& some, const auto* others) {
        for (const auto& one : some) {
            const bool shared = others != nullptr && std::ranges::find(*others, one) != others->end();
            if (said == Said::ByEither || !shared)
                offer(one.frame);
        }
    };
    for (const auto& [one, other] : {std::pair(track.was, track.is), std::pair(track.is, track.was)}) {
        if (one == nullptr)
            continue;
        offerAll(one->keyFrames, other ? &other->keyFrames : nullptr);
        offerAll(one->events, other ? &other->events : nullptr);
    }
}

/// Where one says something and the other does not, rather than where that still shows a little between key frames.
void offerTracks(NearestFrame& nearest, const std::vector<Versions>& tracks)
{
    if (std::ranges::any_of(tracks, [&](const Versions& track) { return differAt(track, nearest.at); }))
        return nearest.offer(nearest.at);
    for (const Said said : {Said::ByOneOnly, Said::ByEither}) {
        for (const Versions& track : tracks)
            offerFrames(nearest, track, said);
        if (nearest.found)
            return;
    }
}

/// Frames that are in one of both only.
void offerDifference(NearestFrame& nearest, const FrameRanges& was, const FrameRanges& is)
{
    for (const auto& [some, others] : {std::pair(was, is), std::pair(is, was)}) {
        FrameRanges rest = some;
        for (const FrameRange& other : others)
            rest = withoutRange(rest, other);
        for (const FrameRange& range : rest)
            nearest.offer(range);
    }
}

std::map<std::string, FrameRanges> taggedFrames(const AnnotationSet& set)
{
    std::map<std::string, FrameRanges> frames;
    for (const RangeTag& tag : set.rangeTags)
        frames[tag.name] = withRange(frames[tag.name], tag.range);
    return frames;
}

void offerTags(NearestFrame& nearest, const AnnotationSet& before, const AnnotationSet& after)
{
    auto was = taggedFrames(before);
    auto is = taggedFrames(after);
    for (const auto& [name, frames] : was)
        offerDifference(nearest, frames, is[name]);
    for (const auto& [name, frames] : is)
        offerDifference(nearest, was[name], frames);
}

void offerRegions(NearestFrame& nearest, const AnnotationSet& before, const AnnotationSet& after)
{
    for (const auto& [some, others] : {std::pair(&before, &after), std::pair(&after, &before)}) {
        for (const IgnoreRegion& region : some->ignored) {
            if (std::ranges::find(others->ignored, region) == others->ignored.end())
                nearest.offer(region.frames);
        }
    }
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

std::vector<TrackId> changedTracks(const AnnotationSet& before, const AnnotationSet& after)
{
    std::vector<TrackId> changed;
    for (const Track& track : before.tracks) {
        const Track* now = after.find(track.id);
        if (now == nullptr || *now != track)
            changed.push_back(track.id);
    }
    for (const Track& track : after.tracks) {
        if (before.find(track.id) == nullptr)
            changed.push_back(track.id);
    }
    return changed;
}

std::optional<FrameIndex> frameOfEdit(const AnnotationSet& before, const AnnotationSet& after, FrameIndex at)
{
    NearestFrame nearest{at};
    std::vector<Versions> tracks;
    for (const TrackId id : changedTracks(before, after))
        tracks.push_back({before.find(id), after.find(id)});
    offerTracks(nearest, tracks);
    offerTags(nearest, before, after);
    offerDifference(nearest, before.excluded, after.excluded);
    offerRegions(nearest, before, after);
    return nearest.found;
}

Change replacement(Track track)
{
    Change change;
    const TrackId id = track.id;
    change.tracks[id] = std::move(track);
    return change;
}

} // namespace consentry::annotation
