#include "dataset/csv.h"

#include <array>
#include <charconv>

namespace consentry::dataset {
namespace {

std::string rationalText(Rational value)
{
    return std::to_string(value.numerator) + "/" + std::to_string(value.denominator);
}

/// With an apostrophe before what a table program would calculate: a formula begins a field, and where the comma is for
/// decimals, fields begin behind a semicolon, too.
std::string withoutFormula(std::string_view name)
{
    std::string text;
    char before = ';';
    for (const char c : name) {
        if (before == ';' && std::string_view("=+-@").find(c) != std::string_view::npos)
            text += '\'';
        text += c;
        if (c != ' ' && c != '"')
            before = c;
    }
    return text;
}

/// A name in quotes when it has one in it. Names have neither commas nor control characters.
std::string csvText(std::string_view name)
{
    const std::string plain = withoutFormula(name);
    if (plain.find('"') == std::string::npos)
        return plain;
    std::string text = "\"";
    for (const char c : plain)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

std::string numberText(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

/// Every other value here is a number, an id or a hash: nothing needs quotes.
Result<void> writeLine(ByteSink& out, std::initializer_list<std::string> fields)
{
    std::string line;
    for (const std::string& field : fields)
        line += (line.empty() ? "" : ",") + field;
    return out.write(bytesOf(line + "\r\n"));
}

} // namespace

Result<void> writeClipsCsv(ByteSink& out, std::span<const ExportClip* const> clips)
{
    TRY_VOID(writeLine(out, {"clip_id", "width", "height", "frame_count", "time_base", "average_frame_rate",
                             "pixel_aspect", "consent_id", "labels_sha256"}));
    for (const ExportClip* clip : clips) {
        const FrameFormat& format = clip->frames.format();
        const consent::AccessFacts& facts = clip->access->facts();
        TRY_VOID(writeLine(out, {facts.request.clip.text(), std::to_string(format.width), std::to_string(format.height),
                                 std::to_string(clip->frames.count()), rationalText(format.timeBase),
                                 rationalText(format.frameRate), rationalText(format.pixelAspect), facts.consent.text(),
                                 hexText(clip->labelsHash)}));
    }
    return {};
}

Result<void> writeFramesCsv(ByteSink& out, std::span<const ExportClip* const> clips)
{
    TRY_VOID(writeLine(out, {"clip_id", "frame", "pts", "time_us", "key_frame", "luma_sha256", "excluded"}));
    for (const ExportClip* clip : clips) {
        const std::string id = clip->access->facts().request.clip.text();
        for (std::int64_t i = 0; i < clip->frames.count(); ++i) {
            const FrameEntry& frame = clip->frames.at({i});
            TRY_VOID(writeLine(out, {id, std::to_string(i), std::to_string(frame.pts),
                                     std::to_string(clip->frames.time({i}).count()), frame.keyFrame ? "1" : "0",
                                     hexText(frame.lumaDigest),
                                     annotation::contains(clip->labels.excluded, {i}) ? "1" : "0"}));
        }
    }
    return {};
}

Result<void> writeRangesCsv(ByteSink& out, std::span<const ExportClip* const> clips)
{
    TRY_VOID(writeLine(out, {"clip_id", "what", "name", "begin", "end", "x", "y", "width", "height"}));
    for (const ExportClip* clip : clips) {
        const std::string id = clip->access->facts().request.clip.text();
        const annotation::AnnotationSet& labels = clip->labels;
        const auto begin = [](const FrameRange& range) { return std::to_string(range.begin.value); };
        const auto end = [](const FrameRange& range) { return std::to_string(range.end.value); };
        const FrameRange whole = clip->frames.range();
        for (const std::string& tag : labels.clipTags)
            TRY_VOID(writeLine(out, {id, "clip_tag", csvText(tag), begin(whole), end(whole), "", "", "", ""}));
        for (const annotation::RangeTag& tag : labels.rangeTags)
            TRY_VOID(writeLine(
                out, {id, "range_tag", csvText(tag.name), begin(tag.range), end(tag.range), "", "", "", ""}));
        for (const FrameRange& range : labels.excluded)
            TRY_VOID(writeLine(out, {id, "excluded", "", begin(range), end(range), "", "", "", ""}));
        for (const annotation::IgnoreRegion& region : labels.ignored) {
            const Box& box = region.box;
            TRY_VOID(writeLine(out, {id, "ignored", csvText(region.label), begin(region.frames), end(region.frames),
                                     numberText(box.x), numberText(box.y), numberText(box.width),
                                     numberText(box.height)}));
        }
    }
    return {};
}

} // namespace consentry::dataset
