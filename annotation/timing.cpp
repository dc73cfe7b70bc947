#include "annotation/timing.h"

#include <algorithm>
#include <utility>

namespace consentry::annotation {

FrameRange roomForKeyFrame(const Track& track, FrameIndex frame, std::int64_t frames)
{
    if (track.keyFrameAt(frame) == nullptr)
        return {};
    const KeyFrame* before = track.keyFrameAtOrBefore(frame - 1);
    const KeyFrame* after = track.keyFrameAfter(frame);
    return {before != nullptr ? before->frame + 1 : FrameIndex{0},
            after != nullptr ? after->frame : FrameIndex{frames}};
}

std::optional<Track> withKeyFrameMoved(Track track, FrameIndex from, FrameIndex to)
{
    const auto key = std::ranges::find(track.keyFrames, from, &KeyFrame::frame);
    if (key == track.keyFrames.end())
        return std::nullopt;
    const bool meetsBefore = key != track.keyFrames.begin() && to <= std::prev(key)->frame;
    const bool meetsAfter = std::next(key) != track.keyFrames.end() && std::next(key)->frame <= to;
    if (meetsBefore || meetsAfter)
        return std::nullopt;
    key->frame = to;
    key->tracked = false;
    return track;
}

} // namespace consentry::annotation
