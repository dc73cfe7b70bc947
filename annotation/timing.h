#pragma once

#include "annotation/track.h"

#include <optional>

namespace consentry::annotation {

/// Where the key frame at `frame` may be moved to: between its neighbours, inside a clip of `frames` frames. Empty when
/// there is no key frame.
FrameRange roomForKeyFrame(const Track& track, FrameIndex frame, std::int64_t frames);

/// The key frame at `from` is at `to` instead, with its box and marks. Nothing when there is none at `from`, or it
/// would pass or meet a neighbour.
std::optional<Track> withKeyFrameMoved(Track track, FrameIndex from, FrameIndex to);

} // namespace consentry::annotation
