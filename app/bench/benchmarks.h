#pragma once

#include "app/bench/figures.h"
#include "app/bench/sealed_rendition.h"

namespace consentry::app::bench {

/// Decodes the whole rendition `rounds` times sealed and as often from its clear bytes, in turn: what encryption costs.
Result<Report> benchDecode(const SealedRendition& rendition, int rounds);

struct SeekOptions {
    int seeks = 200;
    int steps = 140;         ///< each way, at most the frames there are
    int stepsPerSecond = 30; ///< as a key that is held down repeats
};

/// Exact seeks to random frames, each picture compared with the frame table; then jumps to random frames and single
/// steps both ways through the worker behind the window, up to pixels of 1280×720.
Result<Report> benchSeek(const SealedRendition& rendition, const SeekOptions& options);

/// Takes `video` in and says how fast and in how much memory. The rendition is handed on for the other benchmarks.
Result<Report> benchIntake(const fs::path& video, std::optional<SealedRendition>& rendition);

} // namespace consentry::app::bench
