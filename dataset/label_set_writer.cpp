#include "dataset/label_set_writer.h"

#include "annotation/formats/coco_json.h"
#include "consent/status.h"
#include "dataset/csv.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>

namespace consentry::dataset {
namespace {

using Json = nlohmann::ordered_json;
using Clips = std::span<const ExportClip* const>;

Result<void> checkAccess(Clips clips)
{
    for (const ExportClip* clip : clips) {
        if (clip->access->hasEnded())
            return makeError(Errc::AccessEnded, "clip " + clip->access->facts().request.clip.shortText());
        if (clip->access->facts().request.action != consent::Action::Export)
            return makeError(Errc::ActionNotGranted, "export");
    }
    return {};
}

/// Passes bytes on while there is access to all clips, and remembers how many there were and their hash. Buffers, since
/// formats write in small pieces.
class HashingSink final : public ByteSink {
public:
    HashingSink(ByteSink& out, Clips clips) : m_out(out), m_clips(clips) {}
    Result<void> write(ByteView bytes) override
    {
        m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
        return m_buffer.size() >= kBufferBytes ? flush() : Result<void>();
    }
    Result<void> flush()
    {
        TRY_VOID(checkAccess(m_clips));
        m_hash.update(m_buffer);
        m_count += m_buffer.size();
        TRY_VOID(m_out.write(m_buffer));
        m_buffer.clear();
        return {};
    }
    std::uint64_t count() const { return m_count; }
    crypto::Digest digest() { return m_hash.finish(); }

private:
    static constexpr std::size_t kBufferBytes = 1 << 20;
    ByteSink& m_out;
    Clips m_clips;
    Bytes m_buffer;
    crypto::Sha256 m_hash;
    std::uint64_t m_count = 0;
};

Result<void> writeCocoFile(ByteSink& out, const ExportRequest& request, Clips clips, ExportCounts& counts)
{
    std::vector<annotation::CocoClip> input;
    for (const ExportClip* clip : clips)
        input.push_back({clip->access->facts().request.clip.text(), &clip->frames, &clip->labels});
    const annotation::CocoOptions options{.labels = request.labels,
                                          .description = request.name,
                                          .version = "1.0",
                                          .date = rfc3339Text(request.date).substr(0, 10)};
    TRY_ASSIGN(const annotation::CocoCounts written, annotation::writeCoco(out, input, options));
    counts.images = written.images;
    counts.boxes = written.boxes;
    counts.tracks = written.tracks;
    counts.boxesPerClass = written.boxesPerClass;
    return {};
}

struct FormatRow {
    Format format;
    std::string_view name;
    std::string_view path;
    Result<void> (*write)(ByteSink&, const ExportRequest&, Clips, ExportCounts&);
};

constexpr FormatRow kFormats[] = {{Format::Coco, "coco", "coco/annotations.json", writeCocoFile}};

const FormatRow& row(Format format)
{
    return *std::ranges::find(kFormats, format, &FormatRow::format);
}

Json clipsJson(Clips clips)
{
    Json list = Json::array();
    for (const ExportClip* clip : clips) {
        const consent::AccessFacts& facts = clip->access->facts();
        list.push_back({{"id", facts.request.clip.text()},
                        {"consent", facts.consent.text()},
                        {"consent_sha256", hexText(clip->consentHash)},
                        {"submission", clip->submission.text()},
                        {"acceptance", clip->acceptance.text()},
                        {"label_set", clip->labels.labelSetVersion},
                        {"labels_sha256", hexText(clip->labelsHash)}});
    }
    return list;
}

/// Those that the labels in this export may bear.
Json attributesJson(const annotation::LabelSet& labels)
{
    Json attributes = Json::array();
    for (const annotation::AttributeSpec* spec : labels.everyAttribute()) {
        if (!spec->isExported())
            continue;
        Json attribute = {{"name", spec->name},
                          {"kind", annotation::attributeKindText(spec->kind)},
                          {"per", spec->hold == annotation::AttributeHold::Track ? "track" : "moment"},
                          {"classes", spec->classes}};
        if (const auto values = spec->everyValue(); !values.empty())
            attribute["values"] = values;
        if (spec->kind == annotation::AttributeKind::Number)
            attribute["range"] = {spec->least, spec->most};
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

/// What older versions offered is in it too, behind the rest: labels made under them bear it.
Json labelSetJson(const annotation::LabelSet& labels)
{
    Json classes = Json::array();
    for (const annotation::LabelClass* label : labels.everyClass())
        classes.push_back({{"name", label->name}, {"kinds", label->everyKind()}});
    return {{"version", labels.version},
            {"classes", classes},
            {"clip_tags", labels.everyClipTag()},
            {"attributes", attributesJson(labels)}};
}

bool isFreeForUse(const fs::path& out)
{
    std::error_code ignored;
    const auto status = fs::symlink_status(out, ignored);
    return !fs::exists(status) || (fs::is_directory(status) && fs::is_empty(out, ignored));
}

constexpr std::string_view kPartialEnding = ".partial";
constexpr std::size_t kPartialDigits = 8;

/// A folder that nobody else has locked, or a closed descriptor.
FileDescriptor lockFolder(const fs::path& folder)
{
    FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!descriptor.isOpen() || ::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0)
        return FileDescriptor();
    return descriptor;
}

/// Whether `name` is what `partialFor` makes of `place`.
bool isPartialOf(const fs::path& place, std::string_view name)
{
    const std::string start = place.filename().string() + ".";
    return name.size() == start.size() + kPartialDigits + kPartialEnding.size() && name.starts_with(start)
           && name.ends_with(kPartialEnding) && fromHex(name.substr(start.size(), kPartialDigits)).ok();
}

fs::path partialFor(const fs::path& place)
{
    return place.string() + "." + ObjectId::random().shortText() + std::string(kPartialEnding);
}

/// Takes away what writers to this place left that were killed: nobody has it locked any more.
void removeLeftovers(const fs::path& place)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(place.parent_path(), ignored)) {
        if (isPartialOf(place, entry.path().filename().string()) && lockFolder(entry.path()).isOpen())
            fs::remove_all(entry.path(), ignored);
    }
}

/// `out` as an absolute path without a slash at its end.
fs::path placeOf(const fs::path& out)
{
    const fs::path place = fs::absolute(out).lexically_normal();
    return place.has_filename() ? place : place.parent_path();
}

} // namespace

