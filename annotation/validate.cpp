#include "annotation/validate.h"

#include "base/bytes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <iterator>
#include <limits>

namespace consentry::annotation {

namespace {

Error invalid(std::string where, std::string_view why)
{
    return makeError(Errc::BadLabels, std::move(where), why);
}

std::string nameOf(TrackId id)
{
    return "track " + std::to_string(id.value);
}

std::string nameOf(FrameIndex frame)
{
    return "frame " + std::to_string(frame.value);
}

/// How much a side may fall short of what it ought to be: sums and differences of coordinates round.
constexpr double kRounding = 1e-6; // pixels

bool isTooSmall(const Box& box)
{
    return box.width < kLeastBoxSide - kRounding || box.height < kLeastBoxSide - kRounding;
}

/// C0, DEL, C1, line and paragraph separators, and the marks that turn the direction of text: none belongs in a name,
/// and each can make one text look like another. `text` is well-formed UTF-8.
bool hasControlCharacter(std::string_view text)
{
    const auto byteAt = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned a = byteAt(i), b = byteAt(i + 1), c = byteAt(i + 2);
        if (a < 0x20 || a == 0x7F || (a == 0xC2 && b < 0xA0))
            return true;
        if (a == 0xE2 && b == 0x80 && (c == 0x8E || c == 0x8F || (c >= 0xA8 && c <= 0xAE)))
            return true;
        if (a == 0xE2 && b == 0x81 && c >= 0xA6 && c <= 0xA9)
            return true;
    }
    return false;
}

/// What takes no room, so that two names look the same: soft hyphen, zero-width space, word joiner and the invisible
/// operators, byte order mark. Not the joiners of letters, which scripts of names need.
bool hasInvisibleCharacter(std::string_view text)
{
    constexpr std::array<std::string_view, 8> kInvisible{"\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x81\xA0", "\xE2\x81\xA1",
                                                         "\xE2\x81\xA2", "\xE2\x81\xA3", "\xE2\x81\xA4", "\xEF\xBB\xBF"};
    return std::ranges::any_of(kInvisible, [text](std::string_view one) { return text.find(one) != std::string_view::npos; });
}

Result<void> checkText(const std::string& where, std::string_view text, std::size_t limit)
{
    if (text.size() > limit)
        return invalid(where, "text longer than " + std::to_string(limit) + " bytes");
    if (!isUtf8(text))
        return invalid(where, "not UTF-8");
    if (hasControlCharacter(text))
        return invalid(where, "control character");
    return {};
}

Result<void> checkName(const std::string& where, std::string_view name)
{
    if (name.empty())
        return invalid(where, "no name");
    if (name.front() == ' ' || name.back() == ' ' || name.find(',') != std::string_view::npos)
        return invalid(where, "comma or outer space in a name");
    if (hasInvisibleCharacter(name))
        return invalid(where, "invisible character in a name");
    return checkText(where, name, kMostNameBytes);
}

Result<void> checkNames(const std::string& where, const std::vector<std::string>& names)
{
    if (names.size() > kMostClasses)
        return invalid(where, "too many names");
    for (auto it = names.begin(); it != names.end(); ++it) {
        TRY_VOID(checkName(where, *it));
        if (std::find(names.begin(), it, *it) != it)
            return invalid(where, "name used twice");
    }
    return {};
}

Result<void> checkFrame(const std::string& where, FrameIndex frame)
{
    if (frame.value < 0 || frame.value >= kMostFrames)
        return invalid(where, "frame out of range");
    return {};
}

Result<void> checkBox(const std::string& where, const Box& box)
{
    if (!std::isfinite(box.x) || !std::isfinite(box.y) || !std::isfinite(box.right()) || !std::isfinite(box.bottom()))
        return invalid(where, "box is not finite");
    if (isTooSmall(box))
        return invalid(where, "box smaller than one pixel");
    return {};
}

Result<void> checkKeyFrames(const Track& track)
{
    const std::string name = nameOf(track.id);
    if (track.keyFrames.empty())
        return invalid(name, "no key frame");
    if (track.keyFrames.size() > kMostKeyFrames)
        return invalid(name, "too many key frames");
    if (track.singleFrame && (track.keyFrames.size() != 1 || track.keyFrames.front().outside || !track.events.empty()))
        return invalid(name, "a box of one frame has one visible key frame and no events");
    for (std::size_t i = 0; i < track.keyFrames.size(); ++i) {
        const KeyFrame& keyFrame = track.keyFrames[i];
        const std::string where = name + ", " + nameOf(keyFrame.frame);
        TRY_VOID(checkFrame(where, keyFrame.frame));
        TRY_VOID(checkBox(where, keyFrame.box));
        if (i > 0 && keyFrame.frame <= track.keyFrames[i - 1].frame)
            return invalid(where, "key frames are not in order");
    }
    return {};
}

Result<void> checkAttributes(const Track& track)
{
    const std::string name = nameOf(track.id);
    if (track.attributes.size() > kMostAttributes || track.events.size() > kMostKeyFrames)
        return invalid(name, "too many attributes");
    for (const auto& [attribute, value] : track.attributes) {
        TRY_VOID(checkName(name + ", attribute", attribute));
        TRY_VOID(checkText(name + ", attribute", value, kMostValueBytes));
        if (value.empty())
            return invalid(name + ", attribute", "no value");
    }
    for (std::size_t i = 0; i < track.events.size(); ++i) {
        const AttributeEvent& event = track.events[i];
        const std::string where = name + ", event at " + nameOf(event.frame);
        TRY_VOID(checkFrame(where, event.frame));
        TRY_VOID(checkName(where, event.name));
        TRY_VOID(checkText(where, event.value, kMostValueBytes));
        if (i > 0 && !precedes(track.events[i - 1], event))
            return invalid(where, "events are not in order");
    }
    return {};
}

Result<void> checkTrack(const Track& track)
{
    const std::string name = nameOf(track.id);
    if (track.id.value == 0 || track.id.value == std::numeric_limits<std::uint32_t>::max())
        return invalid(name, "id out of range");
    TRY_VOID(checkName(name + ", class", track.label));
    if (!track.kind.empty())
        TRY_VOID(checkName(name + ", kind", track.kind));
    TRY_VOID(checkText(name + ", author", track.author, kMostAuthorBytes));
    TRY_VOID(checkKeyFrames(track));
    return checkAttributes(track);
}

Result<void> checkRangeTags(const std::vector<RangeTag>& tags)
{
    if (tags.size() > kMostRangeTags)
        return invalid("range tags", "too many");
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const RangeTag& tag = tags[i];
        const std::string where = "range tag at " + nameOf(tag.range.begin);
        TRY_VOID(checkName(where, tag.name));
        TRY_VOID(checkFrame(where, tag.range.begin));
        if (tag.range.isEmpty() || tag.range.end.value > kMostFrames)
            return invalid(where, "range is empty or too long");
        if (i > 0 && !precedes(tags[i - 1], tag))
            return invalid(where, "range tags are not in order");
    }
    return {};
}

