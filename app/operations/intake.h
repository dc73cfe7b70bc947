#pragma once

#include "app/operation.h"
#include "app/session.h"
#include "media/doubts.h"
#include "media/head_boxes.h"

namespace consentry::app {

struct NewClips {
    std::vector<fs::path> videos; ///< clear videos, or .age files sealed to the workspace's intake recipient
    fs::path consentFile;
    std::string camera; ///< free of personal data
    std::string placement = "exterior";
    std::optional<media::HeadRedaction> heads{}; ///< nothing: heads are hidden inside a home, where people turn their backs
};

/// What intake says about one clip.
struct TakenInClip {
    ClipId clip;
    std::int64_t frames = 0;
    int width = 0;
    int height = 0;
    std::int64_t faceTracks = 0;
    double weakestTrack = 1;    ///< least confident face track's best confidence
    std::optional<media::Doubt> weakest{}; ///< the stretch to look at first
    std::size_t masks = 0; ///< of the camera, that were painted over
    std::size_t doubts = 0;
    std::int64_t framesCompared = 0;    ///< that both detectors looked at
    std::int64_t framesDisagreed = 0;   ///< of these, in which only one of them saw some face
    std::int64_t framesLookedAt = 0;    ///< by the detectors; the others lie between two looks
    double framesPerSecond = 0;         ///< of the whole intake
    double findingFramesPerSecond = 0;  ///< of its first pass
    double encodingFramesPerSecond = 0; ///< of its second
};

/// Seals each video as original, makes the safe rendition, signs consent and manifests. All videos, or none; nothing
/// clear touches a disk. Custodians only. Errc::FaceModelsMissing and ObjectModelMissing before anything is read.
Result<std::vector<TakenInClip>> takeInClips(Session& session, const NewClips& request, const OperationHooks& hooks);

} // namespace consentry::app
