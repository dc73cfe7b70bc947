#include "base/region_track.h"

#include "tests/support/test_support.h"

using namespace consentry;

class TestRegionTrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxes_data()
    {
        QTest::addColumn<qint64>("frame");
        QTest::addColumn<QRectF>("box"); // null: nothing is hidden
        QTest::newRow("before") << qint64{9} << QRectF();
        QTest::newRow("held before the first key") << qint64{10} << QRectF(0, 0, 10, 10);
        QTest::newRow("first key") << qint64{12} << QRectF(0, 0, 10, 10);
        QTest::newRow("a quarter on the way") << qint64{13} << QRectF(10, 20, 15, 10);
        QTest::newRow("half way") << qint64{14} << QRectF(20, 40, 20, 10);
        QTest::newRow("second key") << qint64{16} << QRectF(40, 80, 30, 10);
        QTest::newRow("last key") << qint64{17} << QRectF(5, 5, 1, 1);
        QTest::newRow("held after the last key") << qint64{19} << QRectF(5, 5, 1, 1);
        QTest::newRow("after") << qint64{20} << QRectF();
    }
    void boxes()
    {
        QFETCH(const qint64, frame);
        QFETCH(const QRectF, box);
        const RegionTrack track{{{10}, {20}},
                                {{{12}, {0, 0, 10, 10}}, {{16}, {40, 80, 30, 10}}, {{17}, {5, 5, 1, 1}}}};
        const auto found = track.at({frame});
        QCOMPARE(found.has_value(), !box.isNull());
        if (found)
            QVERIFY(*found == Box({box.x(), box.y(), box.width(), box.height()}));
    }

    void maskFitsOtherPictures_data()
    {
        QTest::addColumn<QSizeF>("picture");
        QTest::addColumn<QRectF>("box");
        QTest::newRow("the same") << QSizeF(1280, 720) << QRectF(640, 0, 320, 72);
        QTest::newRow("half") << QSizeF(640, 360) << QRectF(320, 0, 160, 36);
        QTest::newRow("another shape") << QSizeF(640, 720) << QRectF(320, 0, 160, 72);
    }
    void maskFitsOtherPictures()
    {
        QFETCH(const QSizeF, picture);
        QFETCH(const QRectF, box);
        const PictureMask mask{{1280, 720}, {640, 0, 320, 72}};
        QVERIFY(mask.in({picture.width(), picture.height()}) == Box({box.x(), box.y(), box.width(), box.height()}));
    }
};

QTEST_GUILESS_MAIN(TestRegionTrack)
#include "tst_region_track.moc"