Result<Format> formatFromText(std::string_view text)
{
    const auto found = std::ranges::find(kFormats, text, &FormatRow::name);
    if (found == std::end(kFormats))
        return makeError(Errc::BadArgument, "--format", "there is no format " + std::string(text) + "; known: coco");
    return found->format;
}

Result<std::unique_ptr<LabelSetWriter>> LabelSetWriter::write(const fs::path& out, const ExportRequest& request,
                                                              std::span<const ExportClip> clips)
{
    if (!isFreeForUse(out))
        return makeError(Errc::AlreadyExists, out.filename().string());
    if (clips.empty())
        return Errc::NothingAccepted;
    std::vector<const ExportClip*> ordered;
    for (const ExportClip& clip : clips)
        ordered.push_back(&clip);
    std::ranges::sort(ordered, {}, [](const ExportClip* clip) { return clip->access->facts().request.clip; });

    const fs::path place = placeOf(out);
    removeLeftovers(place);
    const fs::path partial = partialFor(place);
    TRY_VOID(makePrivateFolder(partial));
    std::unique_ptr<LabelSetWriter> writer(new LabelSetWriter(out, partial, lockFolder(partial)));
    TRY_VOID(writer->writeFiles(request, ordered));
    TRY_VOID(writer->describe(request, ordered));
    return writer;
}

LabelSetWriter::~LabelSetWriter()
{
    std::error_code ignored;
    if (!m_finished)
        fs::remove_all(m_partial, ignored);
}

