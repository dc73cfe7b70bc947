#pragma once

#include "base/file.h"
#include "base/media_time.h"
#include "base/result.h"
#include "media/picture.h"
#include "media/redaction_plan.h"

#include <memory>
#include <span>

namespace consentry::media {

struct FaceFinderOptions {
    fs::path modelFolder = {}; ///< see defaultModelFolder()
    int threads = 2;           ///< 1 to 8; each has its own networks
    /// The second detector looks at every n-th frame; 0 at none. It finds faces that the first one misses, but also
    /// takes cats and whole figures for faces: docs/models.md.
    int secondOpinion = 0;
    RedactionStyle style = RedactionStyle::Blur;
    FaceTrackRules rules;
};

/// Pass 1 of redaction: looks at every frame of a clip and plans what pass 2 paints.
/// Used from one thread; looks on threads of its own, on copies that are wiped.
class FaceFinder {
public:
    /// Loads and verifies the models. Errc::FaceModelsMissing when they are absent or not the pinned ones.
    static Result<std::unique_ptr<FaceFinder>> create(const FaceFinderOptions& options);
    /// Drops frames not looked at yet.
    virtual ~FaceFinder() = default;

    /// Takes a copy of `picture` and may wait until a thread is free. Every frame of the clip, in order, from 0.
    /// Errc::Internal when a network failed on an earlier frame; the clip must then not be used.
    virtual Result<void> addFrame(FrameIndex frame, const PictureView& picture) = 0;

    /// Waits for the last frames. `times` holds the time of every frame added, strictly increasing. Call once.
    virtual Result<RedactionPlan> finish(std::span<const MediaTime> times) = 0;
};

} // namespace consentry::media
