#include "tests/app/job_fixture.h"

#include "media/face_scanner.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr int kLookEvery = 4;        // frames
constexpr double kSmallestFace = 40; // pixels, the promise of docs/models.md

/// Faces by frame, as the maker of the demo clip knows them.
std::map<int, std::vector<Box>> trueFaces()
{
    const Bytes bytes = readFile(ShortVideos::truthFile(), 1U << 24U).value();
    const Json truth = Json::parse(bytes.begin(), bytes.end());
    std::map<int, std::vector<Box>> faces;
    for (const Json& object : truth["objects"]) {
        const Json& box = object["box"];
        if (object.value("label", "") == "person-face" && box.at(3).get<double>() >= kSmallestFace)
            faces[object.value("frame", 0)].push_back({box.at(0), box.at(1), box.at(2), box.at(3)});
    }
    return faces;
}

/// The second detector now and then takes a whole figure for one large face; such a box is not inside a true one.
bool isTheFace(const Box& found, const Box& face)
{
    return face.contains(found.center()) || intersectionOverUnion(found, face) >= 0.2;
}

std::vector<fs::path> filesIn(const fs::path& folder, std::string_view extension)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == extension)
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

/// An age file made of `header` and the payload of `file`, as docs/file-format.md tells how.
Bytes withHeader(const fs::path& header, const fs::path& file)
{
    const Bytes stored = readFile(file, 1U << 30U).value();
    const std::string_view text = textOf(stored);
    const std::size_t start = text.find('\n', text.find("\n--- ") + 1) + 1;
    Bytes joined = readFile(header, 1U << 16U).value();
    joined.insert(joined.end(), stored.begin() + std::ptrdiff_t(start), stored.end());
    return joined;
}

} // namespace

/// A workspace met by somebody with the ordinary tools `age`, `ffmpeg` and `ffprobe`, and none of ours.
class TestByHand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passphraseOpensTheIdentity();
    void custodianOpensTheSafeRendition();
    void noDetectorSeesAFaceInIt();
    void custodianOpensTheOriginal();
    void annotatorOpensWhatWasGranted();
    void annotatorOpensNoOriginal();

private:
    /// Of the true faces in some frames of a video, how many a detector still sees.
    struct Seen {
        int found = 0;
        int faces = 0;
    };
    void lookForFaces(const fs::path& video, Seen& seen);
    /// The clear identity file of `person`.
    fs::path openIdentity(const std::string& person);
    /// `age -d -i KEY -o OUT FILE`; whether it opened.
    bool decrypt(const fs::path& key, const fs::path& file, const fs::path& out) const;
    /// With the custodian's key, by way of the key file.
    fs::path openClip(const std::string& rendition);

    TempFolder m_folder;
    std::unique_ptr<Site> m_site;
    ShortVideos m_videos;
    std::string m_clip;
    int m_number = 0;
};

void TestByHand::initTestCase()
{
    QString problem;
    m_videos = ShortVideos::make(m_folder.path(), &problem);
    REQUIRE_FETCHED(problem);
    m_site = std::make_unique<Site>(m_folder / "site");
    m_site->found();
    m_site->join("annotator", {consent::Role::Annotator});
    const std::string consent = m_site->consentFile("consent").string();
    const Json taken = m_site->ask("custodian", "ingest " + m_videos.mp4.string() + " --consent " + consent);
    m_clip = taken["clips"].at(0).value("id", "");
    m_site->ask("custodian", "grant issue --to annotator --clip " + m_clip);
}

fs::path TestByHand::openIdentity(const std::string& person)
{
    const fs::path clear = m_folder / (person + ".clear");
    if (!fs::exists(clear)) {
        const Ran age =
            runOnTerminal("age -d -o " + clear.string() + " " + m_site->identity(person).string(),
                          m_site->environment(), {QByteArray::fromStdString("the passphrase of " + person)});
        if (age.exit != 0)
            qFatal("%s", age.all().constData());
    }
    return clear;
}

bool TestByHand::decrypt(const fs::path& key, const fs::path& file, const fs::path& out) const
{
    return runProgram("age -d -i " + key.string() + " -o " + out.string() + " " + file.string(), m_site->environment())
               .exit
           == 0;
}

fs::path TestByHand::openClip(const std::string& rendition)
{
    const std::string name = m_clip + "." + rendition;
    const fs::path key = m_folder / (rendition + ".key");
    const fs::path clear = m_folder / (rendition + ".clear");
    if (fs::exists(clear))
        return clear;
    if (!decrypt(openIdentity("custodian"), m_site->workspace() / "keys" / (name + ".age"), key)
        || !decrypt(key, m_site->workspace() / "clips" / (name + ".age"), clear))
        qFatal("age cannot open %s", name.c_str());
    return clear;
}

void TestByHand::passphraseOpensTheIdentity()
{
    const Bytes clear = readFile(openIdentity("annotator"), 1U << 16U).value();
    const std::string_view text = textOf(clear);
    QVERIFY(text.starts_with("# consentry identity v1\n# name: annotator\n"));
    QVERIFY(text.find("\nAGE-SECRET-KEY-1") != std::string_view::npos);
    const Ran wrong =
        runOnTerminal("age -d -o " + (m_folder / "not").string() + " " + m_site->identity("annotator").string(),
                      m_site->environment(), {"wrong"});
    QVERIFY(wrong.exit != 0);
}