Result<void> LabelSetWriter::writeFiles(const ExportRequest& request, Clips clips)
{
    m_counts.clips = clips.size();
    const auto writeOne = [&](std::string_view path,
                              const std::function<Result<void>(ByteSink&)>& content) -> Result<void> {
        TRY_VOID(checkAccess(clips));
        TRY_VOID(makePrivateFolder((m_partial / path).parent_path()));
        TRY_ASSIGN(const auto file, AtomicFile::create(m_partial / path, AtomicFile::IfExists::Refuse));
        HashingSink sink(*file, clips);
        TRY_VOID(content(sink));
        TRY_VOID(sink.flush());
        TRY_VOID(file->commit());
        m_files.push_back({std::string(path), sink.count(), sink.digest()});
        return {};
    };
    TRY_VOID(writeOne("clips.csv", [&](ByteSink& out) { return writeClipsCsv(out, clips); }));
    for (const Format format : request.formats) {
        const FormatRow& chosen = row(format);
        TRY_VOID(writeOne(chosen.path, [&](ByteSink& out) { return chosen.write(out, request, clips, m_counts); }));
    }
    TRY_VOID(writeOne("frames.csv", [&](ByteSink& out) { return writeFramesCsv(out, clips); }));
    TRY_VOID(writeOne("ranges.csv", [&](ByteSink& out) { return writeRangesCsv(out, clips); }));
    std::ranges::sort(m_files, {}, &WrittenFile::path);
    return checkAccess(clips);
}

Result<void> LabelSetWriter::describe(const ExportRequest& request, Clips clips)
{
    Json files = Json::array();
    for (const WrittenFile& file : m_files)
        files.push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", hexText(file.hash)}});
    Json body = {{"schema", kManifestSchema},
                 {"dataset", request.name},
                 {"purpose", consent::textOf(request.purpose)},
                 {"recipient", request.recipient},
                 {"date", rfc3339Text(request.date)},
                 {"expires", request.expires ? Json(rfc3339Text(*request.expires)) : Json(nullptr)},
                 {"tool", "consentry " + request.toolVersion},
                 {"conventions",
                  {{"frame_base", 0},
                   {"category_base", 1},
                   {"box", "x, y, width, height in display pixels, origin top left"},
                   {"time", "microseconds from the first frame, out of pts"}}},
                 {"label_set", labelSetJson(request.labels)},
                 {"counts",
                  {{"clips", m_counts.clips},
                   {"images", m_counts.images},
                   {"boxes", m_counts.boxes},
                   {"tracks", m_counts.tracks},
                   {"boxes_per_class", m_counts.boxesPerClass}}},
                 {"left_out", request.leftOut},
                 {"clips", clipsJson(clips)},
                 {"files", files}};
    m_body = body.dump();
    std::set<ObjectId> consents;
    for (const ExportClip* clip : clips)
        consents.insert(clip->access->facts().consent);
    m_manifest = {.dataset = request.name,
                  .purpose = request.purpose,
                  .recipient = request.recipient,
                  .date = request.date,
                  .expires = request.expires,
                  .bodyHash = crypto::sha256(bytesOf(m_body)),
                  .consentCount = consents.size(),
                  .consentRoot = consent::listRoot(consents)};
    return {};
}

Result<void> LabelSetWriter::seal(const consent::Signed<consent::ExportManifest>& proof, const TrustChain& chain)
{
    const Json document = {
        {"body", Json::parse(m_body)},
        {"proof", {{"workspace", chain.workspace}, {"certificates", chain.certificates}, {"token", proof.token}}}};
    return writeFile(m_partial / kManifestName, bytesOf(document.dump(2) + "\n"), AtomicFile::IfExists::Refuse);
}

Result<void> LabelSetWriter::finish()
{
    if (!isFreeForUse(m_out))
        return makeError(Errc::AlreadyExists, m_out.filename().string());
    std::error_code failed;
    fs::rename(m_partial, m_out, failed);
    if (failed)
        return makeError(Errc::Io, m_out.filename().string(), failed.message());
    m_finished = true;
    // It is in its place; that the disk cannot say so for good would be no reason to call it a failure.
    (void)flushFolder(placeOf(m_out).parent_path());
    return {};
}

} // namespace consentry::dataset
