#include "media/safe_reader.h"
#include "tests/app/job_fixture.h"
#include "tests/media/face_test_data.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr std::int64_t kFirst = 52; ///< of the demo clip's frames: from here on all of the person is in the picture
constexpr std::int64_t kFrames = 12;
constexpr int kSquare = 8; ///< pixels; of the pattern
constexpr int kDarkest = 150;
constexpr int kContrast = 60;         ///< levels between its bright and its dark squares
constexpr int kCell = 16;            ///< pixels; what is judged as hidden or not
constexpr double kMostWithout = 0.95; ///< share that paint over something else may take of a head that is not hidden
constexpr double kGone = 8;          ///< levels that are left of the pattern where it is painted over

bool isBright(int x, int y)
{
    return (x / kSquare + y / kSquare) % 2 == 0;
}

/// The person holds something chequered before the face: a pattern that can be measured, and that nobody takes for a
/// face.
void hideFace(const media::MutablePictureView& picture, const Box& face)
{
    const Box held = inflated(face, 1.3);
    for (int y = std::max(0, int(held.y)); y < std::min(picture.height, int(held.bottom())); ++y) {
        for (int x = std::max(0, int(held.x)); x < std::min(picture.width, int(held.right())); ++x) {
            picture.y[y * picture.yStride + x] = std::uint8_t(kDarkest + (isBright(x, y) ? kContrast : 0));
            picture.u[y / 2 * picture.uStride + x / 2] = 150;
            picture.v[y / 2 * picture.vStride + x / 2] = 100;
        }
    }
}

/// What is left of the pattern in a cell: how much brighter its bright squares are than its dark ones.
double patternIn(const media::PictureView& picture, int left, int top)
{
    double bright = 0;
    double dark = 0;
    for (int y = top; y < top + kCell; ++y) {
        for (int x = left; x < left + kCell; ++x)
            (isBright(x, y) ? bright : dark) += picture.y[y * picture.yStride + x];
    }
    return (bright - dark) / (kCell * kCell / 2);
}

/// Share of the cells wholly inside the box that show no pattern.
double hiddenShare(const media::PictureView& picture, const Box& face)
{
    const auto firstCell = [](double from) { return (int(from) / kCell + 1) * kCell; };
    int cells = 0;
    int hidden = 0;
    for (int y = firstCell(face.y); y + kCell <= face.bottom(); y += kCell) {
        for (int x = firstCell(face.x); x + kCell <= face.right(); x += kCell) {
            ++cells;
            hidden += std::abs(patternIn(picture, x, y)) < kGone;
        }
    }
    return double(hidden) / std::max(cells, 1);
}

} // namespace

/// `ingest --redact heads`, by the real command, on somebody whose face is not to be seen.
class TestHeads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areHiddenWhenAskedFor_data();
    void areHiddenWhenAskedFor();

private:
    TempFolder m_folder;
    fs::path m_video;
    std::vector<Box> m_faces; ///< where the hidden face is, frame by frame
    std::unique_ptr<Site> m_site;
};

void TestHeads::initTestCase()
{
    QString problem = missingData();
    REQUIRE_FETCHED(problem);
    DemoClip demo = DemoClip::load(&problem);
    REQUIRE_FETCHED(problem);
    QByteArray pixels;
    for (std::int64_t i = kFirst; i < kFirst + kFrames; ++i) {
        DemoFrame& frame = demo.frames[std::size_t(i)];
        m_faces.push_back(demo.faces.at(i).front());
        hideFace(frame.view(), m_faces.back());
        QVERIFY(hiddenShare(frame.view(), m_faces.back()) == 0);
        pixels += frame.pixels;
    }
    m_video = m_folder / "hidden.mp4";
    const Ran made = runProgram("ffmpeg -v error -y -f rawvideo -pix_fmt yuv420p -s 1280x720 -r 25 -i - "
                                "-c:v libx264 -preset veryfast -crf 12 "
                                    + m_video.string(),
                                QProcessEnvironment::systemEnvironment(), pixels);
    QVERIFY2(made.exit == 0, made.all());
    m_site = std::make_unique<Site>(m_folder / "site");
    m_site->found();
    m_site->join("annotator", {consent::Role::Annotator});
}

void TestHeads::areHiddenWhenAskedFor_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("hidden");
    QTest::newRow("faces only: the control") << "--redact faces" << false;
    QTest::newRow("heads") << "--redact heads" << true;
    QTest::newRow("inside a home") << "--placement interior" << true;
    QTest::newRow("inside a home, faces only") << "--placement interior --redact faces" << false;
}

void TestHeads::areHiddenWhenAskedFor()
{
    QFETCH(const QString, how);
    QFETCH(const bool, hidden);
    const Json taken =
        m_site->ask("custodian", "ingest " + m_video.string() + " --consent " + m_site->consentFile("consent").string()
                                     + " " + how.toStdString());
    const std::string id = taken["clips"].at(0).value("id", "");
    m_site->ask("custodian", "grant issue --to annotator --clip " + id);
    auto session = m_site->session("annotator");
    const auto reader = renditionOf(session, ClipId::fromText(id).value());
    QVERIFY_OK(reader);
    QCOMPARE((*reader)->table().count(), kFrames);
    for (std::int64_t i = 0; i < kFrames; ++i) {
        const auto picture = (*reader)->picture({i});
        QVERIFY_OK(picture);
        const double share = hiddenShare(picture->display, m_faces[std::size_t(i)]);
        QVERIFY2(hidden ? share == 1 : share < kMostWithout,
                 qPrintable(QStringLiteral("frame %1: %2 of the head is hidden: %3")
                                .arg(i)
                                .arg(share)
                                .arg(QString::fromStdString(taken.dump()))));
    }
}

QTEST_GUILESS_MAIN(TestHeads)
#include "tst_heads.moc"
