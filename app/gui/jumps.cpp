#include "app/gui/jumps.h"

#include "widgets/timeline/track_spans.h"

#include <algorithm>
#include <map>

namespace consentry::app {
namespace {

using annotation::KeyFrame;
using annotation::Track;
using Frames = std::vector<FrameIndex>;

enum class Side { Before, After };

/// The nearest of `frames` (ascending) on one side of `from`.
std::optional<FrameIndex> nearest(const Frames& frames, FrameIndex from, Side side)
{
    if (side == Side::After) {
        const auto after = std::upper_bound(frames.begin(), frames.end(), from);
        return after == frames.end() ? std::nullopt : std::optional(*after);
    }
    const auto at = std::lower_bound(frames.begin(), frames.end(), from);
    return at == frames.begin() ? std::nullopt : std::optional(*std::prev(at));
}

std::vector<const Track*> tracksOf(const JumpFrom& from)
{
    std::vector<const Track*> tracks;
    for (const Track& track : from.labels.tracks) {
        if (from.selected.empty() || from.selected.contains(track.id))
            tracks.push_back(&track);
    }
    return tracks;
}

/// The nearest key frame of any track. On the side before, one at `frame` itself does not count.
std::optional<FrameIndex> keyFrame(const JumpFrom& from, FrameIndex frame, Side side)
{
    std::optional<FrameIndex> best;
    for (const Track* track : tracksOf(from)) {
        const KeyFrame* key = side == Side::After ? track->keyFrameAfter(frame) : track->keyFrameAtOrBefore(frame - 1);
        if (key != nullptr && (!best || (side == Side::After ? key->frame < *best : *best < key->frame)))
            best = key->frame;
    }
    return best;
}

std::optional<FrameIndex> halfWay(const JumpFrom& from)
{
    const auto before = keyFrame(from, from.frame + 1, Side::Before);
    const auto after = keyFrame(from, from.frame, Side::After);
    if (!before || !after || *after - *before < 2)
        return std::nullopt;
    const FrameIndex middle = *before + (*after - *before) / 2;
    return middle == from.frame ? std::nullopt : std::optional(middle);
}

/// Where tracks come into view and go out of it.
Frames turns(const JumpFrom& from)
{
    Frames turns;
    for (const Track* track : tracksOf(from)) {
        FrameIndex seenTo{-1};
        for (const widgets::TrackSpan& span : widgets::visibleSpans(*track, {{0}, {from.frames}})) {
            if (span.frames.begin == seenTo)
                turns.pop_back(); // only covered otherwise from here on
            else
                turns.push_back(span.frames.begin);
            seenTo = span.frames.end;
            turns.push_back(seenTo);
        }
    }
    std::erase_if(turns, [&](FrameIndex frame) { return frame.value >= from.frames; });
    std::sort(turns.begin(), turns.end());
    return turns;
}

enum class Stretch { WithBoxes, Empty };

/// The first frames of all stretches of one kind.
Frames stretches(const JumpFrom& from, Stretch wanted)
{
    std::map<std::int64_t, int> steps{{0, 0}};
    for (const Track& track : from.labels.tracks) {
        for (const widgets::TrackSpan& span : widgets::visibleSpans(track, {{0}, {from.frames}})) {
            ++steps[span.frames.begin.value];
            --steps[span.frames.end.value];
        }
    }
    Frames starts;
    int boxes = 0;
    std::optional<Stretch> now;
    for (const auto& [frame, step] : steps) {
        boxes += step;
        const Stretch stretch = boxes > 0 ? Stretch::WithBoxes : Stretch::Empty;
        if (stretch != now && stretch == wanted && frame < from.frames)
            starts.push_back({frame});
        now = stretch;
    }
    return starts;
}

} // namespace

std::optional<FrameIndex> jumpTarget(Jump jump, const JumpFrom& from)
{
    switch (jump) {
    case Jump::NextKeyFrame: return keyFrame(from, from.frame, Side::After);
    case Jump::PreviousKeyFrame: return keyFrame(from, from.frame, Side::Before);
    case Jump::NextTurn: return nearest(turns(from), from.frame, Side::After);
    case Jump::PreviousTurn: return nearest(turns(from), from.frame, Side::Before);
    case Jump::HalfWay: return halfWay(from);
    case Jump::NextBoxes: return nearest(stretches(from, Stretch::WithBoxes), from.frame, Side::After);
    case Jump::PreviousBoxes: return nearest(stretches(from, Stretch::WithBoxes), from.frame, Side::Before);
    case Jump::NextEmpty: return nearest(stretches(from, Stretch::Empty), from.frame, Side::After);
    case Jump::PreviousEmpty: return nearest(stretches(from, Stretch::Empty), from.frame, Side::Before);
    case Jump::NextIssue: return nearest(from.issues, from.frame, Side::After);
    case Jump::PreviousIssue: return nearest(from.issues, from.frame, Side::Before);
    }
    return std::nullopt;
}

} // namespace consentry::app
