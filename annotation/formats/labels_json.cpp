#include "annotation/formats/labels_json.h"

#include "annotation/formats/canonical_scanner.h"
#include "annotation/formats/json_text.h"
#include "annotation/validate.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace consentry::annotation {

namespace {

constexpr std::string_view kLabels1 = R"({"schema":"consentry/labels/v1")";
constexpr std::string_view kLabels2 = R"({"schema":"consentry/labels/v2")";
constexpr std::string_view kChange1 = R"({"schema":"consentry/label-change/v1")";
constexpr std::string_view kChange2 = R"({"schema":"consentry/label-change/v2")";

// Whatever version 1 can say is said in version 1, so that labels have one form and old ones keep theirs.

bool needsVersion2(const AnnotationSet& set)
{
    return !set.excluded.empty() || !set.ignored.empty();
}

bool needsVersion2(const Change& change)
{
    return change.excluded || change.ignored || change.labelSetVersion;
}

void appendBox(std::string& out, const Box& box)
{
    out += '[';
    appendNumber(out, box.x);
    out += ',';
    appendNumber(out, box.y);
    out += ',';
    appendNumber(out, box.width);
    out += ',';
    appendNumber(out, box.height);
    out += ']';
}

void appendKeyFrame(std::string& out, const KeyFrame& keyFrame)
{
    out += R"({"frame":)";
    appendInteger(out, keyFrame.frame.value);
    out += R"(,"box":)";
    appendBox(out, keyFrame.box);
    out += R"(,"occluded":)";
    appendBool(out, keyFrame.occluded);
    out += R"(,"truncated":)";
    appendBool(out, keyFrame.truncated);
    out += R"(,"outside":)";
    appendBool(out, keyFrame.outside);
    out += '}';
}

void appendEvent(std::string& out, const AttributeEvent& event)
{
    out += R"({"frame":)";
    appendInteger(out, event.frame.value);
    out += R"(,"name":)";
    appendQuoted(out, event.name);
    out += R"(,"value":)";
    appendQuoted(out, event.value);
    out += '}';
}

void appendAttributes(std::string& out, const std::map<std::string, std::string>& attributes)
{
    out += '{';
    for (auto it = attributes.begin(); it != attributes.end(); ++it) {
        if (it != attributes.begin())
            out += ',';
        appendQuoted(out, it->first);
        out += ':';
        appendQuoted(out, it->second);
    }
    out += '}';
}

void appendTrack(std::string& out, const Track& track)
{
    out += R"({"id":)";
    appendInteger(out, track.id.value);
    out += R"(,"class":)";
    appendQuoted(out, track.label);
    out += R"(,"kind":)";
    appendQuoted(out, track.kind);
    out += R"(,"source":)";
    appendQuoted(out, sourceText(track.source));
    out += R"(,"author":)";
    appendQuoted(out, track.author);
    out += R"(,"single_frame":)";
    appendBool(out, track.singleFrame);
    out += R"(,"attributes":)";
    appendAttributes(out, track.attributes);
    out += R"(,"key_frames":)";
    appendList(out, track.keyFrames, appendKeyFrame);
    out += R"(,"events":)";
    appendList(out, track.events, appendEvent);
    out += '}';
}

void appendRangeTag(std::string& out, const RangeTag& tag)
{
    out += R"({"name":)";
    appendQuoted(out, tag.name);
    out += R"(,"begin":)";
    appendInteger(out, tag.range.begin.value);
    out += R"(,"end":)";
    appendInteger(out, tag.range.end.value);
    out += '}';
}

void appendRange(std::string& out, const FrameRange& range)
{
    out += R"({"begin":)";
    appendInteger(out, range.begin.value);
    out += R"(,"end":)";
    appendInteger(out, range.end.value);
    out += '}';
}

void appendRegion(std::string& out, const IgnoreRegion& region)
{
    out += R"({"class":)";
    appendQuoted(out, region.label);
    out += R"(,"begin":)";
    appendInteger(out, region.frames.begin.value);
    out += R"(,"end":)";
    appendInteger(out, region.frames.end.value);
    out += R"(,"box":)";
    appendBox(out, region.box);
    out += '}';
}

Box scanBox(CanonicalScanner& in)
{
    Box box;
    in.expect("[");
    box.x = in.number();
    in.expect(",");
    box.y = in.number();
    in.expect(",");
    box.width = in.number();
    in.expect(",");
    box.height = in.number();
    in.expect("]");
    return box;
}

KeyFrame scanKeyFrame(CanonicalScanner& in)
{
    KeyFrame keyFrame;
    in.expect(R"({"frame":)");
    keyFrame.frame.value = in.integer();
    in.expect(R"(,"box":)");
    keyFrame.box = scanBox(in);
    in.expect(R"(,"occluded":)");
    keyFrame.occluded = in.boolean();
    in.expect(R"(,"truncated":)");
    keyFrame.truncated = in.boolean();
    in.expect(R"(,"outside":)");
    keyFrame.outside = in.boolean();
    in.expect("}");
    return keyFrame;
}

AttributeEvent scanEvent(CanonicalScanner& in)
{
    AttributeEvent event;
    in.expect(R"({"frame":)");
    event.frame.value = in.integer();
    in.expect(R"(,"name":)");
    event.name = in.quoted(kMostNameBytes);
    in.expect(R"(,"value":)");
    event.value = in.quoted(kMostValueBytes);
    in.expect("}");
    return event;
}

std::uint32_t scanId(CanonicalScanner& in)
{
    const std::int64_t value = in.integer();
    if (value < 1 || value > std::numeric_limits<std::uint32_t>::max())
        in.fail("id out of range");
    return in.ok() ? static_cast<std::uint32_t>(value) : 0;
}

Source scanSource(CanonicalScanner& in)
{
    const auto source = sourceFromText(in.quoted(kMostNameBytes));
    if (!source)
        in.fail("unknown source");
    return source.value_or(Source::Manual);
}

Track scanTrack(CanonicalScanner& in)
{
    Track track;
    in.expect(R"({"id":)");
    track.id.value = scanId(in);
    in.expect(R"(,"class":)");
    track.label = in.quoted(kMostNameBytes);
    in.expect(R"(,"kind":)");
    track.kind = in.quoted(kMostNameBytes);
    in.expect(R"(,"source":)");
    track.source = scanSource(in);
    in.expect(R"(,"author":)");
    track.author = in.quoted(kMostAuthorBytes);
    in.expect(R"(,"single_frame":)");
    track.singleFrame = in.boolean();
    in.expect(R"(,"attributes":)");
    in.object([&] {
        std::string name = in.quoted(kMostNameBytes);
        in.expect(":");
        track.attributes.insert_or_assign(std::move(name), in.quoted(kMostValueBytes));
    });
    in.expect(R"(,"key_frames":)");
    in.list([&] { track.keyFrames.push_back(scanKeyFrame(in)); });
    in.expect(R"(,"events":)");
    in.list([&] { track.events.push_back(scanEvent(in)); });
    in.expect("}");
    return track;
}

RangeTag scanRangeTag(CanonicalScanner& in)
{
    RangeTag tag;
    in.expect(R"({"name":)");
    tag.name = in.quoted(kMostNameBytes);
    in.expect(R"(,"begin":)");
    tag.range.begin.value = in.integer();
    in.expect(R"(,"end":)");
    tag.range.end.value = in.integer();
    in.expect("}");
    return tag;
}

std::set<std::string> scanClipTags(CanonicalScanner& in)
{
    std::set<std::string> tags;
    in.list([&] { tags.insert(in.quoted(kMostNameBytes)); });
    return tags;
}

std::vector<RangeTag> scanRangeTags(CanonicalScanner& in)
{
    std::vector<RangeTag> tags;
    in.list([&] { tags.push_back(scanRangeTag(in)); });
    return tags;
}

FrameRanges scanRanges(CanonicalScanner& in)
{
    FrameRanges ranges;
    in.list([&] {
        FrameRange range;
        in.expect(R"({"begin":)");
        range.begin.value = in.integer();
        in.expect(R"(,"end":)");
        range.end.value = in.integer();
        in.expect("}");
        ranges.push_back(range);
    });
    return ranges;
}

std::vector<IgnoreRegion> scanRegions(CanonicalScanner& in)
{
    std::vector<IgnoreRegion> regions;
    in.list([&] {
        IgnoreRegion region;
        in.expect(R"({"class":)");
        region.label = in.quoted(kMostNameBytes);
        in.expect(R"(,"begin":)");
        region.frames.begin.value = in.integer();
        in.expect(R"(,"end":)");
        region.frames.end.value = in.integer();
        in.expect(R"(,"box":)");
        region.box = scanBox(in);
        in.expect("}");
        regions.push_back(std::move(region));
    });
    return regions;
}

int scanVersion(CanonicalScanner& in)
{
    const std::int64_t version = in.integer();
    if (version < 1 || version > std::numeric_limits<int>::max())
        in.fail("version out of range");
    return in.ok() ? static_cast<int>(version) : 1;
}

AnnotationSet scanSet(CanonicalScanner& in)
{
    AnnotationSet set;
    const bool second = in.accept(kLabels2);
    if (!second)
        in.expect(kLabels1);
    in.expect(R"(,"label_set":)");
    set.labelSetVersion = scanVersion(in);
    in.expect(R"(,"next_track":)");
    set.nextTrackId = scanId(in);
    in.expect(R"(,"clip_tags":)");
    set.clipTags = scanClipTags(in);
    in.expect(R"(,"range_tags":)");
    set.rangeTags = scanRangeTags(in);
    if (second) {
        in.expect(R"(,"excluded":)");
        set.excluded = scanRanges(in);
        in.expect(R"(,"ignored":)");
        set.ignored = scanRegions(in);
    }
    in.expect(R"(,"tracks":)");
    in.list([&] { set.tracks.push_back(scanTrack(in)); });
    in.expect("}\n");
    in.expectEnd();
    return set;
}

/// What version 2 says beyond version 1.
void scanSecondPart(CanonicalScanner& in, Change& change)
{
    in.expect(R"(,"excluded":)");
    if (!in.accept("null"))
        change.excluded = scanRanges(in);
    in.expect(R"(,"ignored":)");
    if (!in.accept("null"))
        change.ignored = scanRegions(in);
    in.expect(R"(,"label_set":)");
    if (!in.accept("null"))
        change.labelSetVersion = scanVersion(in);
}

void appendSecondPart(std::string& out, const Change& change)
{
    out += R"(,"excluded":)";
    if (change.excluded)
        appendList(out, *change.excluded, appendRange);
    else
        out += "null";
    out += R"(,"ignored":)";
    if (change.ignored)
        appendList(out, *change.ignored, appendRegion);
    else
        out += "null";
    out += R"(,"label_set":)";
    if (change.labelSetVersion)
        appendInteger(out, *change.labelSetVersion);
    else
        out += "null";
}

Change scanChange(CanonicalScanner& in)
{
    Change change;
    const bool second = in.accept(kChange2);
    if (!second)
        in.expect(kChange1);
    in.expect(R"(,"tracks":)");
    in.list([&] {
        Track track = scanTrack(in);
        const TrackId id = track.id;
        change.tracks.insert_or_assign(id, std::move(track));
    });
    in.expect(R"(,"removed":)");
    in.list([&] { change.tracks.insert_or_assign(TrackId{scanId(in)}, std::nullopt); });
    in.expect(R"(,"clip_tags":)");
    if (!in.accept("null"))
        change.clipTags = scanClipTags(in);
    in.expect(R"(,"range_tags":)");
    if (!in.accept("null"))
        change.rangeTags = scanRangeTags(in);
    if (second)
        scanSecondPart(in, change);
    in.expect("}\n");
    in.expectEnd();
    return change;
}

void appendTags(std::string& out, const std::set<std::string>& tags)
{
    appendList(out, tags, appendQuoted);
}

/// Reads with `scan`, checks, and makes sure that `write` gives the very same bytes: this is what refuses repeated
/// keys, unordered sets and second spellings of a number.
template<class Value>
Result<Value> readCanonical(ByteView bytes, Value (*scan)(CanonicalScanner&), Bytes (*write)(const Value&))
{
    if (bytes.size() > kMostLabelBytes)
        return makeError(Errc::TooLarge, "labels", std::to_string(kMostLabelBytes));
    CanonicalScanner scanner(textOf(bytes));
    Value value = scan(scanner);
    if (!scanner.ok())
        return scanner.error();
    TRY_VOID(validateStructure(value));
    const Bytes again = write(value);
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()))
        return makeError(Errc::BadLabels, "labels", "not in canonical form");
    return value;
}

} // namespace

