#include "app/operations/demo.h"
#include "app/operations/look.h"
#include "app/operations/safe_rendition.h"
#include "storage/replacement.h"
#include "storage/sealed_clip.h"
#include "tests/app/job_fixture.h"

#include <QRegularExpression>

#include <cmath>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kLongFrames = 52; ///< both detectors look at the first, and again after two seconds

void encode(const std::string& options, const fs::path& out)
{
    const Ran made =
        runProgram("ffmpeg -v error -y " + options + " " + out.string(), QProcessEnvironment::systemEnvironment());
    if (made.exit != 0)
        qFatal("%s", made.all().constData());
}

Result<consent::Signed<consent::ClipManifest>> manifestOf(app::Session& session, const std::string& id)
{
    TRY_ASSIGN(const app::Standing now, session.standing());
    TRY_ASSIGN(const ClipId clip, ClipId::fromText(id));
    return storage::manifestInForce(session.workspace(), now.keys, now.status, clip, consent::Rendition::Safe);
}

/// The safe rendition as a player would get it.
Result<Bytes> clearBytes(app::Session& session, const std::string& id)
{
    TRY_ASSIGN(const auto manifest, manifestOf(session, id));
    TRY_ASSIGN(const auto access, app::accessToLook(session, manifest.body.clip));
    TRY_ASSIGN(const auto key, session.keyRelease().release(access, session.identity()));
    TRY_ASSIGN(const auto clear, storage::openSealedClip(session.workspace(), manifest, key));
    Bytes bytes(clear->size());
    TRY_ASSIGN(const std::size_t got, clear->readAt(0, bytes));
    bytes.resize(got);
    return bytes;
}

} // namespace

/// What `ingest` makes of a video and says about it, by the real command.
class TestIngest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twiceGivesTheSame();
    void detectorsAreNamed_data();
    void detectorsAreNamed();
    void theSmallestComeIn_data();
    void theSmallestComeIn();
    void speedIsSaid();

private:
    std::string ingest(const fs::path& video, const std::string& options = {}) const
    {
        return "ingest " + video.string() + " --consent " + m_site->consentFile("consent").string() + " " + options;
    }
    /// What is said about the clip.
    Json takeIn(const fs::path& video, const std::string& options = {}) const
    {
        return m_site->ask("custodian", ingest(video, options))["clips"].at(0);
    }
    fs::path small(const std::string& size, const char* name) const
    {
        const fs::path file = m_folder / name;
        encode("-f lavfi -i testsrc=size=" + size + ":rate=25 -frames:v 10 -c:v libx264 -pix_fmt yuv444p", file);
        return file;
    }

    TempFolder m_folder;
    std::unique_ptr<Site> m_site;
};

void TestIngest::initTestCase()
{
    const QString problem = missingData();
    REQUIRE_FETCHED(problem);
    m_site = std::make_unique<Site>(m_folder / "site");
    m_site->found();
}

/// Keys and ids differ; the pictures, where they lie, and what was found do not.
void TestIngest::twiceGivesTheSame()
{
    const fs::path video = m_folder / "demo.mp4";
    encode("-i " + (app::demoMediaFolder() / "demo-clip.mp4").string() + " -an -vf scale=640:360 -frames:v "
               + std::to_string(kLongFrames) + " -c:v libx264 -preset veryfast -crf 20",
           video);
    Json first = takeIn(video);
    Json second = takeIn(video);
    QVERIFY(first.value("face_tracks", 0) > 0 && first.value("frames_compared", 0) >= 2);
    auto session = m_site->session("custodian");
    const auto one = manifestOf(session, first.value("id", ""));
    const auto two = manifestOf(session, second.value("id", ""));
    QVERIFY_OK(one);
    QVERIFY_OK(two);
    const auto table = storage::frameTable(session.workspace(), *one);
    QVERIFY_OK(table);
    QCOMPARE(table->count(), kLongFrames);
    QVERIFY(*table == storage::frameTable(session.workspace(), *two).value());
    const auto bytes = clearBytes(session, first.value("id", ""));
    QVERIFY_OK(bytes);
    QVERIFY(bytes->size() > 10'000 && *bytes == clearBytes(session, second.value("id", "")).value());
    QVERIFY(one->body.detectors == two->body.detectors);
    const auto doubtsOf = [&](const Json& said) {
        return m_site->ask("custodian", "clip show " + said.value("id", "") + " --doubts")["doubts"];
    };
    const Json doubts = doubtsOf(first);
    QCOMPARE(doubts.size(), first.value("doubts", std::size_t(99)));
    QCOMPARE(doubts.dump(), doubtsOf(second).dump());
    for (Json* said : {&first, &second}) {
        for (const char* other : {"id", "frames_per_second", "finding_frames_per_second", "encoding_frames_per_second"})
            said->erase(other);
    }
    QCOMPARE(first.dump(), second.dump());
}

void TestIngest::detectorsAreNamed_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("heads");
    QTest::newRow("outside") << "" << false;
    QTest::newRow("inside") << "--placement interior" << true;
}

