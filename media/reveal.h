#pragma once

#include "base/frame_table.h"
#include "media/source_pass.h"

namespace consentry::media {

struct RevealRequest {
    OpenSource openSource;
    WorkerOptions worker;   ///< with the stop flag
    FrameRange frames;      ///< inside `safe`
    const FrameTable& safe; ///< of the safe rendition, which says which frame is which
    ByteSink& out;          ///< takes the clear Matroska bytes in order: an AgeWriter
    /// Frames done, and frames to do; on the calling thread; may be empty.
    std::function<void(std::int64_t done, std::int64_t total)> progress{};
};

/// Cuts `frames` out of an original, as they were received: nothing is painted over. Entry 0 of the table is the first
/// of them; `sourceFrame` says which frame of the safe rendition each one is. Blocks.
/// Errc::Interrupted by the stop flag of `worker`; MediaDamaged when the source does not decode to the frames of
/// `safe`; errors of ForeignDecoder and SafeEncoder.
Result<FrameTable> makeReveal(const RevealRequest& request);

} // namespace consentry::media
