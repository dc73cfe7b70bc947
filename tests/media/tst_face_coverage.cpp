#include "media/face_finder.h"
#include "media/face_scanner.h"
#include "tests/media/face_test_data.h"
#include "tests/support/test_support.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;
using namespace std::chrono_literals;

namespace {

constexpr double kSmallestFace = 40;        // pixels, the promise of docs/models.md
constexpr std::int64_t kLookedAgain = 75;   // three seconds: the person walks in and past the cat
constexpr std::size_t kSameFrames = 60;    // looks of both detectors, close looks everywhere, looks where in doubt
constexpr std::int64_t kLookAgainEvery = 7; // frames, for the detectors' look at the outcome

MediaTime timeOf(std::size_t frame)
{
    return static_cast<std::int64_t>(frame) * 40ms;
}

Result<RedactionPlan> planFor(std::span<DemoFrame> frames, int threads)
{
    FaceFinderOptions options;
    options.modelFolder = defaultModelFolder();
    options.threads = threads;
    TRY_ASSIGN(const std::unique_ptr<FaceFinder> finder, FaceFinder::create(options));
    for (std::size_t i = 0; i < frames.size(); ++i)
        TRY_VOID(finder->addFrame({{static_cast<std::int64_t>(i)}, timeOf(i), frames[i].view()}));
    return finder->finish();
}

/// Share of the points of a 20×20 grid over `face` that some core covers.
double coveredShare(const Box& face, const std::vector<EllipseRegion>& regions)
{
    constexpr int kPoints = 20;
    int covered = 0;
    for (int i = 0; i < kPoints * kPoints; ++i) {
        const Point point{face.x + face.width * (i % kPoints + 0.5) / kPoints,
                          face.y + face.height * (i / kPoints + 0.5) / kPoints};
        covered += std::ranges::any_of(regions, [&](const EllipseRegion& region) { return region.core.contains(point); });
    }
    return covered / double{kPoints * kPoints};
}

/// The second detector now and then takes a whole figure for one large face; such a box is not inside a true one.
bool isTheFace(const Box& found, const Box& face)
{
    return face.contains(found.center()) || intersectionOverUnion(found, face) >= 0.2;
}

} // namespace

class TestFaceCoverage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFaceIsCovered();
    void detectorsFindNothingInTheRedactedClip();
    void planDoesNotDependOnThreads();
    void detectorsAreCompared();
    void headsAreFoundWithoutFaces();
    void solidFillIsGrey();

private:
    /// Truth faces in which a detector still sees a face, of `frames` looked at again, and how many truth faces there are.
    struct Seen {
        int found = 0;
        int faces = 0;
        QString where;
    };
    void lookAgain(bool redacted, Seen& seen);
    QStringList uncovered(const RedactionPlan& plan) const;

    DemoClip m_clip;
    ModelSet m_models;
    RedactionPlan m_plan;
};

void TestFaceCoverage::initTestCase()
{
    QString problem;
    m_models = installedModels(&problem);
    REQUIRE_FETCHED(problem);
    m_clip = DemoClip::load(&problem);
    REQUIRE_FETCHED(problem);
    Result<RedactionPlan> plan = planFor(m_clip.frames, 2);
    QVERIFY_OK(plan);
    m_plan = std::move(plan).value();
}

/// Frames in which `plan` leaves a face of the promised size uncovered.
QStringList TestFaceCoverage::uncovered(const RedactionPlan& plan) const
{
    QStringList frames;
    for (const auto& [frame, faces] : m_clip.faces) {
        for (const Box& face : faces) {
            const double share = coveredShare(face, plan.regionsAt({frame}));
            if (face.height >= kSmallestFace && share < 0.97)
                frames += QStringLiteral("frame %1: %2 covered").arg(frame).arg(share);
        }
    }
    return frames;
}

void TestFaceCoverage::everyFaceIsCovered()
{
    QCOMPARE(uncovered(m_plan), QStringList());
    const QStringList control = uncovered(RedactionPlan());
    QVERIFY2(control.size() > 120, "the clip must show a face of the promised size most of the time");
    QCOMPARE(m_plan.facts().framesScanned, static_cast<std::int64_t>(m_clip.frames.size()));
    QVERIFY(m_plan.facts().detections >= m_plan.facts().looks / 2);
    QVERIFY2(m_plan.facts().looks < m_plan.facts().framesScanned / 2, "the schedule spares most looks");
}

void TestFaceCoverage::lookAgain(bool redacted, Seen& seen)
{
    const auto scanner = FaceScanner::create(m_models, 1);
    QVERIFY_OK(scanner);
    for (const auto& [frame, faces] : m_clip.faces) {
        if (frame >= kLookedAgain || frame % kLookAgainEvery != 0)
            continue;
        DemoFrame picture = m_clip.frames[static_cast<std::size_t>(frame)];
        if (redacted)
            m_plan.apply({frame}, picture.view());
        const auto copy = FrameCopy::of({frame}, picture.view());
        QVERIFY_OK(copy);
        const auto scan = (*scanner)->scan(*copy, {});
        QVERIFY_OK(scan);
        for (const Box& face : faces) {
            const auto again = std::ranges::find_if(
                scan->sightings, [&](const Sighting& sighting) { return isTheFace(sighting.face.box, face); });
            if (again != scan->sightings.end()) {
                seen.where += QStringLiteral("frame %1: %2 px face, confidence %3\n").arg(frame).arg(face.height)
                                  .arg(again->face.confidence);
                ++seen.found;
            }
            ++seen.faces;
        }
    }
}

