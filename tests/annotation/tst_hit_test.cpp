#include "annotation/hit_test.h"
#include "annotation/validate.h"
#include "tests/annotation/label_maker.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::annotation;
using namespace consentry::testing;

Q_DECLARE_METATYPE(consentry::annotation::BoxPart)

class TestHitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parts_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<BoxPart>("part");
        QTest::newRow("top left") << 101.0 << 99.0 << BoxPart::TopLeft;
        QTest::newRow("top") << 150.0 << 98.0 << BoxPart::Top;
        QTest::newRow("top, off the middle") << 120.0 << 102.0 << BoxPart::Top;
        QTest::newRow("top right") << 203.0 << 97.0 << BoxPart::TopRight;
        QTest::newRow("right") << 199.0 << 150.0 << BoxPart::Right;
        QTest::newRow("bottom right") << 200.0 << 200.0 << BoxPart::BottomRight;
        QTest::newRow("bottom") << 150.0 << 203.5 << BoxPart::Bottom;
        QTest::newRow("bottom left") << 96.5 << 203.0 << BoxPart::BottomLeft;
        QTest::newRow("left") << 97.0 << 150.0 << BoxPart::Left;
        QTest::newRow("body") << 150.0 << 150.0 << BoxPart::Body;
    }
    void parts()
    {
        QFETCH(double, x);
        QFETCH(double, y);
        const auto part = partAt({100, 100, 100, 100}, {x, y}, 4);
        QVERIFY(part);
        QTEST(*part, "part");
    }
    void outsideIsNothing()
    {
        QVERIFY(!partAt({100, 100, 100, 100}, {95.9, 150}, 4));
        QVERIFY(!partAt({100, 100, 100, 100}, {150, 204.1}, 4));
    }
    void smallBoxKeepsItsBody()
    {
        QCOMPARE(partAt({10, 10, 4, 4}, {12, 12}, 8), BoxPart::Body);
        QCOMPARE(partAt({10, 10, 4, 4}, {4, 4}, 8), BoxPart::TopLeft);
    }

    void priority()
    {
        const HitTarget large{{1}, {0, 0, 200, 200}};
        const HitTarget small{{2}, {50, 50, 20, 20}};
        const HitTarget edge{{3}, {60, 0, 140, 140}};
        const HitTarget chosen{{4}, {60, 60, 100, 100}, Selected::Yes};
        const std::vector<HitTarget> targets{large, small, edge, chosen};
        const std::vector<Hit> expected{
            {{4}, BoxPart::TopLeft}, {{3}, BoxPart::Body}, {{2}, BoxPart::Body}, {{1}, BoxPart::Body}};
        QCOMPARE(hitsAt(targets, {61, 61}, 4), expected);
        QCOMPARE(hitTest(targets, {61, 61}, 4), expected.front());
        QVERIFY(!hitTest(targets, {300, 300}, 4));
    }
    void cornerBeforeEdge()
    {
        const std::vector<HitTarget> targets{{{1}, {0, 0, 100, 100}, Selected::Yes},
                                             {{2}, {50, 0, 90, 90}, Selected::Yes}};
        QCOMPARE(hitTest(targets, {50, 1}, 4), (Hit{{2}, BoxPart::TopLeft}));
    }

    void dragging_data()
    {
        QTest::addColumn<BoxPart>("part");
        QTest::addColumn<double>("dx");
        QTest::addColumn<double>("dy");
        QTest::addColumn<QList<double>>("box");
        QTest::newRow("body") << BoxPart::Body << 5.0 << -7.0 << QList<double>{105, 93, 50, 40};
        QTest::newRow("body against the edge") << BoxPart::Body << -500.0 << 500.0 << QList<double>{0, 320, 50, 40};
        QTest::newRow("left") << BoxPart::Left << 10.0 << 99.0 << QList<double>{110, 100, 40, 40};
        QTest::newRow("left past right") << BoxPart::Left << 99.0 << 0.0 << QList<double>{149, 100, 1, 40};
        QTest::newRow("corner") << BoxPart::BottomRight << 10.0 << 20.0 << QList<double>{100, 100, 60, 60};
        QTest::newRow("corner past the picture")
            << BoxPart::BottomRight << 999.0 << 999.0 << QList<double>{100, 100, 540, 260};
        QTest::newRow("top past bottom") << BoxPart::Top << 0.0 << 99.0 << QList<double>{100, 139, 50, 1};
    }
    void dragging()
    {
        QFETCH(BoxPart, part);
        QFETCH(double, dx);
        QFETCH(double, dy);
        QFETCH(QList<double>, box);
        QCOMPARE(dragged({100, 100, 50, 40}, {part, {dx, dy}}, kFacts.size), (Box{box[0], box[1], box[2], box[3]}));
    }
    void draggingStaysValid()
    {
        std::mt19937_64 random(3);
        for (int i = 0; i < 2000; ++i) {
            const auto part = static_cast<BoxPart>(randomBelow(random, 9));
            const Point delta{static_cast<double>(randomBelow(random, 2000) - 1000),
                              static_cast<double>(randomBelow(random, 2000) - 1000)};
            const Box box = dragged(randomBox(random), {part, delta}, kFacts.size);
            QVERIFY(box.width >= kLeastBoxSide - 1e-9 && box.height >= kLeastBoxSide - 1e-9);
            QVERIFY(box.x >= 0 && box.y >= 0 && box.right() <= 640 + 1e-9 && box.bottom() <= 360 + 1e-9);
        }
    }
};

QTEST_APPLESS_MAIN(TestHitTest)
#include "tst_hit_test.moc"