Bytes writeLabels(const AnnotationSet& set)
{
    std::string out(needsVersion2(set) ? kLabels2 : kLabels1);
    out += R"(,"label_set":)";
    appendInteger(out, set.labelSetVersion);
    out += R"(,"next_track":)";
    appendInteger(out, set.nextTrackId);
    out += R"(,"clip_tags":)";
    appendTags(out, set.clipTags);
    out += R"(,"range_tags":)";
    appendList(out, set.rangeTags, appendRangeTag);
    if (needsVersion2(set)) {
        out += R"(,"excluded":)";
        appendList(out, set.excluded, appendRange);
        out += R"(,"ignored":)";
        appendList(out, set.ignored, appendRegion);
    }
    out += R"(,"tracks":)";
    appendList(out, set.tracks, appendTrack);
    out += "}\n";
    return toBytes(bytesOf(out));
}

Result<AnnotationSet> readLabels(ByteView bytes)
{
    return readCanonical<AnnotationSet>(bytes, scanSet, writeLabels);
}

Bytes writeChange(const Change& change)
{
    std::vector<TrackId> removed;
    std::vector<std::reference_wrapper<const Track>> kept;
    for (const auto& [id, track] : change.tracks) {
        if (track)
            kept.emplace_back(*track);
        else
            removed.push_back(id);
    }
    std::string out(needsVersion2(change) ? kChange2 : kChange1);
    out += R"(,"tracks":)";
    appendList(out, kept, appendTrack);
    out += R"(,"removed":)";
    appendList(out, removed, [](std::string& text, TrackId id) { appendInteger(text, id.value); });
    out += R"(,"clip_tags":)";
    if (change.clipTags)
        appendTags(out, *change.clipTags);
    else
        out += "null";
    out += R"(,"range_tags":)";
    if (change.rangeTags)
        appendList(out, *change.rangeTags, appendRangeTag);
    else
        out += "null";
    if (needsVersion2(change))
        appendSecondPart(out, change);
    out += "}\n";
    return toBytes(bytesOf(out));
}

Result<Change> readChange(ByteView bytes)
{
    return readCanonical<Change>(bytes, scanChange, writeChange);
}

} // namespace consentry::annotation
