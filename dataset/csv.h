#pragma once

#include "base/byte_source.h"
#include "dataset/label_set.h"

namespace consentry::dataset {

/// `clips.csv` (RFC 4180, docs/file-format.md, "Label sets"): a line for each clip.
Result<void> writeClipsCsv(ByteSink& out, std::span<const ExportClip* const> clips);

/// `frames.csv`: a line for each frame, with its pts and the digest of its luma plane, so that whoever holds the video
/// can prove that frame and label belong together.
Result<void> writeFramesCsv(ByteSink& out, std::span<const ExportClip* const> clips);

/// `ranges.csv`: what is said of clips and of their frames: tags, excluded frames, ignore regions. A line for each.
Result<void> writeRangesCsv(ByteSink& out, std::span<const ExportClip* const> clips);

} // namespace consentry::dataset
