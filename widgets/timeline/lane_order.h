#pragma once

#include "annotation/annotation_set.h"

#include <vector>

namespace consentry::widgets {

/// In which order tracks have their lanes.
enum class LaneOrder {
    Number, ///< as they were made
    Class,  ///< by class name, then as they were made
    Begin,  ///< by the first key frame
};

std::vector<annotation::TrackId> lanesOf(const annotation::AnnotationSet& labels, LaneOrder order);

} // namespace consentry::widgets
