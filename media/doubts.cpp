#include "media/doubts.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>

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

constexpr KindText kKinds[] = {{DoubtKind::Weak, "weak"},
                               {DoubtKind::Once, "once"},
                               {DoubtKind::Gap, "gap"},
                               {DoubtKind::Disputed, "disputed"},
                               {DoubtKind::Unpainted, "unpainted"}};

std::optional<DoubtKind> doubtAbout(const FaceTrackFacts& track)
{
    if (track.bestConfidence < kSure)
        return DoubtKind::Weak;
    if (track.sightings == 1)
        return DoubtKind::Once;
    return track.longestGap > kLongGap ? std::optional(DoubtKind::Gap) : std::nullopt;
}

DoubtKind kindOf(const Disagreement& disagreement)
{
    return disagreement.track == 0 ? DoubtKind::Unpainted : DoubtKind::Disputed;
}

/// Whether both detectors looked at a frame between these two.
bool isBetween(const std::vector<FrameIndex>& compared, FrameIndex first, FrameIndex last)
{
    const auto after = std::ranges::upper_bound(compared, first);
    return after != compared.end() && *after < last;
}

/// One doubt for each stretch over which the detectors go on to disagree about a track, or about what is not painted.
std::vector<Doubt> disputes(const RedactionFacts& facts)
{
    std::vector<Doubt> doubts;
    for (const Disagreement& next : facts.disagreements) {
        const auto open =
            std::find_if(doubts.rbegin(), doubts.rend(), [&](const Doubt& doubt) { return doubt.track == next.track; });
        if (open != doubts.rend() && !isBetween(facts.compared, open->frames.end - 1, next.frame)) {
            open->frames.end = next.frame + 1;
            open->confidence = std::max(open->confidence, next.confidence);
        } else {
            doubts.push_back({{next.frame, next.frame + 1}, kindOf(next), next.track, next.confidence});
        }
    }
    return doubts;
}

/// What comes first in the list is greater than what comes later.
std::pair<bool, double> urgency(const Doubt& doubt)
{
    const bool isUnpainted = doubt.kind == DoubtKind::Unpainted;
    return {isUnpainted, isUnpainted ? doubt.confidence : -doubt.confidence};
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
    std::ranges::copy(disputes(facts), std::back_inserter(doubts));
    std::ranges::stable_sort(doubts, std::ranges::greater{}, urgency);
    return doubts;
}

} // namespace consentry::media
