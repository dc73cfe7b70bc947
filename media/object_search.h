#pragma once

#include "base/stop_flag.h"
#include "media/object_detector.h"
#include "media/safe_reader.h"

#include <functional>

namespace consentry::media {

enum class MotionSearch { Off, On };

struct ObjectSearch {
    SafeReader& reader;
    ObjectDetector& detector;
    std::int64_t every = 5; ///< frames from look to look, at least 1
    MotionSearch motion = MotionSearch::On;
    StopFlag cancel{};
    std::function<void(std::int64_t done, std::int64_t total)> progress = [](auto, auto) {}; ///< in frames
};

struct FoundObjects {
    std::vector<DetectedBox> detections; ///< in display pixels, by frame; what moved is labelled "motion"
    std::vector<FrameIndex> looked;      ///< ascending; the first and the last frame are among them
};

/// Looks through a safe rendition. The same frames give the same answer. Errc::Interrupted when cancelled;
/// Errc::AccessEnded and errors of SafeReader::picture(); Errc::Internal.
Result<FoundObjects> findObjects(const ObjectSearch& search);

} // namespace consentry::media
