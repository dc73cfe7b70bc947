#include "media/colour_picture.h"
#include "media/face_network.h"
#include "media/model_store.h"
#include "media/object_detector.h"
#include "tests/media/face_test_data.h"
#include "tests/support/test_support.h"

#include <cmath>
#include <set>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

constexpr int kSide = 128;
constexpr int kHeadChannels = 80 + 4 * 11;
constexpr double kTolerance = 1e-3; // of the absolute sum: other processors add in another order

/// Sums of one head's values for the fixed input.
struct GoldenHead {
    int side;
    double sum;
    double absoluteSum;
};

constexpr std::array kGolden{
    GoldenHead{16, -111725.9137, 119696.9369},
    GoldenHead{8, -24288.1033, 26697.7116},
    GoldenHead{4, -6059.9282, 6533.2309},
};

std::vector<float> fixedBlob()
{
    std::vector<float> blob(3 * std::size_t(kSide) * kSide);
    for (std::size_t i = 0; i < blob.size(); ++i)
        blob[i] = float(i * 37 % 255) / 127.5F - 1;
    return blob;
}

/// What the truth's words mean to COCO.
const std::map<std::string, std::set<std::string>> kNames{
    {"person", {"person"}}, {"animal", {"cat", "dog"}}, {"vehicle", {"motorcycle", "bicycle"}}};

/// A plain picture of one colour.
struct PlainPicture {
    PlainPicture(int w, int h) : pixels(std::size_t(w) * std::size_t(h) * 3, 90), view{pixels.data(), w, h, w * 3} {}
    Bytes pixels;
    BgrView view;
};

} // namespace

class TestObjectDetector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void givesTheGoldenSums();
    void findsWhatIsThere_data();
    void findsWhatIsThere();
    void isTheSameEachTime();
    void findsNothingInNothing_data();
    void findsNothingInNothing();
    void damagedNetworkIsAnError();

private:
    Bytes m_model;
    std::unique_ptr<ObjectDetector> m_detector;
    DemoClip m_clip;
};

void TestObjectDetector::initTestCase()
{
    const auto model = loadObjectModel(defaultModelFolder());
    QString problem = model ? QString() : QString::fromStdString(describe(model.error()));
    REQUIRE_FETCHED(problem);
    m_model = *model;
    auto made = makeNanoDet(m_model);
    QVERIFY_OK(made);
    m_detector = std::move(*made);
    m_clip = DemoClip::load(&problem);
    REQUIRE_FETCHED(problem);
}

void TestObjectDetector::givesTheGoldenSums()
{
    const auto network = FaceNetwork::load(m_model, nanoDetHeads());
    QVERIFY_OK(network);
    const auto heads = (*network)->runBlob(fixedBlob(), {kSide, kSide, 1});
    QVERIFY_OK(heads);
    QCOMPARE(heads->size(), kGolden.size());
    bool isGolden = true;
    QString sums;
    for (std::size_t i = 0; i < kGolden.size(); ++i) {
        const HeadView& head = (*heads)[i];
        QCOMPARE(head.channels, kHeadChannels);
        QCOMPARE(head.height, kGolden[i].side);
        QCOMPARE(head.width, kGolden[i].side);
        double sum = 0;
        double absoluteSum = 0;
        for (int value = 0; value < head.channels * head.height * head.width; ++value) {
            sum += double(head.data[value]);
            absoluteSum += std::abs(double(head.data[value]));
        }
        const double slack = kTolerance * kGolden[i].absoluteSum;
        isGolden = isGolden && std::abs(sum - kGolden[i].sum) <= slack
                   && std::abs(absoluteSum - kGolden[i].absoluteSum) <= slack;
        sums += QStringLiteral("{%1, %2, %3} ").arg(head.height).arg(sum, 0, 'f', 4).arg(absoluteSum, 0, 'f', 4);
    }
    QVERIFY2(isGolden, qPrintable(sums));
}

void TestObjectDetector::findsWhatIsThere_data()
{
    QTest::addColumn<int>("frame");
    for (const int frame : {20, 120})
        QTest::addRow("frame %d", frame) << frame;
}

void TestObjectDetector::findsWhatIsThere()
{
    QFETCH(const int, frame);
    ColourConverter converter(1280);
    const auto picture = converter.convert(m_clip.frames[std::size_t(frame)].view());
    QVERIFY_OK(picture);
    const auto found = m_detector->detect({frame}, picture->view());
    QVERIFY_OK(found);
    for (const DetectedBox& truth : m_clip.objects.at(frame)) {
        const auto agrees = [&](const DetectedBox& box) {
            return kNames.at(truth.label).contains(box.label) && intersectionOverUnion(box.box, truth.box) >= 0.5;
        };
        QVERIFY2(std::ranges::any_of(*found, agrees), truth.label.c_str());
    }
    const Box whole{0, 0, 1280, 720};
    for (std::size_t i = 0; i < found->size(); ++i) {
        const DetectedBox& box = (*found)[i];
        QCOMPARE(box.frame, FrameIndex{frame});
        QCOMPARE(intersection(box.box, whole), box.box);
        QVERIFY(box.confidence > 0.30 && box.confidence <= 1);
        QVERIFY(i == 0 || (*found)[i - 1].confidence >= box.confidence);
        QVERIFY(std::ranges::count(cocoClassNames(), box.label) == 1);
    }
}

void TestObjectDetector::isTheSameEachTime()
{
    ColourConverter converter(640);
    const auto picture = converter.convert(m_clip.frames[75].view());
    QVERIFY_OK(picture);
    QCOMPARE(picture->width, 640);
    QCOMPARE(picture->scale, 0.5);
    const auto first = m_detector->detect({75}, picture->view());
    const auto again = makeNanoDet(m_model);
    QVERIFY_OK(again);
    const auto second = (*again)->detect({75}, picture->view());
    QVERIFY_OK(first);
    QVERIFY_OK(second);
    QVERIFY(!first->empty());
    QCOMPARE(first->size(), second->size());
    for (std::size_t i = 0; i < first->size(); ++i) {
        QCOMPARE((*first)[i].box, (*second)[i].box);
        QCOMPARE((*first)[i].confidence, (*second)[i].confidence);
    }
}

void TestObjectDetector::findsNothingInNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(96, 64);
    QTest::newRow("one pixel") << QSize(1, 1);
    QTest::newRow("a line") << QSize(700, 2);
    QTest::newRow("a column") << QSize(3, 600);
}

void TestObjectDetector::findsNothingInNothing()
{
    QFETCH(const QSize, size);
    const PlainPicture plain(size.width(), size.height());
    const auto found = m_detector->detect({0}, plain.view);
    QVERIFY_OK(found);
    QVERIFY(found->empty());
}

void TestObjectDetector::damagedNetworkIsAnError()
{
    const auto damaged = makeNanoDet(patternBytes(4096));
    QCOMPARE_ERRC(damaged, Errc::Internal);
}

QTEST_GUILESS_MAIN(TestObjectDetector)
#include "tst_object_detector.moc"
