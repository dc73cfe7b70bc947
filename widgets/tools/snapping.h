#pragma once

#include "annotation/hit_test.h"
#include "widgets/tools/abstract_tool.h"

#include <vector>

namespace consentry::widgets {

/// Where edges of boxes like to lie: the edges of the picture and of the other boxes in the frame. Taken when a gesture
/// begins and good until it ends.
class Snapping {
public:
    /// Snaps to nothing.
    Snapping() = default;
    /// `except` is the box that is being changed.
    Snapping(const ToolContext& context, std::optional<annotation::TrackId> except);

    /// `at` itself, or on the nearest line within its reach, in each direction. With Alt held, always `at` itself.
    Point snapped(const ToolPoint& at) const;
    /// `box` after a drag of `part`, with the edges that moved on the nearest lines within reach. A body keeps its
    /// size.
    Box snapped(const Box& box, annotation::BoxPart part, const ToolPoint& at) const;
    /// The lines on which edges of `box` lie.
    SnapGuides guidesOf(const Box& box) const;

private:
    std::vector<double> m_across; ///< x of upright lines, ascending
    std::vector<double> m_down;   ///< y of level lines, ascending
};

} // namespace consentry::widgets
