#include "media/detector_comparison.h"

#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::media;

namespace {

DetectedBox face(Box box, double confidence = 0.9)
{
    return {{7}, box, confidence, "face"};
}

} // namespace

/// What two detectors do not agree about.
class TestDetectorComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatOnlyOneSaw_data()
    {
        using Faces = std::vector<DetectedBox>;
        QTest::addColumn<Faces>("first");
        QTest::addColumn<Faces>("second");
        QTest::addColumn<int>("onlyFirst");
        QTest::addColumn<int>("onlySecond");
        const DetectedBox here = face({100, 100, 40, 40});
        const DetectedBox there = face({300, 100, 40, 40});
        QTest::newRow("nobody") << Faces{} << Faces{} << 0 << 0;
        QTest::newRow("the same") << Faces{here} << Faces{face({110, 90, 50, 60})} << 0 << 0;
        QTest::newRow("one inside the other") << Faces{here} << Faces{face({60, 60, 120, 200})} << 0 << 0;
        QTest::newRow("only the first") << Faces{here} << Faces{} << 1 << 0;
        QTest::newRow("too small for the second") << Faces{face({100, 100, 19, 19})} << Faces{} << 0 << 0;
        QTest::newRow("only the second") << Faces{} << Faces{here} << 0 << 1;
        QTest::newRow("the second is not sure") << Faces{} << Faces{face({100, 100, 40, 40}, 0.49)} << 0 << 0;
        QTest::newRow("though not sure, it confirms") << Faces{here} << Faces{face({100, 100, 40, 40}, 0.2)} << 0 << 0;
        QTest::newRow("two places") << Faces{here} << Faces{there} << 1 << 1;
        QTest::newRow("one of two") << Faces{here, there} << Faces{there} << 1 << 0;
    }
    void tellsWhatOnlyOneSaw()
    {
        QFETCH(const std::vector<DetectedBox>, first);
        QFETCH(const std::vector<DetectedBox>, second);
        const Comparison comparison = compare({7}, first, second, 20);
        QCOMPARE(comparison.frame.value, 7);
        QTEST(int(comparison.onlyFirst.size()), "onlyFirst");
        QTEST(int(comparison.onlySecond.size()), "onlySecond");
    }
};

QTEST_GUILESS_MAIN(TestDetectorComparison)
#include "tst_detector_comparison.moc"