Result<void> checkClipTags(const std::set<std::string>& tags)
{
    for (const std::string& tag : tags)
        TRY_VOID(checkName("clip tag", tag));
    return {};
}

Result<void> checkExcluded(const FrameRanges& ranges)
{
    if (ranges.size() > kMostRangeTags)
        return invalid("excluded ranges", "too many");
    if (!isOrdered(ranges))
        return invalid("excluded ranges", "empty, touching or not in order");
    if (!ranges.empty() && (ranges.front().begin.value < 0 || ranges.back().end.value > kMostFrames))
        return invalid("excluded ranges", "frame out of range");
    return {};
}

Result<void> checkIgnored(const std::vector<IgnoreRegion>& regions)
{
    if (regions.size() > kMostRangeTags)
        return invalid("ignore regions", "too many");
    for (std::size_t i = 0; i < regions.size(); ++i) {
        const IgnoreRegion& region = regions[i];
        const std::string where = "ignore region at " + nameOf(region.frames.begin);
        if (!region.label.empty())
            TRY_VOID(checkName(where, region.label));
        TRY_VOID(checkFrame(where, region.frames.begin));
        TRY_VOID(checkBox(where, region.box));
        if (region.frames.isEmpty() || region.frames.end.value > kMostFrames)
            return invalid(where, "range is empty or too long");
        if (i > 0 && !precedes(regions[i - 1], region))
            return invalid(where, "ignore regions are not in order");
    }
    return {};
}

bool isInside(const Box& box, Size size)
{
    return box.x >= -kEdgeTolerance && box.y >= -kEdgeTolerance && box.right() <= size.width + kEdgeTolerance
           && box.bottom() <= size.height + kEdgeTolerance;
}

Result<void> checkFits(const Box& box, const std::string& where, const FrameFacts& facts)
{
    if (!isInside(box, facts.size))
        return invalid(where, "box outside the picture");
    if (isTooSmall(clipped(box, facts.size))) // formats downstream know only this part of it
        return invalid(where, "box smaller than one pixel inside the picture");
    return {};
}

/// Attributes that the label set lacks, or has for other classes, were said under another set or class and stay.
const AttributeSpec* specOf(const Track& track, const std::string& name, const LabelSet& labels)
{
    const AttributeSpec* spec = labels.findAttribute(name);
    return spec && spec->appliesTo(track.label) ? spec : nullptr;
}

