#pragma once

#include "base/stop_flag.h"
#include "media/object_detector.h"
#include "media/safe_reader.h"

#include <functional>

namespace consentry::media {

/// Follow `box`, which is right in frame `from`, to frame `to`: forward, or backward when `to` comes before.
struct TrackOrder {
    FrameIndex from;
    Box box; ///< display pixels, at least partly inside the picture
    FrameIndex to;
};

/// Why a tracker went no further.
enum class TrackEnd {
    Reached,   ///< `to`
    LostSight, ///< what it followed no longer looks like what it began with, or a detector no longer sees it there
    LeftPicture,
    OtherScene,
};

struct TrackRun {
    std::vector<Box>
        boxes; ///< of the frames next to `from`, outwards; inside the picture; cut back to where all was well
    TrackEnd end = TrackEnd::Reached;
};

/// What a tracker works with.
struct TrackTools {
    SafeReader& reader;
    ObjectDetector* detector = nullptr; ///< a second opinion about things that it knows; none without
    StopFlag cancel{};
    std::function<void(std::int64_t done)> progress = [](auto) {}; ///< frames followed
};

/// Follows a box through a safe rendition by correlation of colours and gradients (Lukežič et al., "Discriminative
/// Correlation Filter with Channel and Spatial Reliability", 2017). That never notices by itself that it has drifted,
/// so each frame is compared with how the box looked before, and every few frames a detector must agree if it did at
/// the start. The same frames give the same boxes. Errc::Interrupted when cancelled; Errc::AccessEnded and errors of
/// SafeReader::picture(); Errc::Internal.
Result<TrackRun> trackBox(const TrackTools& tools, const TrackOrder& order);

} // namespace consentry::media
