#include "dataset/csv.h"

namespace consentry::dataset {
namespace {

std::string rationalText(Rational value)
{
    return std::to_string(value.numerator) + "/" + std::to_string(value.denominator);
}

/// Every value here is a number, an id or a hash: nothing needs quotes.
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
    TRY_VOID(writeLine(out, {"clip_id", "frame", "pts", "time_us", "key_frame", "luma_sha256"}));
    for (const ExportClip* clip : clips) {
        const std::string id = clip->access->facts().request.clip.text();
        for (std::int64_t i = 0; i < clip->frames.count(); ++i) {
            const FrameEntry& frame = clip->frames.at({i});
            TRY_VOID(writeLine(out, {id, std::to_string(i), std::to_string(frame.pts),
                                     std::to_string(clip->frames.time({i}).count()), frame.keyFrame ? "1" : "0",
                                     hexText(frame.lumaDigest)}));
        }
    }
    return {};
}

} // namespace consentry::dataset
