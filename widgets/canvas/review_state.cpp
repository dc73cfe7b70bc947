#include "widgets/canvas/review_state.h"

#include <algorithm>

namespace consentry::widgets {

ReviewState reviewStateOf(const annotation::Track& track, const ReviewMarks& marks)
{
    if (marks.issues.contains(track.id))
        return ReviewState::Issue;
    const bool isSeen = std::ranges::all_of(track.keyFrames, [&](const annotation::KeyFrame& key) {
        const auto frame = static_cast<std::size_t>(key.frame.value);
        return frame < marks.seen.size() && marks.seen[frame];
    });
    if (isSeen)
        return ReviewState::Seen;
    const bool isByHand = track.source == annotation::Source::Manual
                          && std::ranges::none_of(track.keyFrames, &annotation::KeyFrame::tracked);
    return isByHand ? ReviewState::ByHand : ReviewState::ByProgram;
}

ReviewLook reviewLook(ReviewState state)
{
    switch (state) {
    case ReviewState::ByHand: break;
    case ReviewState::ByProgram: return {Token::Track4, ClassLine::Dashed, QStringLiteral(" ?")};
    case ReviewState::Seen: return {Token::Track2, ClassLine::DashTwoDots, QStringLiteral(" ✓")};
    case ReviewState::Issue: return {Token::Denied, ClassLine::DashDotted, QStringLiteral(" !")};
    }
    return {Token::Track1, ClassLine::Solid, {}};
}

} // namespace consentry::widgets