void TestFaceCoverage::detectorsFindNothingInTheRedactedClip()
{
    Seen control;
    lookAgain(false, control);
    QCOMPARE(control.found, control.faces);
    QVERIFY(control.faces >= 8);
    Seen redacted;
    lookAgain(true, redacted);
    QVERIFY2(redacted.found == 0, qPrintable(redacted.where));
}

void TestFaceCoverage::planDoesNotDependOnThreads()
{
    const std::span<DemoFrame> few = std::span(m_clip.frames).first(kSameFrames);
    const auto one = planFor(few, 1);
    const auto three = planFor(few, 3);
    QVERIFY_OK(one);
    QVERIFY_OK(three);
    std::size_t painted = 0;
    for (std::size_t i = 0; i < few.size(); ++i) {
        DemoFrame first = few[i];
        DemoFrame second = few[i];
        one->apply({static_cast<std::int64_t>(i)}, first.view());
        three->apply({static_cast<std::int64_t>(i)}, second.view());
        QVERIFY2(first.pixels == second.pixels, qPrintable(QStringLiteral("frame %1").arg(i)));
        painted += first.pixels != few[i].pixels;
    }
    QCOMPARE(painted, few.size()); // the control: there is something in each
    QVERIFY(one->facts().compared.size() >= 2);
    QVERIFY(one->facts().compared == three->facts().compared);
    QVERIFY(one->facts().disagreements == three->facts().disagreements);
    QCOMPARE(one->facts().looks, three->facts().looks);
    QCOMPARE(one->facts().detections, three->facts().detections);
}

/// The clip shows a face that both detectors see, and later a cat, which the second one alone takes for a face.
void TestFaceCoverage::detectorsAreCompared()
{
    const RedactionFacts& facts = m_plan.facts();
    QVERIFY(facts.compared.size() >= 2);
    QCOMPARE(facts.compared.front().value, 0);
    for (std::size_t i = 1; i < facts.compared.size(); ++i)
        QVERIFY(facts.compared[i] - facts.compared[i - 1] >= 50); // 2 s
    QVERIFY(facts.disagreedFrames() <= std::int64_t(facts.compared.size()));
    for (const Disagreement& disagreement : facts.disagreements) {
        QVERIFY(std::ranges::find(facts.compared, disagreement.frame) != facts.compared.end());
        QVERIFY(disagreement.track <= facts.tracks.size());
    }
}

/// Whose face is not to be seen still has a head.
void TestFaceCoverage::headsAreFoundWithoutFaces()
{
    const auto objectModel = loadObjectModel(defaultModelFolder());
    QVERIFY_OK(objectModel);
    const auto faces = FaceScanner::create(m_models, 0);
    auto nanoDet = makeNanoDet(*objectModel);
    QVERIFY_OK(nanoDet);
    const auto heads = FaceScanner::create(m_models, 0, std::move(nanoDet).value());
    QVERIFY_OK(faces);
    QVERIFY_OK(heads);
    std::size_t withoutHeads = 0;
    std::size_t withHeads = 0;
    for (std::size_t i = 0; i < m_clip.frames.size(); i += 60) {
        DemoFrame picture = m_clip.frames[i];
        m_plan.apply({std::int64_t(i)}, picture.view());
        const auto copy = FrameCopy::of({std::int64_t(i)}, picture.view());
        QVERIFY_OK(copy);
        withoutHeads += (*faces)->scan(*copy, {})->sightings.size();
        withHeads += (*heads)->scan(*copy, {.areas = {}, .heads = true})->sightings.size();
    }
    QVERIFY2(withHeads > withoutHeads, "nobody was seen");
}

void TestFaceCoverage::solidFillIsGrey()
{
    FaceFinderOptions options;
    options.modelFolder = defaultModelFolder();
    options.threads = 1;
    options.style = RedactionStyle::SolidFill;
    auto finder = FaceFinder::create(options);
    QVERIFY_OK(finder);
    DemoFrame picture = m_clip.frames.front();
    QVERIFY_OK((*finder)->addFrame({{0}, 0ms, picture.view()}));
    const auto plan = (*finder)->finish();
    QVERIFY_OK(plan);
    const std::vector<EllipseRegion> regions = plan->regionsAt({0});
    QVERIFY(!regions.empty());
    plan->apply({0}, picture.view());
    const MutablePictureView view = picture.view();
    const Point center = regions.front().core.center;
    QCOMPARE(view.y[static_cast<int>(center.y) * view.yStride + static_cast<int>(center.x)], neutralColours().luma[4]);
}

QTEST_GUILESS_MAIN(TestFaceCoverage)
#include "tst_face_coverage.moc"
