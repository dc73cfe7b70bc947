#include "tests/dataset/label_set_fixture.h"

namespace consentry::testing {
namespace {

FrameTable threeFrames()
{
    FrameFormat format;
    format.width = format.codedWidth = 1280;
    format.height = format.codedHeight = 720;
    format.frameRate = {25, 1};
    format.timeBase = {1, 1000};
    std::vector<FrameEntry> entries(3);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].pts = static_cast<std::int64_t>(i) * 40;
        entries[i].keyFrame = i == 0;
    }
    return FrameTable(format, entries);
}

annotation::AnnotationSet onePerson(const crypto::KeyId& author)
{
    annotation::Track track{.id = {1},
                            .label = "person",
                            .kind = {},
                            .keyFrames = {},
                            .attributes = {},
                            .events = {},
                            .source = annotation::Source::Manual,
                            .author = author.text};
    track.keyFrames = {{.frame = {0}, .box = {10, 20, 100, 200}},
                       {.frame = {2}, .box = {30, 20, 100, 200}, .outside = true}};
    annotation::AnnotationSet labels;
    labels.tracks.push_back(track);
    labels.nextTrackId = 2;
    return labels;
}

} // namespace

void LabelSetFixture::addClip()
{
    const ClipId clip = ClipId::random();
    const auto record = people.sign(people.consentBody(), people.root);
    m_access.push_back(accessTo(clip, record));
    m_clips.push_back({.access = &m_access.back(),
                       .frames = threeFrames(),
                       .labels = onePerson(people.annotator.keyId()),
                       .labelsHash = crypto::sha256(bytesOf(clip.text())),
                       .submission = ObjectId::random(),
                       .acceptance = ObjectId::random(),
                       .consentHash = record.hash});
}

consent::Access LabelSetFixture::accessTo(ClipId clip, const consent::Signed<consent::ConsentRecord>& record) const
{
    consent::ClipManifest manifest = people.manifestBody();
    manifest.clip = clip;
    manifest.consent = record.header.id;
    manifest.consentHash = record.hash;
    consent::Evidence evidence = people.evidence();
    evidence.consent = record.token;
    evidence.manifest = people.sign(manifest, people.root).token;
    consent::AccessRequest request = people.requestBy(people.exporter, consent::Action::Export);
    request.clip = clip;
    request.purpose = consent::Purpose::ModelTraining;
    return people.gate().open(request, evidence).value();
}

dataset::ExportRequest LabelSetFixture::request() const
{
    return {.name = "porch people",
            .purpose = consent::Purpose::ModelTraining,
            .recipient = "Vision team",
            .date = people.clock.now(),
            .expires = std::nullopt,
            .formats = {dataset::Format::Coco},
            .labels = annotation::defaultLabelSet(),
            .toolVersion = "1.2.3",
            .leftOut = {{"not_accepted", 2}}};
}

Result<void> LabelSetFixture::exportTo(const fs::path& out)
{
    TRY_ASSIGN(const auto writer, dataset::LabelSetWriter::write(out, request(), m_clips));
    TRY_VOID(writer->seal(sign(writer->manifest(), people.exporter), chain()));
    return writer->finish();
}

std::map<std::string, Bytes> filesBelow(const fs::path& folder)
{
    std::map<std::string, Bytes> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_directory())
            files[entry.path().lexically_relative(folder).generic_string()] = readFile(entry.path(), 1U << 26U).value();
    }
    return files;
}

} // namespace consentry::testing
