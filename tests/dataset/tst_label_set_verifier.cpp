#include "dataset/label_set_verifier.h"
#include "tests/dataset/label_set_fixture.h"

using namespace consentry;
using namespace consentry::dataset;
using namespace consentry::testing;

namespace {

void overwrite(const fs::path& file, std::string_view text)
{
    QVERIFY_OK(writeFile(file, bytesOf(text), AtomicFile::IfExists::Replace));
}

std::string textIn(const fs::path& file)
{
    return std::string(textOf(readFile(file, 1U << 26U).value()));
}

void replaceIn(const fs::path& file, std::string_view from, std::string_view to)
{
    std::string text = textIn(file);
    const auto at = text.find(from);
    QVERIFY2(at != std::string::npos, std::string(from).c_str());
    overwrite(file, text.replace(at, from.size(), to));
}

/// One way to spoil a label set, and what must be said about it.
struct Spoiling {
    const char* name;
    void (*spoil)(const fs::path& folder);
    Errc code;
    const char* object;
};

const Spoiling kSpoilings[] = {
    {"annotations altered", [](const fs::path& f) { replaceIn(f / "coco/annotations.json", "person", "animal"); },
     Errc::HashMismatch, "coco/annotations.json"},
    {"clips altered", [](const fs::path& f) { replaceIn(f / "clips.csv", "1280", "1281"); }, Errc::HashMismatch,
     "clips.csv"},
    {"frames cut", [](const fs::path& f) { fs::resize_file(f / "frames.csv", fs::file_size(f / "frames.csv") - 1); },
     Errc::HashMismatch, "frames.csv"},
    {"frames grown", [](const fs::path& f) { overwrite(f / "frames.csv", textIn(f / "frames.csv") + "x"); },
     Errc::HashMismatch, "frames.csv"},
    {"annotations removed", [](const fs::path& f) { fs::remove(f / "coco/annotations.json"); }, Errc::MissingFile,
     "coco/annotations.json"},
    {"clips removed", [](const fs::path& f) { fs::remove(f / "clips.csv"); }, Errc::MissingFile, "clips.csv"},
    {"clips a link",
     [](const fs::path& f) {
         fs::rename(f / "clips.csv", f.parent_path() / "away");
         fs::create_symlink(f.parent_path() / "away", f / "clips.csv");
     },
     Errc::MissingFile, "clips.csv"},
    {"file added", [](const fs::path& f) { overwrite(f / "frame.png", "x"); }, Errc::HashMismatch, "frame.png"},
    {"file added below", [](const fs::path& f) { overwrite(f / "coco/more.json", "x"); }, Errc::HashMismatch,
     "coco/more.json"},
    {"link to a folder added", [](const fs::path& f) { fs::create_directory_symlink("/", f / "all"); },
     Errc::HashMismatch, "all"},
    {"count in the manifest altered",
     [](const fs::path& f) { replaceIn(f / kManifestName, "\"boxes\": 2", "\"boxes\": 3"); }, Errc::HashMismatch,
     "manifest"},
    {"recipient altered", [](const fs::path& f) { replaceIn(f / kManifestName, "Vision team", "Other teams"); },
     Errc::HashMismatch, "manifest"},
    {"white space in the manifest",
     [](const fs::path& f) { overwrite(f / kManifestName, textIn(f / kManifestName) + "\n"); }, Errc::BadSignedObject,
     "manifest"},
    {"a key twice",
     [](const fs::path& f) { replaceIn(f / kManifestName, "\"dataset\"", "\"dataset\": \"x\",\n    \"dataset\""); },
     Errc::BadSignedObject, "manifest"},
    {"no JSON", [](const fs::path& f) { overwrite(f / kManifestName, "{"); }, Errc::BadSignedObject, "manifest"},
    {"a list", [](const fs::path& f) { overwrite(f / kManifestName, "[]\n"); }, Errc::BadSignedObject, "manifest"},
    {"no proof", [](const fs::path& f) { overwrite(f / kManifestName, "{\n  \"body\": {}\n}\n"); },
     Errc::BadSignedObject, "manifest"},
    {"body is a list",
     [](const fs::path& f) { overwrite(f / kManifestName, "{\n  \"body\": [],\n  \"proof\": {}\n}\n"); },
     Errc::BadSignedObject, "manifest"},
    {"nested without end",
     [](const fs::path& f) { overwrite(f / kManifestName, "{\"body\":" + std::string(5'000'000, '[')); },
     Errc::BadSignedObject, "manifest"},
    {"nested without end, closed",
     [](const fs::path& f) {
         overwrite(f / kManifestName,
                   "{\"body\":{},\"proof\":" + std::string(500'000, '[') + std::string(500'000, ']') + "}");
     },
     Errc::BadSignedObject, "manifest"},
    {"signature altered",
     [](const fs::path& f) { replaceIn(f / kManifestName, "\"token\": \"v4.public.ey", "\"token\": \"v4.public.eY"); },
     Errc::BadSignature, "manifest"},
};

} // namespace

class TestLabelSetVerifier : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passes()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        QVERIFY_OK(fixture.exportTo(folder / "out"));
        const auto pinned = verifyLabelSet(folder / "out", fixture.people.root.keyId());
        QVERIFY_OK(pinned);
        QVERIFY(pinned->ok());
        QVERIFY(pinned->pinned);
        QCOMPARE(pinned->root, fixture.people.root.keyId().text);
        QCOMPARE(pinned->dataset, std::string("porch people"));
        QCOMPARE(pinned->clips, 1U);
        const auto open = verifyLabelSet(folder / "out", {});
        QVERIFY_OK(open);
        QVERIFY(open->ok());
        QVERIFY(!open->pinned);
    }

    void anotherRoot()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        QVERIFY_OK(fixture.exportTo(folder / "out"));
        const auto report = verifyLabelSet(folder / "out", fixture.people.custodian.keyId());
        QVERIFY_OK(report);
        QVERIFY(!report->ok());
        QVERIFY(!report->pinned);
        QCOMPARE(report->problems.front().code, std::string("other_root"));
    }

    void noManifest()
    {
        const TempFolder folder;
        QCOMPARE_ERRC(verifyLabelSet(folder.path(), {}), Errc::NotFound);
        QCOMPARE_ERRC(verifyLabelSet(folder / "nowhere", {}), Errc::NotFound);
    }

    void spoiled_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kSpoilings)); ++i)
            QTest::newRow(kSpoilings[i].name) << i;
    }
    void spoiled()
    {
        QFETCH(const int, index);
        const Spoiling& spoiling = kSpoilings[index];
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        QVERIFY_OK(fixture.exportTo(folder / "out"));
        spoiling.spoil(folder / "out");
        if (QTest::currentTestFailed())
            return;
        const auto report = verifyLabelSet(folder / "out", fixture.people.root.keyId());
        QVERIFY_OK(report);
        QVERIFY(!report->ok());
        QCOMPARE(QString::fromStdString(report->problems.front().code),
                 QString::fromUtf8(errorCodeText(spoiling.code).data()));
        QCOMPARE(QString::fromStdString(report->problems.front().object), QString::fromUtf8(spoiling.object));
    }

    void signedByNoExporter()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        const auto writer = LabelSetWriter::write(folder / "out", fixture.request(), fixture.clips());
        QVERIFY_OK(writer);
        QVERIFY_OK((*writer)->seal(fixture.sign((*writer)->manifest(), fixture.people.annotator), fixture.chain()));
        QVERIFY_OK((*writer)->finish());
        const auto report = verifyLabelSet(folder / "out", fixture.people.root.keyId());
        QVERIFY_OK(report);
        QCOMPARE(report->problems.front().code, std::string("untrusted_signer"));
    }

    void signedByAStranger()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        const auto writer = LabelSetWriter::write(folder / "out", fixture.request(), fixture.clips());
        QVERIFY_OK(writer);
        const crypto::Identity stranger = ConsentFixture::person("Sam Stranger");
        QVERIFY_OK((*writer)->seal(fixture.sign((*writer)->manifest(), stranger), fixture.chain()));
        QVERIFY_OK((*writer)->finish());
        const auto report = verifyLabelSet(folder / "out", fixture.people.root.keyId());
        QVERIFY_OK(report);
        QCOMPARE(report->problems.front().code, std::string("untrusted_signer"));
    }

    void otherConsentsThanSigned()
    {
        const TempFolder folder;
        LabelSetFixture fixture;
        fixture.addClip();
        const auto writer = LabelSetWriter::write(folder / "out", fixture.request(), fixture.clips());
        QVERIFY_OK(writer);
        consent::ExportManifest manifest = (*writer)->manifest();
        manifest.consentCount = 2;
        QVERIFY_OK((*writer)->seal(fixture.sign(manifest, fixture.people.exporter), fixture.chain()));
        QVERIFY_OK((*writer)->finish());
        const auto report = verifyLabelSet(folder / "out", fixture.people.root.keyId());
        QVERIFY_OK(report);
        QCOMPARE(report->problems.front().code, std::string("hash_mismatch"));
        QCOMPARE(report->problems.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestLabelSetVerifier)
#include "tst_label_set_verifier.moc"
