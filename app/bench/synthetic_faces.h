#pragma once

#include "app/bench/face_clip.h"
#include "base/file.h"

#include <cstdint>

namespace consentry::app::bench {

struct SyntheticOptions {
    fs::path media;         ///< folder that scripts/fetch-demo-media fills
    fs::path workerBinary;  ///< decodes the background video
    std::uint64_t seed = 1; ///< other seeds: other people, paths, noise
    int frames = 75;        ///< of each clip, 25 a second
    std::string only{};     ///< name of one scene; all when empty
};

/// Clips with exact truth: cut-out people with known faces move over real video, each clip with one difficulty
/// (docs/faces.md lists them). Same seed, same pixels. Frames are made when asked for; nothing is stored.
/// Errc::NotFound when the pictures are not fetched; Errc::BadArgument for an unknown scene.
Result<FaceClips> makeSyntheticClips(const SyntheticOptions& options);

} // namespace consentry::app::bench
