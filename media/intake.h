#pragma once

#include "base/frame_table.h"
#include "media/face_finder.h"
#include "media/source_pass.h"

#include <functional>

namespace consentry::media {

enum class IntakeStage { FindingFaces, Encoding };

struct IntakeProgress {
    IntakeStage stage = IntakeStage::FindingFaces;
    std::int64_t done = 0;  ///< frames
    std::int64_t total = 0; ///< what the container claims while finding faces, 0 when it does not say; exact later
};

struct IntakeRequest {
    /// Opens the clear bytes of the source; called once for each of the two passes.
    OpenSource openSource;
    WorkerOptions worker;                 ///< with the stop flag
    FaceFinder& finder;                   ///< fresh
    ByteSink& out;                        ///< takes the clear Matroska bytes in order: an AgeWriter
    std::vector<RegionTrack> regions{}; ///< that people drew
    std::vector<PictureMask> masks{};   ///< of the camera, for every frame
    std::function<void(const IntakeProgress&)> progress{}; ///< on the calling thread, for every frame; may be empty
};

struct IntakeResult {
    FrameTable table;
    SourceInfo source;
    MediaTime duration{};            ///< from the first frame to the end of the last
    RedactionFacts faces;
    std::int64_t adjustedStamps = 0; ///< stamps that were moved up because the source's did not increase
    std::uint32_t protections = 0;   ///< of the worker; bits of protocol::Protection
    std::chrono::nanoseconds findingTime{};
    std::chrono::nanoseconds encodingTime{};
};

/// Makes the safe rendition of a foreign source in two passes: find every face over the whole clip, then redact and
/// encode. Holds a handful of frames, never the clip. Blocks; call it on a thread of its own.
/// The second pass must decode to the very pictures of the first, or a worker gone bad could show one thing to the
/// face finder and another to the encoder: Errc::MediaDamaged otherwise.
/// Further errors: ForeignDecoder's, FaceFinder's, SafeEncoder's; Errc::Interrupted. On any error what `out` has got
/// must be thrown away.
Result<IntakeResult> makeSafeRendition(const IntakeRequest& request);

} // namespace consentry::media
