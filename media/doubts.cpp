#include "media/doubts.h"

#include <algorithm>
#include <optional>

namespace consentry::media {
namespace {

/// Below this, detections are as often something else: docs/models.md.
constexpr double kSure = 0.6;
/// About half a second of most cameras.
constexpr std::int64_t kLongGap = 12;

struct KindText {
    DoubtKind kind;
    std::string_view text;
};

constexpr KindText kKinds[] = {{DoubtKind::Weak, "weak"}, {DoubtKind::Once, "once"}, {DoubtKind::Gap, "gap"}};

std::optional<DoubtKind> doubtAbout(const FaceTrackFacts& track)
{
    if (track.bestConfidence < kSure)
        return DoubtKind::Weak;
    if (track.sightings == 1)
        return DoubtKind::Once;
    return track.longestGap > kLongGap ? std::optional(DoubtKind::Gap) : std::nullopt;
}

} // namespace

std::string_view textOf(DoubtKind kind)
{
    return std::ranges::find(kKinds, kind, &KindText::kind)->text;
}

Result<DoubtKind> doubtKindFromText(std::string_view text)
{
    const auto found = std::ranges::find(kKinds, text, &KindText::text);
    if (found == std::end(kKinds))
        return makeError(Errc::BadEncoding, "doubt");
    return found->kind;
}

std::vector<Doubt> doubtsOf(const RedactionFacts& facts)
{
    std::vector<Doubt> doubts;
    for (const FaceTrackFacts& track : facts.tracks) {
        if (const auto kind = doubtAbout(track))
            doubts.push_back({track.frames, *kind, track.number, track.bestConfidence});
    }
    std::ranges::stable_sort(doubts, {}, &Doubt::confidence);
    return doubts;
}

} // namespace consentry::media
