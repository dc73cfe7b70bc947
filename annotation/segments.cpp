#include "annotation/segments.h"

#include <algorithm>
#include <ranges>

namespace consentry::annotation {
namespace {

FrameRange common(FrameRange a, FrameRange b)
{
    return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

bool begins(const Track& track, FrameRange frames)
{
    return !track.keyFrames.empty() && frames.contains(track.keyFrames.front().frame);
}

/// What is true of a whole track. Not its source, which changes with any key frame.
bool sameWholeTrackFacts(const Track& a, const Track& b)
{
    return a.label == b.label && a.kind == b.kind && a.attributes == b.attributes && a.author == b.author
           && a.singleFrame == b.singleFrame;
}

/// Key frames or events, which are in order, inside `frames`.
template<class Entry>
auto inside(const std::vector<Entry>& entries, FrameRange frames)
{
    return std::ranges::subrange(std::ranges::lower_bound(entries, frames.begin, {}, &Entry::frame),
                                 std::ranges::lower_bound(entries, frames.end, {}, &Entry::frame));
}

Track sliceOfTrack(const Track& track, FrameRange frames)
{
    Track slice;
    if (begins(track, frames)) {
        slice = track;
        slice.source = Source::Manual;
    }
    slice.id = track.id;
    const auto keyFrames = inside(track.keyFrames, frames);
    const auto events = inside(track.events, frames);
    slice.keyFrames.assign(keyFrames.begin(), keyFrames.end());
    slice.events.assign(events.begin(), events.end());
    return slice;
}

/// Of entries that are true of a stretch each, what they say of `frames`.
template<class Entry>
std::vector<Entry> cut(std::vector<Entry> entries, FrameRange Entry::*stretch, FrameRange frames)
{
    for (Entry& entry : entries)
        entry.*stretch = common(entry.*stretch, frames);
    std::erase_if(entries, [stretch](const Entry& entry) { return (entry.*stretch).isEmpty(); });
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return precedes(a, b); });
    return entries;
}

FrameRanges cut(FrameRanges ranges, FrameRange frames)
{
    for (FrameRange& range : ranges)
        range = common(range, frames);
    std::erase_if(ranges, [](const FrameRange& range) { return range.isEmpty(); });
    return ranges;
}

/// Whether a track says of `frames` what it said before.
bool staysIn(const Track& before, const Track& after, FrameRange frames)
{
    return std::ranges::equal(inside(before.keyFrames, frames), inside(after.keyFrames, frames))
           && std::ranges::equal(inside(before.events, frames), inside(after.events, frames))
           && (!begins(before, frames) || sameWholeTrackFacts(before, after));
}

/// Whether what `change` says of whole stretches leaves `frames` as they are.
bool staysIn(const AnnotationSet& set, const Change& change, FrameRange frames)
{
    return (!change.rangeTags
            || cut(*change.rangeTags, &RangeTag::range, frames) == cut(set.rangeTags, &RangeTag::range, frames))
           && (!change.ignored
               || cut(*change.ignored, &IgnoreRegion::frames, frames)
                      == cut(set.ignored, &IgnoreRegion::frames, frames))
           && (!change.excluded || cut(*change.excluded, frames) == cut(set.excluded, frames));
}

/// Where a track begins; nullptr when it has no key frame.
const Segment* firstSegment(const Track& track, std::span<const Segment> segments)
{
    const auto found = std::ranges::find_if(segments, [&](const Segment& each) { return begins(track, each.frames); });
    return found == segments.end() ? nullptr : &*found;
}

/// A segment that was handed in, and that a track would begin in, or begin in no more: what is true of the whole track
/// would join or leave what somebody signed.
const Segment* signedBeginning(const Track& before, const Track& after, std::span<const Segment> segments)
{
    const Segment* from = firstSegment(before, segments);
    const Segment* to = firstSegment(after, segments);
    if (from == to)
        return nullptr;
    for (const Segment* each : {from, to}) {
        if (each && each->work == SegmentWork::HandedIn)
            return each;
    }
    return nullptr;
}

const Segment* closedToTrack(const Track& before, const Track& after, std::span<const Segment> segments,
                             std::string_view person)
{
    for (const Segment& segment : segments) {
        if (!segment.isOpenTo(person) && !staysIn(before, after, segment.frames))
            return &segment;
    }
    return signedBeginning(before, after, segments);
}

} // namespace

std::string framesText(FrameRange frames)
{
    return std::to_string(frames.begin.value + 1) + "–" + std::to_string(frames.end.value);
}

bool mayEdit(std::span<const Segment> segments, std::string_view person)
{
    return segments.empty()
           || std::ranges::any_of(segments, [person](const Segment& each) { return each.isOpenTo(person); });
}

AnnotationSet sliceOf(const AnnotationSet& set, FrameRange frames)
{
    AnnotationSet slice;
    for (const Track& track : set.tracks) {
        Track part = sliceOfTrack(track, frames);
        if (!part.keyFrames.empty() || !part.events.empty())
            slice.tracks.push_back(std::move(part));
    }
    slice.rangeTags = cut(set.rangeTags, &RangeTag::range, frames);
    slice.ignored = cut(set.ignored, &IgnoreRegion::frames, frames);
    slice.excluded = cut(set.excluded, frames);
    return slice;
}

const Segment* closedSegment(const AnnotationSet& set, const Change& change, std::span<const Segment> segments,
                             std::string_view person)
{
    if (!mayEdit(segments, person))
        return &segments.front();
    const Track nothing;
    for (const auto& [id, replaced] : change.tracks) {
        const Track* before = set.find(id);
        const Segment* closed =
            closedToTrack(before ? *before : nothing, replaced ? *replaced : nothing, segments, person);
        if (closed)
            return closed;
    }
    for (const Segment& segment : segments) {
        if (!segment.isOpenTo(person) && !staysIn(set, change, segment.frames))
            return &segment;
    }
    return nullptr;
}

Result<void> requireOwnSegment(const AnnotationSet& set, const Change& change, std::span<const Segment> segments,
                               std::string_view person)
{
    const Segment* closed = closedSegment(set, change, segments, person);
    if (!closed)
        return {};
    const Errc why = closed->work == SegmentWork::HandedIn ? Errc::SegmentHandedIn : Errc::SegmentOfAnother;
    return makeError(why, framesText(closed->frames), closed->name);
}

} // namespace consentry::annotation
