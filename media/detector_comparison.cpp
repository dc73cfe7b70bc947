#include "media/detector_comparison.h"

#include <algorithm>

namespace consentry::media {
namespace {

constexpr double kMoreSureThanNot = 0.5; // of a second detector that takes many a thing for a face

bool isSame(const DetectedBox& a, const DetectedBox& b)
{
    return a.box.contains(b.box.center()) || b.box.contains(a.box.center());
}

bool isIn(const DetectedBox& face, std::span<const DetectedBox> others)
{
    return std::ranges::any_of(others, [&](const DetectedBox& other) { return isSame(face, other); });
}

} // namespace

Comparison compare(FrameIndex frame, std::span<const DetectedBox> first, std::span<const DetectedBox> second,
                   double smallest)
{
    Comparison comparison{.frame = frame, .onlyFirst = {}, .onlySecond = {}};
    for (const DetectedBox& face : first) {
        if (face.box.height >= smallest && !isIn(face, second))
            comparison.onlyFirst.push_back(face);
    }
    for (const DetectedBox& face : second) {
        if (face.confidence >= kMoreSureThanNot && !isIn(face, first))
            comparison.onlySecond.push_back(face);
    }
    return comparison;
}

} // namespace consentry::media
