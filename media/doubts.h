#pragma once

#include "base/result.h"
#include "media/redaction_plan.h"

#include <string_view>

namespace consentry::media {

/// Why somebody should look whether all of a face is covered.
enum class DoubtKind {
    Weak,      ///< no detector was ever sure of it
    Once,      ///< it was seen in one frame only
    Gap,       ///< it was lost for longer than half a second between two sightings
    Disputed,  ///< only one of two detectors saw it
    Unpainted, ///< only the second detector saw it, and nothing is painted over it
};
/// "weak", "once", "gap", "disputed", "unpainted"
std::string_view textOf(DoubtKind kind);
Result<DoubtKind> doubtKindFromText(std::string_view text);

/// A stretch of a clip in which face finding was not sure.
struct Doubt {
    FrameRange frames;
    DoubtKind kind = DoubtKind::Weak;
    std::uint32_t track = 0; ///< 0 when there is none
    double confidence = 0;   ///< the best of the track, or of what disagrees, 0 to 1

    bool operator==(const Doubt&) const = default;
};

/// The most doubtful first: what is not painted, then what was found least surely. Says nothing about faces that no
/// detector found.
std::vector<Doubt> doubtsOf(const RedactionFacts& facts);

} // namespace consentry::media