/// Each network that looked, with the version of its package and the hash of its file.
void TestIngest::detectorsAreNamed()
{
    QFETCH(const QString, how);
    QFETCH(const bool, heads);
    const std::string id = takeIn(small("64x48", "looked.mp4"), how.toStdString()).value("id", "");
    auto session = m_site->session("custodian");
    const auto manifest = manifestOf(session, id);
    QVERIFY_OK(manifest);
    QStringList named;
    for (const std::string& detector : manifest->body.detectors) {
        const QStringList words = QString::fromStdString(detector).split(QLatin1Char(' '));
        QCOMPARE(words.size(), 3);
        named << words[0];
        QVERIFY2(words[1].contains(QRegularExpression(QStringLiteral("@\\d+\\.\\d+\\.\\d+$"))), qPrintable(words[1]));
        QVERIFY2(words[2].contains(QRegularExpression(QStringLiteral("^[0-9a-f]{64}$"))), qPrintable(words[2]));
    }
    QVERIFY2(named.contains(QLatin1String("faceboxes")) && named.contains(QLatin1String("ssd_face")),
             qPrintable(named.join(QLatin1Char(','))));
    QCOMPARE(named.contains(QLatin1String("nanodet")), heads);
    QCOMPARE(app::headsIn(manifest->body.detectors) == media::HeadRedaction::On, heads);
}

void TestIngest::theSmallestComeIn_data()
{
    QTest::addColumn<QString>("size");
    QTest::newRow("one pixel") << "1x1";
    QTest::newRow("three by five") << "3x5";
}

void TestIngest::theSmallestComeIn()
{
    QFETCH(const QString, size);
    const Json said = takeIn(small(size.toStdString(), "small.mp4"));
    QCOMPARE(said.value("frames", 0), 10);
    QCOMPARE(QStringLiteral("%1x%2").arg(said.value("width", 0)).arg(said.value("height", 0)), size);
    auto session = m_site->session("custodian");
    const auto reader = renditionOf(session, ClipId::fromText(said.value("id", "")).value());
    QVERIFY_OK(reader);
    const auto picture = (*reader)->picture({9});
    QVERIFY_OK(picture);
    QCOMPARE(QStringLiteral("%1x%2").arg(picture->display.width).arg(picture->display.height), size);
    QVERIFY(m_site->ask("custodian", "clip verify " + said.value("id", "")).value("ok", false));
}

/// Each pass by itself, and both together.
void TestIngest::speedIsSaid()
{
    const fs::path video = small("64x48", "speed.mp4");
    const Json said = takeIn(video);
    const double finding = said.value("finding_frames_per_second", 0.0);
    const double encoding = said.value("encoding_frames_per_second", 0.0);
    const double both = said.value("frames_per_second", 0.0);
    QVERIFY(finding > 0 && encoding > 0 && both > 0);
    QVERIFY2(std::abs(1 / both - 1 / finding - 1 / encoding) < 0.01 / both, said.dump().c_str());
    const Ran ran = m_site->as("custodian", ingest(video));
    QVERIFY2(QString::fromUtf8(ran.out).contains(QRegularExpression(QStringLiteral(
                 "finding faces: [0-9.]+ frames a second, \\d+ frames looked at; encoding: [0-9.]+ frames a second"))),
             ran.all());
}

QTEST_GUILESS_MAIN(TestIngest)
#include "tst_ingest.moc"
