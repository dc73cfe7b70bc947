#pragma once

#include <cstdint>

namespace consentry::media {

// What a foreign source may ask of us. Checked by the worker, and again by its parent, who does not trust it.
constexpr int kMaxSide = 8192;                                 ///< pixels
constexpr std::int64_t kMaxPixels = std::int64_t(8192) * 4320; ///< of one picture
constexpr unsigned kMaxStreams = 16;
constexpr std::int64_t kMaxFrames = 10'000'000;
constexpr std::int64_t kMaxDurationSeconds = 24 * 60 * 60;
constexpr std::int64_t kMaxPts = std::int64_t(1) << 60;
constexpr std::uint64_t kMaxWorkerMemory = std::uint64_t(3) << 30; ///< seventeen of the largest pictures, and libraries

} // namespace consentry::media
