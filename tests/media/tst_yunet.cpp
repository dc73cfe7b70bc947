#include "media/face_finder.h"
#include "media/face_scanner.h"
#include "tests/media/face_test_data.h"
#include "tests/support/test_support.h"

#include "crypto/hash.h"

#include <QProcess>

#include <algorithm>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

/// What make_yunet.py writes; empty when it fails.
Bytes tinyYunet(const char* kind)
{
    const TempFolder folder;
    const fs::path file = folder / "tiny.onnx";
    QProcess script;
    script.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-B"), QStringLiteral(CONSENTRY_SOURCE_DIR "/tests/media/make_yunet.py"),
                  QString::fromStdString(file.string()), QString::fromLatin1(kind)});
    script.waitForFinished(60'000);
    auto content = readFile(file, 1 << 20);
    return content ? std::move(content).value() : Bytes();
}

Result<std::unique_ptr<FaceDetector>> makeTiny(Bytes onnx)
{
    ModelSet models;
    models.yunet = std::move(onnx);
    return makeYunet(models);
}

/// A black picture with one square of a colour.
class Picture {
public:
    Picture(int width, int height) : m_width(width), m_pixels(std::size_t(3 * width * height)) {}
    void fill(const Box& square, std::array<std::uint8_t, 3> colour)
    {
        for (int y = int(square.y); y < int(square.bottom()); ++y) {
            for (int x = int(square.x); x < int(square.right()); ++x)
                std::ranges::copy(colour, m_pixels.begin() + 3 * (y * m_width + x));
        }
    }
    BgrView view() const { return {m_pixels.data(), m_width, int(m_pixels.size()) / 3 / m_width, 3 * m_width}; }

private:
    int m_width;
    std::vector<std::uint8_t> m_pixels;
};

constexpr std::array<std::uint8_t, 3> kBlue{255, 0, 0};
constexpr std::array<std::uint8_t, 3> kRed{0, 0, 255};

} // namespace

class TestYunet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void facesAreDecoded_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<Box>("square");
        QTest::addColumn<Box>("face");
        QTest::newRow("as it is") << 320 << 200 << Box{96, 64, 32, 32} << Box{80, 48, 64, 64};
        QTest::newRow("in the last cell, which is padded")
            << 300 << 190 << Box{288, 160, 12, 30} << Box{272, 144, 64, 64};
        QTest::newRow("made smaller") << 2560 << 1440 << Box{640, 128, 64, 64} << Box{608, 96, 128, 128};
    }
    void facesAreDecoded()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(Box, square);
        QFETCH(Box, face);
        const auto detector = makeTiny(tinyYunet("good"));
        QVERIFY_OK(detector);
        Picture picture(width, height);
        picture.fill({0, 32, 32, 32}, kRed);
        QCOMPARE((*detector)->detect({7}, picture.view()).value().size(), 0U); // the control: blue comes first
        picture.fill(square, kBlue);
        const auto found = (*detector)->detect({7}, picture.view());
        QVERIFY_OK(found);
        QCOMPARE(found->size(), 1U);
        QCOMPARE(found->front().frame, FrameIndex{7});
        QVERIFY(intersectionOverUnion(found->front().box, face) > 0.99);
        QVERIFY(found->front().confidence > 0.5 && found->front().confidence <= 1);
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char* kind : {"names", "shapes", "fixed", "endless"})
            QTest::newRow(kind) << QByteArray(kind);
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, kind);
        Bytes onnx = tinyYunet(kind.constData());
        QVERIFY(!onnx.empty());
        QCOMPARE_ERRC(makeTiny(std::move(onnx)), Errc::BadArgument);
    }
    void damagedFilesAreRefused_data()
    {
        QTest::addColumn<Bytes>("onnx");
        const Bytes good = tinyYunet("good");
        QTest::newRow("noise") << Bytes(4096, 0xA7);
        QTest::newRow("text") << Bytes(60, 'x');
        for (const std::size_t share : {1U, 2U, 3U})
            QTest::addRow("cut to %zu quarters", share)
                << Bytes(good.begin(), good.begin() + std::ptrdiff_t(good.size() * share / 4));
    }
    void damagedFilesAreRefused()
    {
        QFETCH(Bytes, onnx);
        QCOMPARE_ERRC(makeTiny(std::move(onnx)), Errc::BadArgument);
    }

    /// Beside the pinned models it adds to what they find, and the manifest can name it.
    void itLooksBesideTheOthers()
    {
        QString problem;
        ModelSet models = installedModels(&problem);
        REQUIRE_FETCHED(problem);
        const int width = 320;
        const int height = 192;
        std::vector<std::uint8_t> planes(width * height * 3 / 2, 128);
        std::fill_n(planes.begin(), width * height, std::uint8_t(16));
        for (int y = 64; y < 96; ++y) { // blue in BT.601
            std::fill_n(planes.begin() + y * width + 96, 32, std::uint8_t(41));
            std::fill_n(planes.begin() + width * height + y / 2 * width / 2 + 48, 16, std::uint8_t(240));
            std::fill_n(planes.begin() + width * height * 5 / 4 + y / 2 * width / 2 + 48, 16, std::uint8_t(110));
        }
        const PictureView view{planes.data(),
                               planes.data() + width * height,
                               planes.data() + width * height * 5 / 4,
                               width,
                               width / 2,
                               width / 2,
                               width,
                               height};
        const auto facesFound = [&] {
            const auto scanner = FaceScanner::create(models, 0);
            return (*scanner)->scan(FrameCopy::of({0}, view).value(), {}).value().sightings.size();
        };
        models.yunet.clear();
        QCOMPARE(facesFound(), 0U);
        models.yunet = tinyYunet("good");
        QCOMPARE(facesFound(), 1U);
    }
    void theFolderSaysWhetherThereIsOne()
    {
        QString problem;
        installedModels(&problem);
        REQUIRE_FETCHED(problem);
        const TempFolder folder;
        for (const PinnedModelFile& file : pinnedModelFiles())
            fs::copy_file(defaultModelFolder() / file.name, folder / file.name);
        const auto without = loadModels(folder.path());
        QVERIFY_OK(without);
        QVERIFY(without->yunet.empty());
        const Bytes onnx = tinyYunet("good");
        QVERIFY_OK(writeFile(folder / "yunet.onnx", onnx, AtomicFile::IfExists::Refuse));
        const auto with = loadModels(folder.path());
        QVERIFY_OK(with);
        QVERIFY(with->yunet == onnx);
        QCOMPARE(with->versions.size(), without->versions.size() + 1);
        QCOMPARE(with->versions.back().model, std::string("yunet"));
        QCOMPARE(with->versions.back().sha256, hexText(crypto::sha256(onnx)));
        QVERIFY_OK(FaceFinder::create({.modelFolder = folder.path()}));
        QVERIFY_OK(writeFile(folder / "yunet.onnx", Bytes(50, 1), AtomicFile::IfExists::Replace));
        QCOMPARE_ERRC(FaceFinder::create({.modelFolder = folder.path()}), Errc::BadArgument);
    }
};

QTEST_GUILESS_MAIN(TestYunet)
#include "tst_yunet.moc"
