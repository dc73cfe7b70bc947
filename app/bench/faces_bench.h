#pragma once

#include "app/bench/face_clip.h"
#include "app/bench/figures.h"
#include "media/face_finder.h"

namespace consentry::app::bench {

struct FaceBenchOptions {
    media::FaceFinderOptions finder;
    int detectEvery = 10; ///< frames that the detectors look at alone, before and after redaction
};

/// Measures each detector alone, and what the whole pipeline leaves uncovered and covers needlessly: a report for each
/// detector, for each clip and for all clips together.
Result<std::vector<Report>> benchFaces(const FaceClips& clips, const FaceBenchOptions& options);

} // namespace consentry::app::bench
