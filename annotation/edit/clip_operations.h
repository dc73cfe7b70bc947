#pragma once

#include "annotation/edit/outcome.h"

namespace consentry::edit {

// What is said of the clip and its frames rather than of an object. None of it touches a track: excluded frames and
// ignore regions say where labels do not count, and exports leave them out by the means of their format.

Result<Outcome> setClipTag(AnnotationDocument& document, const std::string& name, bool on);
/// Tags the frames of `range`; neighbours of the same name become one. Off: takes the tag off these frames.
Result<Outcome> setRangeTag(AnnotationDocument& document, const annotation::RangeTag& tag, bool on);
/// The stretch that the tag has now is another one; it joins what it touches. An empty one takes the tag off.
Result<Outcome> moveRangeTag(AnnotationDocument& document, const annotation::RangeTag& tag, FrameRange to);
enum class TagEnd { First, Last };
/// The tag that "it begins here" or "it ends here" is about: the one of which `marked` is the range, of several the one
/// of that `name`, else one that holds at `frame`, else the nearest that can be made to. Nothing when there is none.
std::optional<annotation::RangeTag> tagMeant(const annotation::AnnotationSet& set, TagEnd end, FrameIndex frame,
                                             std::optional<FrameRange> marked, const std::string& name = {});
/// Where it would hold with `frame` as its first or last.
FrameRange withEndAt(FrameRange range, TagEnd end, FrameIndex frame);

/// The frames are no part of what the labels say, or are again.
Result<Outcome> setExcluded(AnnotationDocument& document, FrameRange range, bool on);
Result<Outcome> addIgnoreRegion(AnnotationDocument& document, const annotation::IgnoreRegion& region);
/// All regions that are there in `frame`.
Result<Outcome> removeIgnoreRegions(AnnotationDocument& document, FrameIndex frame);

/// The frames that bear the tag, in order.
annotation::FrameRanges framesTagged(const annotation::AnnotationSet& set, const std::string& name);

} // namespace consentry::edit