void TestByHand::custodianOpensTheSafeRendition()
{
    const fs::path clear = openClip("safe");
    const Ran probe = runProgram("ffprobe -v error -count_frames -show_entries "
                                 "stream=codec_name,codec_type,width,height,nb_read_frames -of json "
                                     + clear.string(),
                                 m_site->environment());
    QVERIFY2(probe.exit == 0 && probe.err.isEmpty(), probe.all());
    const Json streams = probe.json()["streams"];
    QCOMPARE(streams.size(), std::size_t{1}); // no sound
    QCOMPARE(streams.at(0).value("codec_name", ""), std::string("h264"));
    QCOMPARE(streams.at(0).value("width", 0), kWidth);
    QCOMPARE(streams.at(0).value("height", 0), kHeight);
    QCOMPARE(streams.at(0).value("nb_read_frames", ""), std::to_string(ShortVideos::kFrames));
}

void TestByHand::lookForFaces(const fs::path& video, Seen& seen)
{
    const fs::path raw = m_folder / "frames.yuv";
    const Ran decode =
        runProgram("ffmpeg -v error -y -i " + video.string() + " -f rawvideo -pix_fmt yuv420p " + raw.string(),
                   m_site->environment());
    QVERIFY2(decode.exit == 0 && decode.err.isEmpty(), decode.all());
    const Bytes pixels = readFile(raw, 1U << 30U).value();
    constexpr std::size_t frameBytes = std::size_t{kWidth} * kHeight * 3 / 2;
    QCOMPARE(pixels.size(), frameBytes * ShortVideos::kFrames);
    const auto models = media::loadModels(media::defaultModelFolder());
    QVERIFY_OK(models);
    const auto scanner = media::FaceScanner::create(*models, 1);
    QVERIFY_OK(scanner);
    for (const auto& [frame, faces] : trueFaces()) {
        if (frame >= ShortVideos::kFrames || frame % kLookEvery != 0)
            continue;
        const std::uint8_t* y = pixels.data() + std::size_t(frame) * frameBytes;
        const std::uint8_t* u = y + kWidth * kHeight;
        const std::uint8_t* v = u + kWidth * kHeight / 4;
        const media::PictureView picture{y, u, v, kWidth, kWidth / 2, kWidth / 2, kWidth, kHeight};
        const auto copy = media::FrameCopy::of({frame}, picture);
        QVERIFY_OK(copy);
        const auto scan = (*scanner)->scan(*copy, {});
        QVERIFY_OK(scan);
        for (const Box& face : faces) {
            seen.faces += 1;
            seen.found += std::ranges::any_of(
                scan->sightings, [&](const media::Sighting& sighting) { return isTheFace(sighting.face.box, face); });
        }
    }
}

void TestByHand::noDetectorSeesAFaceInIt()
{
    Seen original;
    lookForFaces(openClip("original"), original);
    QVERIFY(original.faces >= 4);
    QCOMPARE(original.found, original.faces);
    Seen safe;
    lookForFaces(openClip("safe"), safe);
    QCOMPARE(safe.faces, original.faces);
    QCOMPARE(safe.found, 0);
}

void TestByHand::custodianOpensTheOriginal()
{
    QCOMPARE(readFile(openClip("original"), 1U << 30U).value(), readFile(m_videos.mp4, 1U << 30U).value());
}

void TestByHand::annotatorOpensWhatWasGranted()
{
    const auto headers = filesIn(m_site->workspace() / "keys", ".hdr");
    QCOMPARE(headers.size(), std::size_t{1});
    const fs::path joined = m_folder / "joined.age";
    QVERIFY_OK(writeFile(joined, withHeader(headers.front(), m_site->workspace() / "clips" / (m_clip + ".safe.age")),
                         AtomicFile::IfExists::Replace));
    const fs::path out = m_folder / "granted";
    QVERIFY(decrypt(openIdentity("annotator"), joined, out));
    QCOMPARE(readFile(out, 1U << 30U).value(), readFile(openClip("safe"), 1U << 30U).value());
}

void TestByHand::annotatorOpensNoOriginal()
{
    const fs::path own = openIdentity("annotator");
    const fs::path original = m_site->workspace() / "clips" / (m_clip + ".original.age");
    const auto attempt = [&](const fs::path& file) {
        return decrypt(own, file, m_folder / ("attempt" + std::to_string(m_number++)));
    };
    QVERIFY(!attempt(original));
    QVERIFY(!attempt(m_site->workspace() / "clips" / (m_clip + ".safe.age"))); // not without the header either
    for (const fs::path& key : filesIn(m_site->workspace() / "keys", ".age"))
        QVERIFY2(!attempt(key), key.c_str());
    const fs::path joined = m_folder / "joined.age";
    for (const fs::path& header : filesIn(m_site->workspace() / "keys", ".hdr")) {
        QVERIFY_OK(writeFile(joined, withHeader(header, original), AtomicFile::IfExists::Replace));
        QVERIFY2(!attempt(joined), header.c_str());
    }
}

QTEST_GUILESS_MAIN(TestByHand)
#include "tst_by_hand.moc"
