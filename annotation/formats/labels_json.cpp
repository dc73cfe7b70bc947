#include "annotation/formats/labels_json.h"

#include "annotation/formats/canonical_scanner.h"
#include "annotation/formats/json_text.h"
#include "annotation/validate.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace consentry::annotation {

namespace {

// Whatever an older version can say is said in that, so that labels have one form and old ones keep theirs.
enum class Version {
    First,
    Second, ///< excluded frames and ignore regions
    Third,  ///< and key frames that are tracked
};

constexpr std::string_view kLabels[] = {R"({"schema":"consentry/labels/v1")", R"({"schema":"consentry/labels/v2")",
                                        R"({"schema":"consentry/labels/v3")"};
constexpr std::string_view kChanges[] = {R"({"schema":"consentry/label-change/v1")",
                                         R"({"schema":"consentry/label-change/v2")",
                                         R"({"schema":"consentry/label-change/v3")"};

std::string_view headOf(const std::string_view (&heads)[3], Version version)
{
    return heads[static_cast<std::size_t>(version)];
}

bool hasTracked(const Track& track)
{
    return std::ranges::any_of(track.keyFrames, &KeyFrame::tracked);
}

Version versionOf(const AnnotationSet& set)
{
    if (std::ranges::any_of(set.tracks, hasTracked))
        return Version::Third;
    return set.excluded.empty() && set.ignored.empty() ? Version::First : Version::Second;
}

Version versionOf(const Change& change)
{
    if (std::ranges::any_of(change.tracks, [](const auto& each) { return each.second && hasTracked(*each.second); }))
        return Version::Third;
    return change.excluded || change.ignored || change.labelSetVersion ? Version::Second : Version::First;
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

void appendKeyFrame(std::string& out, const KeyFrame& keyFrame, Version version)
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
    if (version == Version::Third) {
        out += R"(,"tracked":)";
        appendBool(out, keyFrame.tracked);
    }
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

void appendTrack(std::string& out, const Track& track, Version version)
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
    appendList(out, track.keyFrames,
               [version](std::string& text, const KeyFrame& keyFrame) { appendKeyFrame(text, keyFrame, version); });
    out += R"(,"events":)";
    appendList(out, track.events, appendEvent);
    out += '}';
}

template<class Tracks>
void appendTracks(std::string& out, const Tracks& tracks, Version version)
{
    appendList(out, tracks, [version](std::string& text, const Track& track) { appendTrack(text, track, version); });
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

KeyFrame scanKeyFrame(CanonicalScanner& in, Version version)
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
    if (version == Version::Third) {
        in.expect(R"(,"tracked":)");
        keyFrame.tracked = in.boolean();
    }
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

Track scanTrack(CanonicalScanner& in, Version labels)
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
    in.list([&] { track.keyFrames.push_back(scanKeyFrame(in, labels)); });
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

/// The first words of a file.
Version scanHead(CanonicalScanner& in, const std::string_view (&heads)[3])
{
    for (const Version version : {Version::Third, Version::Second}) {
        if (in.accept(headOf(heads, version)))
            return version;
    }
    in.expect(headOf(heads, Version::First));
    return Version::First;
}

AnnotationSet scanSet(CanonicalScanner& in)
{
    AnnotationSet set;
    const Version version = scanHead(in, kLabels);
    in.expect(R"(,"label_set":)");
    set.labelSetVersion = scanVersion(in);
    in.expect(R"(,"next_track":)");
    set.nextTrackId = scanId(in);
    in.expect(R"(,"clip_tags":)");
    set.clipTags = scanClipTags(in);
    in.expect(R"(,"range_tags":)");
    set.rangeTags = scanRangeTags(in);
    if (version != Version::First) {
        in.expect(R"(,"excluded":)");
        set.excluded = scanRanges(in);
        in.expect(R"(,"ignored":)");
        set.ignored = scanRegions(in);
    }
    in.expect(R"(,"tracks":)");
    in.list([&] { set.tracks.push_back(scanTrack(in, version)); });
    in.expect("}\n");
    in.expectEnd();
    return set;
}

/// What version 2 says of the clip beyond version 1.
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
    const Version version = scanHead(in, kChanges);
    in.expect(R"(,"tracks":)");
    in.list([&] {
        Track track = scanTrack(in, version);
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
    if (version != Version::First)
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
    const Version version = versionOf(set);
    std::string out(headOf(kLabels, version));
    out += R"(,"label_set":)";
    appendInteger(out, set.labelSetVersion);
    out += R"(,"next_track":)";
    appendInteger(out, set.nextTrackId);
    out += R"(,"clip_tags":)";
    appendTags(out, set.clipTags);
    out += R"(,"range_tags":)";
    appendList(out, set.rangeTags, appendRangeTag);
    if (version != Version::First) {
        out += R"(,"excluded":)";
        appendList(out, set.excluded, appendRange);
        out += R"(,"ignored":)";
        appendList(out, set.ignored, appendRegion);
    }
    out += R"(,"tracks":)";
    appendTracks(out, set.tracks, version);
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
    const Version version = versionOf(change);
    std::string out(headOf(kChanges, version));
    out += R"(,"tracks":)";
    appendTracks(out, kept, version);
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
    if (version != Version::First)
        appendSecondPart(out, change);
    out += "}\n";
    return toBytes(bytesOf(out));
}

Result<Change> readChange(ByteView bytes)
{
    return readCanonical<Change>(bytes, scanChange, writeChange);
}

} // namespace consentry::annotation
