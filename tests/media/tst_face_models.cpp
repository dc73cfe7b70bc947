#include "media/face_finder.h"
#include "media/face_network.h"
#include "tests/media/face_test_data.h"
#include "tests/support/test_support.h"

#include <cmath>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

/// Sums of one head's values for the fixed input.
struct GoldenHead {
    int channels;
    int height;
    double sum;
    double absoluteSum;
};

constexpr double kTolerance = 1e-3; // of the absolute sum: other processors add in another order

constexpr std::array kFaceBoxesHeads{
    GoldenHead{42, 8, -6203.0969, 6211.2106}, GoldenHead{84, 8, 1466.3784, 2629.6025},
    GoldenHead{2, 4, -73.8603, 73.8603},      GoldenHead{4, 4, 22.5865, 55.8899},
    GoldenHead{2, 2, -18.4583, 18.4583},      GoldenHead{4, 2, -7.1596, 7.6615},
};

constexpr std::array kSsdHeads{
    GoldenHead{9, 32, -38180.6704, 76829.8621}, GoldenHead{18, 16, -11272.3843, 28931.5280},
    GoldenHead{18, 8, -3287.7858, 7295.2400},   GoldenHead{18, 4, -726.7220, 1705.9641},
    GoldenHead{18, 2, -150.2220, 388.8959},     GoldenHead{18, 1, -38.9205, 86.1051},
    GoldenHead{12, 32, -11611.7491, 22375.3101}, GoldenHead{24, 16, 136.1023, 4615.6596},
    GoldenHead{24, 8, 114.9589, 1316.2158},     GoldenHead{24, 4, 31.0015, 319.8348},
    GoldenHead{24, 2, -42.1149, 99.4917},       GoldenHead{24, 1, -5.3331, 19.3379},
};

std::vector<float> fixedBlob(int side)
{
    std::vector<float> blob(3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (std::size_t i = 0; i < blob.size(); ++i)
        blob[i] = static_cast<float>(i * 37 % 255) / 127.5F - 1;
    return blob;
}

void compareHeads(FaceNetwork& network, int side, std::span<const GoldenHead> golden)
{
    const auto heads = network.runBlob(fixedBlob(side), {side, side, 1});
    QVERIFY_OK(heads);
    QCOMPARE(heads->size(), golden.size());
    for (std::size_t i = 0; i < golden.size(); ++i) {
        const HeadView& head = (*heads)[i];
        QCOMPARE(head.channels, golden[i].channels);
        QCOMPARE(head.height, golden[i].height);
        QCOMPARE(head.width, golden[i].height);
        double sum = 0;
        double absoluteSum = 0;
        for (int value = 0; value < head.channels * head.height * head.width; ++value) {
            sum += head.data[value];
            absoluteSum += std::abs(head.data[value]);
        }
        const double slack = kTolerance * golden[i].absoluteSum;
        QVERIFY2(std::abs(sum - golden[i].sum) <= slack, qPrintable(QString::number(sum, 'f', 4)));
        QVERIFY2(std::abs(absoluteSum - golden[i].absoluteSum) <= slack, qPrintable(QString::number(absoluteSum, 'f', 4)));
    }
}

} // namespace

class TestFaceModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void faceBoxesGivesTheGoldenSums();
    void ssdGivesTheGoldenSums();
    void damagedNetworkIsAnError_data();
    void damagedNetworkIsAnError();
    void duplicatesAreDropped();
    void missingModelsStopTheFinder();
};

void TestFaceModels::faceBoxesGivesTheGoldenSums()
{
    QString problem;
    const ModelSet models = installedModels(&problem);
    REQUIRE_FETCHED(problem);
    const auto network = FaceNetwork::load(models.faceBoxes, faceBoxesHeads());
    QVERIFY_OK(network);
    compareHeads(**network, 256, kFaceBoxesHeads);
}

void TestFaceModels::ssdGivesTheGoldenSums()
{
    QString problem;
    const ModelSet models = installedModels(&problem);
    REQUIRE_FETCHED(problem);
    const auto network = FaceNetwork::load(models.ssdFace, ssdFaceHeads());
    QVERIFY_OK(network);
    compareHeads(**network, 512, kSsdHeads);
}

void TestFaceModels::damagedNetworkIsAnError_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("this is not a network");
    QTest::newRow("noise") << QByteArray(4096, '\xA7');
}

/// OpenCV throws; no exception may leave the module.
void TestFaceModels::damagedNetworkIsAnError()
{
    QFETCH(QByteArray, content);
    const ByteView bytes(reinterpret_cast<const std::uint8_t*>(content.constData()), static_cast<std::size_t>(content.size()));
    auto network = FaceNetwork::load(bytes, faceBoxesHeads());
    if (network) // OpenCV takes an empty graph; running it must still be an error
        QCOMPARE_ERRC((*network)->runBlob(fixedBlob(128), {128, 128, 1}), Errc::Internal);
    else
        QCOMPARE_ERRC(network, Errc::Internal);
}

void TestFaceModels::duplicatesAreDropped()
{
    const auto face = [](double x, double confidence) { return DetectedBox{{0}, {x, 0, 10, 10}, confidence, "face"}; };
    const auto kept = withoutDuplicates({face(0, 0.5), face(1, 0.9), face(8, 0.4), face(50, 0.6)}, 0.3);
    QCOMPARE(kept.size(), std::size_t{3});
    QCOMPARE(kept[0].box.x, 1.0);
    QCOMPARE(kept[1].box.x, 50.0);
    QCOMPARE(kept[2].box.x, 8.0);
}

void TestFaceModels::missingModelsStopTheFinder()
{
    const TempFolder empty;
    FaceFinderOptions options;
    options.modelFolder = empty.path();
    QCOMPARE_ERRC(FaceFinder::create(options), Errc::FaceModelsMissing);
    QString problem;
    installedModels(&problem);
    REQUIRE_FETCHED(problem);
    for (const PinnedModelFile& file : pinnedModelFiles())
        fs::copy_file(defaultModelFolder() / file.name, empty / std::string(file.name));
    QVERIFY_OK(FaceFinder::create(options));
    options.heads = HeadRedaction::On;
    QCOMPARE_ERRC(FaceFinder::create(options), Errc::ObjectModelMissing);
}

QTEST_GUILESS_MAIN(TestFaceModels)
#include "tst_face_models.moc"
