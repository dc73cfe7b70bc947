#include "app/gui/label_checks.h"

#include "annotation/interpolation.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace consentry::app {
namespace {

using annotation::KeyFrame;
using annotation::Track;

bool leaps(const KeyFrame& from, const KeyFrame& to)
{
    const auto frames = static_cast<double>(to.frame - from.frame);
    const Point a = from.box.center();
    const Point b = to.box.center();
    const double size = std::max(std::hypot(from.box.width, from.box.height), std::hypot(to.box.width, to.box.height));
    return std::hypot(b.x - a.x, b.y - a.y) / frames > size;
}

void checkAlone(const Track& track, std::vector<LabelIssue>& issues)
{
    const KeyFrame* before = nullptr;
    for (const KeyFrame& key : track.keyFrames) {
        if (!key.outside && std::min(key.box.width, key.box.height) < kTinySide)
            issues.push_back({IssueKind::Tiny, track.id, key.frame});
        if (!key.outside && before != nullptr && !before->outside && leaps(*before, key))
            issues.push_back({IssueKind::Leap, track.id, key.frame});
        before = &key;
    }
}

/// The younger of two twins is the one to look at; it is named once, where they first meet at one of its key frames.
void checkTwins(const annotation::AnnotationSet& labels, std::vector<LabelIssue>& issues)
{
    std::size_t comparisons = 0;
    for (const Track& younger : labels.tracks) {
        const auto isTwinAt = [&](const KeyFrame& key) {
            return std::ranges::any_of(labels.tracks, [&](const Track& other) {
                ++comparisons;
                if (!(other.id < younger.id) || other.label != younger.label)
                    return false;
                const auto state = annotation::stateAt(other, key.frame);
                return state && intersectionOverUnion(state->box, key.box) > kTwinOverlap;
            });
        };
        for (const KeyFrame& key : younger.keyFrames) {
            if (comparisons > kMostComparisons)
                return;
            if (key.outside || !isTwinAt(key))
                continue;
            issues.push_back({IssueKind::Twin, younger.id, key.frame});
            break;
        }
    }
}

} // namespace

std::vector<LabelIssue> findIssues(const annotation::AnnotationSet& labels)
{
    std::vector<LabelIssue> issues;
    for (const Track& track : labels.tracks)
        checkAlone(track, issues);
    checkTwins(labels, issues);
    std::ranges::sort(issues, {}, [](const LabelIssue& issue) { return std::tuple(issue.frame, issue.track); });
    return issues;
}

} // namespace consentry::app
