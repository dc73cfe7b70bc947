#pragma once

#include "annotation/annotation_set.h"

#include <vector>

namespace consentry::app {

/// What looks wrong about a track in a frame. A hint for a person, who may know better.
enum class IssueKind {
    Leap, ///< it moves by more than its own size from one frame to the next
    Tiny, ///< a side shorter than kTinySide
    Twin, ///< another track of the same class lies almost exactly over it
};

struct LabelIssue {
    IssueKind kind = IssueKind::Leap;
    annotation::TrackId track;
    FrameIndex frame;

    bool operator==(const LabelIssue&) const = default;
};

inline constexpr double kTinySide = 4;      ///< pixels
inline constexpr double kTwinOverlap = 0.9; ///< intersection over union
/// More pairs than this are not compared in one call: with so many boxes, twins go unnoticed rather than hands wait.
inline constexpr std::size_t kMostComparisons = 200'000;

/// By frame, then track. Looks at key frames only: between them boxes follow from those.
std::vector<LabelIssue> findIssues(const annotation::AnnotationSet& labels);

} // namespace consentry::app
