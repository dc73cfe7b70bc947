#include "app/operations/intake.h"
#include "app/operations/policy.h"
#include "media/redactor.h"
#include "tests/app/job_fixture.h"

#include <algorithm>
#include <cstdlib>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr double kCore = 0.6;  ///< of a face's box: what lies further out may be at the soft edge
constexpr int kRinging = 10;   ///< levels by which the encoder may miss an even grey
constexpr int kContrast = 20;  ///< levels between the shades of a blur, at least

/// Faces by frame, as the maker of the demo clip knows them.
std::map<int, std::vector<Box>> trueFaces()
{
    const Bytes bytes = readFile(ShortVideos::truthFile(), 1U << 24U).value();
    const Json truth = Json::parse(bytes.begin(), bytes.end());
    std::map<int, std::vector<Box>> faces;
    for (const Json& object : truth["objects"]) {
        const Json& box = object["box"];
        const int frame = object.value("frame", 0);
        if (object.value("label", "") == "person-face" && frame < ShortVideos::kFrames)
            faces[frame].push_back({box.at(0), box.at(1), box.at(2), box.at(3)});
    }
    return faces;
}

/// The darkest and the brightest luma in the middle of faces, and how far any chroma there is from that of the paint.
struct Shades {
    int darkest = 255;
    int brightest = 0;
    int offTint = 0;

    void add(const media::PictureView& picture, const Box& face)
    {
        const Box seen = clipped(inflated(face, kCore), {double(picture.width), double(picture.height)});
        for (int y = int(seen.y); y < int(seen.bottom()); ++y) {
            for (int x = int(seen.x); x < int(seen.right()); ++x) {
                darkest = std::min<int>(darkest, picture.y[y * picture.yStride + x]);
                brightest = std::max<int>(brightest, picture.y[y * picture.yStride + x]);
                offTint = std::max({offTint, std::abs(picture.u[y / 2 * picture.uStride + x / 2] - 144),
                                    std::abs(picture.v[y / 2 * picture.vStride + x / 2] - 112)});
            }
        }
    }
    bool isEven() const
    {
        const int grey = media::neutralColours().luma[0];
        return grey - darkest <= kRinging && brightest - grey <= kRinging && offTint <= kRinging;
    }
};

} // namespace

/// `policy set redaction`: who may, and what becomes of faces. By the real command.
class TestFill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsNoRuleIsRefused_data();
    void whatIsNoRuleIsRefused();
    void isForCustodians();
    void facesAreEvenlyGrey();
    void aChangeAmidIntakeIsNoticed();

private:
    std::string redaction() const { return m_site->ask("annotator", "policy show").value("redaction", ""); }
    std::size_t policiesLogged() const;
    std::string ingest() const;
    /// Of all true faces in the safe rendition of a clip.
    Shades shadesOf(const std::string& clip) const;

    TempFolder m_folder;
    ShortVideos m_videos;
    std::unique_ptr<Site> m_site;
};

void TestFill::initTestCase()
{
    QString problem;
    m_videos = ShortVideos::make(m_folder.path(), &problem);
    REQUIRE_FETCHED(problem);
    m_site = std::make_unique<Site>(m_folder / "site");
    m_site->found();
    m_site->join("annotator", {consent::Role::Annotator, consent::Role::Lead, consent::Role::Exporter});
}

std::size_t TestFill::policiesLogged() const
{
    app::Session session = m_site->session("annotator");
    const auto keys = session.keyRing().value();
    return session.workspace().objects<consent::Policy>(keys)->size();
}

std::string TestFill::ingest() const
{
    const std::string consent = m_site->consentFile("consent").string();
    const Json taken = m_site->ask("custodian", "ingest " + m_videos.mp4.string() + " --consent " + consent);
    return taken["clips"].at(0).value("id", "");
}