Result<void> checkValues(const Track& track, const LabelSet& labels)
{
    const std::string where = nameOf(track.id);
    for (const auto& [name, value] : track.attributes) {
        const AttributeSpec* spec = specOf(track, name, labels);
        if (spec && !spec->takes(value))
            return invalid(where + ", attribute", "not a value of it");
    }
    for (const AttributeEvent& event : track.events) {
        const AttributeSpec* spec = specOf(track, event.name, labels);
        if (spec && !event.value.empty() && !spec->takes(event.value))
            return invalid(where + ", event at " + nameOf(event.frame), "not a value of it");
        if (spec && spec->hold == AttributeHold::Track)
            return invalid(where + ", event at " + nameOf(event.frame), "this attribute holds for whole tracks");
    }
    return {};
}

Result<void> checkFits(const Track& track, const LabelSet& labels, const FrameFacts& facts)
{
    const std::string name = nameOf(track.id);
    const LabelClass* labelClass = labels.findClass(track.label);
    if (!labelClass)
        return invalid(name, "unknown class");
    if (!track.kind.empty() && !labelClass->hasKind(track.kind))
        return invalid(name, "unknown kind");
    for (const KeyFrame& keyFrame : track.keyFrames) {
        const std::string where = name + ", " + nameOf(keyFrame.frame);
        if (keyFrame.frame.value >= facts.frames)
            return invalid(where, "after the end of the clip");
        TRY_VOID(checkFits(keyFrame.box, where, facts));
    }
    TRY_VOID(checkValues(track, labels));
    if (!track.events.empty() && track.events.back().frame.value >= facts.frames)
        return invalid(name, "event after the end of the clip");
    return {};
}

Result<void> checkFits(const std::set<std::string>& tags, const LabelSet& labels)
{
    for (const std::string& tag : tags) {
        if (!labels.hasClipTag(tag))
            return invalid("clip tag", "unknown tag");
    }
    return {};
}

Result<void> checkFits(const std::vector<RangeTag>& tags, const LabelSet& labels, const FrameFacts& facts)
{
    for (const RangeTag& tag : tags) {
        const std::string where = "range tag at " + nameOf(tag.range.begin);
        if (!labels.hasClipTag(tag.name))
            return invalid(where, "unknown tag");
        if (tag.range.end.value > facts.frames)
            return invalid(where, "after the end of the clip");
    }
    return {};
}

Result<void> checkFits(const FrameRanges& excluded, const FrameFacts& facts)
{
    return excluded.empty() || excluded.back().end.value <= facts.frames
               ? Result<void>()
               : invalid("excluded ranges", "after the end of the clip");
}

Result<void> checkFits(const std::vector<IgnoreRegion>& regions, const LabelSet& labels, const FrameFacts& facts)
{
    for (const IgnoreRegion& region : regions) {
        const std::string where = "ignore region at " + nameOf(region.frames.begin);
        if (!region.label.empty() && !labels.findClass(region.label))
            return invalid(where, "unknown class");
        if (region.frames.end.value > facts.frames)
            return invalid(where, "after the end of the clip");
        TRY_VOID(checkFits(region.box, where, facts));
    }
    return {};
}

/// What formats call their own members beside our attributes.
constexpr std::string_view kReservedNames[] = {"track_id", "occluded",     "truncated",    "outside",      "keyframe",
                                               "source",   "interpolated", "single_frame", "ignore_region"};

Result<void> checkSpec(const AttributeSpec& spec, const LabelSet& labels)
{
    TRY_VOID(checkNames("values", spec.everyValue()));
    if (!spec.preset.empty() && (!spec.takes(spec.preset) || hasName(spec.goneValues, spec.preset)))
        return invalid("attribute", "not a value of it");
    TRY_VOID(checkText("attribute", spec.preset, kMostValueBytes));
    const bool chooses = spec.kind == AttributeKind::Select || spec.kind == AttributeKind::Radio;
    if (chooses ? spec.values.empty() : !spec.everyValue().empty())
        return invalid("attribute", "values belong to lists, and lists have values");
    if (!std::isfinite(spec.least) || !std::isfinite(spec.most) || spec.least > spec.most)
        return invalid("attribute", "no range");
    if (std::ranges::find(kReservedNames, spec.name) != std::end(kReservedNames))
        return invalid("attribute", "a name that formats use");
    for (const std::string& name : spec.classes) {
        if (!labels.findClass(name))
            return invalid("attribute", "unknown class");
    }
    return {};
}

} // namespace

