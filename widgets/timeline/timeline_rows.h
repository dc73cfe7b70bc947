#pragma once

#include "widgets/timeline/lane_order.h"

#include <set>
#include <string>

namespace consentry::widgets {

/// One line of the timeline.
struct TimelineRow {
    enum class Kind {
        Segments, ///< who labels which frames; only of a clip that is divided
        ClipTags, ///< what is true of the whole clip
        RangeTag, ///< where one tag holds
        Class,    ///< heads the tracks of a class
        Track,
    };
    Kind kind = Kind::Track;
    annotation::TrackId track = {}; ///< of Track
    std::string name = {};          ///< of RangeTag and Class
    int tracks = 0;                 ///< of Class: how many, folded or not

    bool operator==(const TimelineRow&) const = default;
};

/// What is said of the clip first, then the tracks in `order`; by class, each class under a head, and those in `folded`
/// with nothing but it.
std::vector<TimelineRow> rowsOf(const annotation::AnnotationSet& labels, LaneOrder order,
                                const std::set<std::string>& folded);

} // namespace consentry::widgets
