#pragma once

#include "base/detected_box.h"
#include "base/media_time.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace consentry::media {

/// How detections become tracks. All lengths of time are of the clip, not of the computer.
struct FaceTrackRules {
    MediaTime hold = std::chrono::milliseconds(500);     ///< before the first and after the last sighting
    MediaTime follow = std::chrono::milliseconds(1500);  ///< and as long as optical flow still follows the face
    MediaTime longestGap = std::chrono::seconds(2);      ///< unseen stretch that one face may bridge
    MediaTime smoothing = std::chrono::milliseconds(80); ///< half width of the window that calms the motion
};

/// One face over time. `boxes[i]` belongs to frame `first + i`; every box contains the detections of its frame.
struct FaceTrack {
    std::uint32_t number = 0; ///< from 1, in the order of the first frame
    FrameIndex first;
    std::vector<Box> boxes;             ///< not yet inflated
    std::vector<std::size_t> sightings; ///< positions in the detections that were linked, in order of time

    FrameRange range() const { return {first, first + static_cast<std::int64_t>(boxes.size())}; }
    /// `frame` must be inside range().
    const Box& at(FrameIndex frame) const { return boxes[static_cast<std::size_t>(frame - first)]; }
};

/// Where optical flow leads from one sighting, frame by frame outwards; ends where the face was lost from sight.
struct FaceTrail {
    std::vector<Box> before; ///< the frame before the sighting first
    std::vector<Box> after;
};

/// What is known about a whole clip.
struct FaceEvidence {
    std::span<const DetectedBox> detections; ///< not empty boxes, of frames of the clip
    std::span<const MediaTime> times;        ///< of every frame, strictly increasing
    std::span<const FaceTrail> trails{};     ///< one for each detection, or none at all
    std::span<const FrameIndex> shots{};     ///< frames that start another scene, ascending; frame 0 need not be named
};

/// Links detections of a whole clip into faces, looking forward and backward in time alike: reversing the clip gives
/// the reversed tracks. Gaps are filled, first and last sightings are held, motion is smoothed, and no box is ever
/// smaller than what was detected: a detection that links to nothing is a track of its own. No track spans two shots.
/// Only what has one label is linked: a face that is lost from sight must not go on as a head, whose box is less exact.
std::vector<FaceTrack> linkFaces(const FaceEvidence& evidence, const FaceTrackRules& rules = {});

} // namespace consentry::media
