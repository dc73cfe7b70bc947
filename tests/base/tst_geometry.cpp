#include "base/frame_index.h"
#include "base/geometry.h"
#include "tests/support/test_support.h"

using namespace consentry;

class TestGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overlap()
    {
        const Box a{0, 0, 10, 10};
        QCOMPARE(intersectionOverUnion(a, a), 1.0);
        QCOMPARE(intersectionOverUnion(a, {5, 0, 10, 10}), 50.0 / 150.0);
        QCOMPARE(intersectionOverUnion(a, {10, 0, 10, 10}), 0.0);
        QCOMPARE(intersectionOverUnion(a, {0, 0, 0, 10}), 0.0);
    }
    void boxes()
    {
        QCOMPARE(boxFromCorners({10, 2}, {4, 8}), (Box{4, 2, 6, 6}));
        QCOMPARE(clipped({-5, 90, 20, 20}, {100, 100}), (Box{0, 90, 15, 10}));
        QCOMPARE(inflated({10, 10, 20, 40}, 1.5), (Box{5, 0, 30, 60}));
        QCOMPARE(united({0, 0, 1, 1}, {4, 4, 1, 1}), (Box{0, 0, 5, 5}));
        QCOMPARE(united({}, {4, 4, 1, 1}), (Box{4, 4, 1, 1}));
    }
    void rangesAreHalfOpen()
    {
        const FrameRange range{{2}, {5}};
        QVERIFY(range.contains({2}) && range.contains({4}));
        QVERIFY(!range.contains({5}) && !range.contains({1}));
        QCOMPARE(range.length(), 3);
        QCOMPARE(range.clamp({9}).value, 4);
        QVERIFY((FrameRange{{5}, {2}}.isEmpty()));
    }
};

QTEST_APPLESS_MAIN(TestGeometry)
#include "tst_geometry.moc"
