#pragma once

#include "annotation/label_set.h"
#include "annotation/track.h"

#include <vector>

namespace consentry::widgets {

/// A stretch in which an attribute has one value.
struct ValueSpan {
    FrameRange frames;
    int value = 0; ///< its place among the attribute's values

    bool operator==(const ValueSpan&) const = default;
};

/// The first attribute of `labels` that changes over time and that the track has any value of; null: none.
const annotation::AttributeSpec* stripedAttribute(const annotation::Track& track, const annotation::LabelSet& labels);

/// Where in `within` the track has which value of its stripedAttribute(). Values that are not from a list have no stripe, for there is nothing to tell them apart by.
std::vector<ValueSpan> valueStripe(const annotation::Track& track, const annotation::LabelSet& labels,
                                   FrameRange within);

} // namespace consentry::widgets