Shades TestFill::shadesOf(const std::string& clip) const
{
    auto session = m_site->session("custodian");
    const auto reader = renditionOf(session, ClipId::fromText(clip).value());
    Shades shades;
    for (const auto& [frame, faces] : trueFaces()) {
        const auto picture = (*reader)->picture({frame});
        for (const Box& face : faces)
            shades.add(picture->display, face);
    }
    return shades;
}

void TestFill::whatIsNoRuleIsRefused_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("why");
    QTest::newRow("another value") << "redaction none" << "redaction: is blur or fill";
    QTest::newRow("other letters") << "redaction Fill" << "redaction: is blur or fill";
    QTest::newRow("another rule") << "sharpness fill" << "sharpness: is no rule that can be set; redaction is";
    QTest::newRow("no value") << "redaction" << "value is required";
}

void TestFill::whatIsNoRuleIsRefused()
{
    QFETCH(const QString, words);
    QFETCH(const QString, why);
    const Ran ran = m_site->as("custodian", "policy set " + words.toStdString());
    QVERIFY2(ran.exit == 2 && ran.out.isEmpty() && ran.err.contains(why.toUtf8()), ran.all());
    QCOMPARE(redaction(), std::string("blur"));
    QCOMPARE(policiesLogged(), std::size_t(1));
}

void TestFill::isForCustodians()
{
    const Ran ran = m_site->as("annotator", "policy set redaction fill");
    QVERIFY2(ran.exit == 3 && ran.out.isEmpty() && ran.err.count('\n') == 1, ran.all());
    QCOMPARE(redaction(), std::string("blur"));
    QCOMPARE(policiesLogged(), std::size_t(1));
}

/// Those of clips taken in later, and of a clip that is redacted anew.
void TestFill::facesAreEvenlyGrey()
{
    const std::string before = ingest();
    const Shades blurred = shadesOf(before);
    QVERIFY2(blurred.brightest - blurred.darkest >= kContrast && !blurred.isEven(), "the control: a blur has shades");

    QCOMPARE(m_site->ask("custodian", "policy set redaction fill").value("redaction", ""), std::string("fill"));
    QCOMPARE(redaction(), std::string("fill"));
    m_site->ask("custodian", "policy set redaction fill"); // says it again, and signs nothing
    QCOMPARE(policiesLogged(), std::size_t(2));
    QVERIFY(!shadesOf(before).isEven()); // a clip stays what it is until somebody redacts it
    m_site->ask("custodian", "redact " + before);
    for (const std::string& clip : {before, ingest()}) {
        const Shades filled = shadesOf(clip);
        QVERIFY2(filled.isEven(), qPrintable(QStringLiteral("luma %1 to %2, chroma off by %3")
                                                 .arg(filled.darkest)
                                                 .arg(filled.brightest)
                                                 .arg(filled.offTint)));
    }
    m_site->ask("custodian", "policy set redaction blur");
    QCOMPARE(redaction(), std::string("blur"));
    QVERIFY(m_site->ask("custodian", "audit verify").value("ok", false));
    const Ran listed = m_site->as("custodian", "audit list --json");
    QCOMPARE(listed.out.count("policy.set"), 2);
}

void TestFill::aChangeAmidIntakeIsNoticed()
{
    app::Session custodian = m_site->session("custodian");
    app::Session other = m_site->session("custodian");
    QVERIFY_OK(app::setPolicy(custodian, "redaction", "blur"));
    app::OperationHooks hooks;
    hooks.progress = [&](std::string_view stage, std::int64_t done, std::int64_t) {
        if (stage.starts_with("encoding") && done == 3)
            QVERIFY_OK(app::setPolicy(other, "redaction", "fill"));
    };
    const auto clips = custodian.workspace().clips().value();
    app::NewClips request;
    request.videos = {m_videos.avi};
    request.consentFile = m_site->consentFile("consent");
    const auto taken = app::takeInClips(custodian, request, hooks);
    QCOMPARE_ERRC(taken, Errc::Busy);
    QCOMPARE(custodian.workspace().clips()->size(), clips.size());
}

QTEST_GUILESS_MAIN(TestFill)
#include "tst_fill.moc"
