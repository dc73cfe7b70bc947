#pragma once

#include "widgets/timeline/lane_order.h"

#include <optional>
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

/// Which tracks have a line, and where.
struct LaneChoice {
    LaneOrder order = LaneOrder::Number;
    const std::set<std::string>& folded;                        ///< classes
    const std::optional<std::set<annotation::TrackId>>& listed; ///< nothing: all
};

/// What is said of the clip first, then the tracks in order; by class, each class under a head, and those that are
/// folded with nothing but it.
std::vector<TimelineRow> rowsOf(const annotation::AnnotationSet& labels, const LaneChoice& lanes);

} // namespace consentry::widgets
