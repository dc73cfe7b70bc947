#pragma once

#include "base/file.h"
#include "base/frame_buffer.h"
#include "base/media_time.h"
#include "base/result.h"
#include "media/face_schedule.h"
#include "media/head_boxes.h"
#include "media/picture.h"
#include "media/redaction_plan.h"

#include <memory>

namespace consentry::media {

struct FaceFinderOptions {
    fs::path modelFolder = {}; ///< see defaultModelFolder()
    int threads = 2;           ///< 1 to 8; each has its own networks
    /// The second detector looks at every n-th frame of those looked at; 0 at none. It finds faces that the first one
    /// misses, but also takes cats and whole figures for faces: docs/models.md.
    int secondOpinion = 0;
    HeadRedaction heads = HeadRedaction::Off; ///< needs the object model as well
    RedactionStyle style = RedactionStyle::Blur;
    FaceScheduleRules schedule{};
    FaceTrackRules rules{};
};

/// A frame as it comes from the source, turned the right way up.
struct TimedPicture {
    FrameIndex frame;
    MediaTime time; ///< from the first frame
    PictureView picture;
    /// Where `picture` lies, alone and without gaps, to be kept instead of copied; must not change any more. May be
    /// null.
    std::shared_ptr<FrameBuffer> pages{};
};

/// Pass 1 of redaction: looks at the frames of a clip as the schedule wants, and plans what pass 2 paints.
/// Used from one thread; looks on threads of its own, on copies that are wiped. Holds a few dozen frames, never the
/// clip. The same frames give the same plan, whatever the number of threads.
class FaceFinder {
public:
    /// Loads and verifies the models. Errc::FaceModelsMissing, or ObjectModelMissing with heads, when they are absent
    /// or not the pinned ones.
    static Result<std::unique_ptr<FaceFinder>> create(const FaceFinderOptions& options);
    /// Drops frames not looked at yet.
    virtual ~FaceFinder() = default;

    /// Keeps the picture's pages or a copy of it, and may wait until there is room. Every frame of the clip, in order,
    /// from 0; all of one size, their times strictly increasing. Errc::Internal when a network failed on an earlier
    /// frame; the clip must then not be used.
    virtual Result<void> addFrame(const TimedPicture& frame) = 0;

    /// Waits for the last frames. Call once.
    virtual Result<RedactionPlan> finish() = 0;
};

} // namespace consentry::media