bool isGuideline(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    // Markdown would make of &#8238; what checkText() refuses when it is written as it is.
    const auto isEntity = [&](std::size_t at) {
        return at + 1 < text.size()
               && (text[at + 1] == '#' || std::isalpha(static_cast<unsigned char>(text[at + 1])) != 0);
    };
    for (std::size_t at = text.find('&'); at != std::string::npos; at = text.find('&', at + 1)) {
        if (isEntity(at))
            return false;
    }
    return checkText("guideline", text, kMostGuidelineBytes).ok();
}

Result<void> validate(const LabelSet& labels)
{
    if (labels.version < 1 || labels.version > kMostLabelSetVersions)
        return invalid("label set", "no version");
    std::vector<std::string> names, letters, attributes;
    for (const LabelClass* labelClass : labels.everyClass()) {
        names.push_back(labelClass->name);
        if (labelClass->letter < 'A' || labelClass->letter > 'Z')
            return invalid("letter", "not A to Z");
        TRY_VOID(checkNames("kinds", labelClass->everyKind()));
        if (!isGuideline(labelClass->guideline))
            return invalid("guideline", "too long, or no plain text");
    }
    for (const LabelClass& offered : labels.classes)
        letters.emplace_back(1, offered.letter);
    if (labels.classes.empty())
        return invalid("classes", "there is none");
    TRY_VOID(checkNames("classes", names));
    TRY_VOID(checkNames("letters", letters));
    for (const AttributeSpec* spec : labels.everyAttribute()) {
        TRY_VOID(checkSpec(*spec, labels));
        attributes.push_back(spec->name);
    }
    TRY_VOID(checkNames("attributes", attributes));
    return checkNames("clip tags", labels.everyClipTag());
}

Result<void> validateStructure(const AnnotationSet& set)
{
    if (set.labelSetVersion < 1)
        return invalid("label set", "version below 1");
    if (set.tracks.size() > kMostTracks)
        return invalid("tracks", "too many");
    for (std::size_t i = 0; i < set.tracks.size(); ++i) {
        TRY_VOID(checkTrack(set.tracks[i]));
        if (i > 0 && set.tracks[i].id <= set.tracks[i - 1].id)
            return invalid(nameOf(set.tracks[i].id), "tracks are not in order");
    }
    if (set.nextTrackId == 0 || (!set.tracks.empty() && set.nextTrackId <= set.tracks.back().id.value))
        return invalid("next track", "id was given before");
    TRY_VOID(checkClipTags(set.clipTags));
    TRY_VOID(checkRangeTags(set.rangeTags));
    TRY_VOID(checkExcluded(set.excluded));
    return checkIgnored(set.ignored);
}

Result<void> validate(const AnnotationSet& set, const LabelSet& labels, const FrameFacts& facts)
{
    TRY_VOID(validateStructure(set));
    if (set.labelSetVersion > labels.version)
        return invalid("label set", "a later version");
    for (const Track& track : set.tracks)
        TRY_VOID(checkFits(track, labels, facts));
    TRY_VOID(checkFits(set.clipTags, labels));
    TRY_VOID(checkFits(set.rangeTags, labels, facts));
    TRY_VOID(checkFits(set.excluded, facts));
    return checkFits(set.ignored, labels, facts);
}

Result<void> validateStructure(const Change& change)
{
    for (const auto& [id, track] : change.tracks) {
        if (track) {
            TRY_VOID(checkTrack(*track));
            if (track->id != id)
                return invalid(nameOf(id), "ids differ");
        } else if (id.value == 0 || id.value == std::numeric_limits<std::uint32_t>::max()) {
            return invalid(nameOf(id), "id out of range");
        }
    }
    if (change.clipTags)
        TRY_VOID(checkClipTags(*change.clipTags));
    if (change.rangeTags)
        TRY_VOID(checkRangeTags(*change.rangeTags));
    if (change.excluded)
        TRY_VOID(checkExcluded(*change.excluded));
    if (change.ignored)
        TRY_VOID(checkIgnored(*change.ignored));
    if (change.labelSetVersion && *change.labelSetVersion < 1)
        return invalid("label set", "version below 1");
    return {};
}

Result<void> validate(const Change& change, const LabelSet& labels, const FrameFacts& facts)
{
    TRY_VOID(validateStructure(change));
    for (const auto& [id, track] : change.tracks) {
        if (track)
            TRY_VOID(checkFits(*track, labels, facts));
    }
    if (change.clipTags)
        TRY_VOID(checkFits(*change.clipTags, labels));
    if (change.rangeTags)
        TRY_VOID(checkFits(*change.rangeTags, labels, facts));
    if (change.excluded)
        TRY_VOID(checkFits(*change.excluded, facts));
    if (change.ignored)
        TRY_VOID(checkFits(*change.ignored, labels, facts));
    if (change.labelSetVersion && *change.labelSetVersion > labels.version)
        return invalid("label set", "a later version");
    return {};
}

} // namespace consentry::annotation
