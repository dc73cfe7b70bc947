#include "annotation/edit/clip_operations.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace consentry::edit {

using annotation::Change;
using annotation::FrameRanges;
using annotation::IgnoreRegion;
using annotation::RangeTag;

namespace {

/// The tag holds in `frames` and nowhere else.
Change tagged(const AnnotationDocument& document, const std::string& name, const FrameRanges& frames)
{
    Change change;
    change.rangeTags = document.labels().rangeTags;
    std::erase_if(*change.rangeTags, [&](const RangeTag& other) { return other.name == name; });
    for (const FrameRange& range : frames)
        change.rangeTags->push_back({name, range});
    std::ranges::sort(*change.rangeTags, [](const RangeTag& a, const RangeTag& b) { return precedes(a, b); });
    return change;
}

} // namespace

Result<Outcome> setClipTag(AnnotationDocument& document, const std::string& name, bool on)
{
    Change change;
    change.clipTags = document.labels().clipTags;
    if (on)
        change.clipTags->insert(name);
    else
        change.clipTags->erase(name);
    return performed(document, {on ? EditKind::AddClipTag : EditKind::RemoveClipTag, name}, std::move(change));
}

FrameRanges framesTagged(const annotation::AnnotationSet& set, const std::string& name)
{
    FrameRanges frames;
    for (const RangeTag& tag : set.rangeTags) {
        if (tag.name == name)
            frames = annotation::withRange(frames, tag.range);
    }
    return frames;
}

Result<Outcome> setRangeTag(AnnotationDocument& document, const RangeTag& tag, bool on)
{
    const FrameRanges before = framesTagged(document.labels(), tag.name);
    const Edit edit{on ? EditKind::AddRangeTag : EditKind::RemoveRangeTag, tag.name};
    return performed(
        document, edit,
        tagged(document, tag.name,
               on ? annotation::withRange(before, tag.range) : annotation::withoutRange(before, tag.range)));
}

Result<Outcome> moveRangeTag(AnnotationDocument& document, const RangeTag& tag, FrameRange to)
{
    const FrameRanges rest = annotation::withoutRange(framesTagged(document.labels(), tag.name), tag.range);
    return performed(document, {EditKind::MoveRangeTag, tag.name},
                     tagged(document, tag.name, annotation::withRange(rest, to)));
}

std::optional<RangeTag> tagMeant(const annotation::AnnotationSet& set, TagEnd end, FrameIndex frame,
                                 std::optional<FrameRange> marked, const std::string& name)
{
    const auto rank = [&](const RangeTag& tag) {
        const FrameIndex now = end == TagEnd::First ? tag.range.begin : tag.range.end - 1;
        const bool isMarked = marked == tag.range;
        return std::tuple(!isMarked, isMarked && tag.name != name, !tag.range.contains(frame),
                          std::abs(now.value - frame.value));
    };
    std::vector<RangeTag> tags = set.rangeTags;
    std::erase_if(tags, [&](const RangeTag& tag) { return withEndAt(tag.range, end, frame).isEmpty(); });
    const auto meant = std::ranges::min_element(tags, {}, rank);
    return meant == tags.end() ? std::nullopt : std::optional(*meant);
}

FrameRange withEndAt(FrameRange range, TagEnd end, FrameIndex frame)
{
    (end == TagEnd::First ? range.begin : range.end) = end == TagEnd::First ? frame : frame + 1;
    return range;
}

Result<Outcome> setExcluded(AnnotationDocument& document, FrameRange range, bool on)
{
    const FrameRanges& before = document.labels().excluded;
    Change change;
    change.excluded = on ? annotation::withRange(before, range) : annotation::withoutRange(before, range);
    return performed(document, {on ? EditKind::ExcludeFrames : EditKind::IncludeFrames, {}}, std::move(change));
}

Result<Outcome> addIgnoreRegion(AnnotationDocument& document, const IgnoreRegion& region)
{
    Change change;
    change.ignored = document.labels().ignored;
    const auto place = std::ranges::lower_bound(
        *change.ignored, region, [](const IgnoreRegion& a, const IgnoreRegion& b) { return precedes(a, b); });
    if (place == change.ignored->end() || *place != region)
        change.ignored->insert(place, region);
    return performed(document, {EditKind::AddIgnoreRegion, {}}, std::move(change));
}

Result<Outcome> removeIgnoreRegions(AnnotationDocument& document, FrameIndex frame)
{
    Change change;
    change.ignored = document.labels().ignored;
    std::erase_if(*change.ignored, [frame](const IgnoreRegion& region) { return region.frames.contains(frame); });
    return performed(document, {EditKind::RemoveIgnoreRegion, {}}, std::move(change));
}

} // namespace consentry::edit
