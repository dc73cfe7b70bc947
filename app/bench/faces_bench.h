#pragma once

#include "app/bench/face_clip.h"
#include "app/bench/figures.h"
#include "media/face_finder.h"

namespace consentry::app::bench {

struct FaceBenchOptions {
    media::FaceFinderOptions finder;
    int detectEvery = 10; ///< frames that the detectors look at alone, before and after redaction; 0: none
};

/// What the schedule is to be compared with: a look at every frame, closely everywhere.
media::FaceFinderOptions everyFrame(media::FaceFinderOptions options);

/// Measures each detector alone, and what the whole pipeline leaves uncovered and covers needlessly: a report for each
/// detector, for clips of one name together, and for all clips together.
Result<std::vector<Report>> benchFaces(const FaceClips& clips, const FaceBenchOptions& options);

} // namespace consentry::app::bench
