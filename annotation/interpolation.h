#pragma once

#include "annotation/annotation_set.h"

namespace consentry::annotation {

/// A track as it is seen in one frame.
struct BoxState {
    Box box;
    bool occluded = false;
    bool truncated = false;
    bool keyFrame = false;     ///< a key frame lies exactly here
    bool interpolated = false; ///< between or after key frames
    bool tracked = false;      ///< that key frame was found by following a box

    bool operator==(const BoxState&) const = default;
};

/// What `track` looks like at `frame`, or nothing when it is not seen there. The rules are CVAT's: the four edges are
/// linear in the frame index, marks hold the value of the key frame to the left, an outside key frame hides the track
/// up to the next one, and after the last one the box stays as it is. The caller keeps `frame` inside the clip.
std::optional<BoxState> stateAt(const Track& track, FrameIndex frame);

/// The key frame that an edit at `frame` starts from: the one that is there, or the interpolated box with the marks
/// that hold there. Where the track is outside or has not begun, the nearest key frame's box. `track` has key frames.
KeyFrame impliedKeyFrame(const Track& track, FrameIndex frame);

/// Per-track attributes together with the per-moment values that hold at `frame`.
std::map<std::string, std::string> attributesAt(const Track& track, FrameIndex frame);

/// A track that is seen in a frame.
struct VisibleTrack {
    TrackId id;
    BoxState state;
};

/// All tracks of `set` that are seen at `frame`, by id.
std::vector<VisibleTrack> visibleAt(const AnnotationSet& set, FrameIndex frame);

} // namespace consentry::annotation
