#include "consent/blur_region.h"

#include "tests/consent/sample_bodies.h"
#include "tests/support/consent_fixture.h"

#include <QRectF>

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;

namespace {

QRectF rect(const Box& box)
{
    return {box.x, box.y, box.width, box.height};
}

} // namespace

class TestBlurRegion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keyHasOneText()
    {
        const RegionKey key{{12}, {640, 0, 64, 48}};
        QCOMPARE(TextForm<RegionKey>::write(key), std::string("12 640 0 64 48"));
        const auto read = TextForm<RegionKey>::read("12 640 0 64 48");
        QVERIFY_OK(read);
        QVERIFY(*read == key);
    }

    void otherTextsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", " ", "1 2 3 4", "1 2 3 4 5 6", "01 2 3 4 5", "1  2 3 4 5", " 1 2 3 4 5", "1 2 3 4 5 ", "1,2,3,4,5",
              "-1 2 3 4 5", "1 -2 3 4 5", "+1 2 3 4 5", "1 2 3 0 5", "1 2 3 4 0", "1 2.5 3 4 5", "1 2 3 4 x",
              "10000001 2 3 4 5", "1 16380 3 5 5", "1 2 16384 4 1", "99999999999999999999 2 3 4 5"})
            QTest::newRow(text) << QByteArray(text);
    }
    void otherTextsAreRefused()
    {
        QFETCH(const QByteArray, text);
        QCOMPARE_ERRC(TextForm<RegionKey>::read(text.toStdString()), Errc::BadEncoding);
    }

    void maskIsInsideItsPicture_data()
    {
        QTest::addColumn<QRectF>("box");
        QTest::addColumn<bool>("fine");
        QTest::newRow("inside") << QRectF(1, 2, 3, 4) << true;
        QTest::newRow("all of it") << QRectF(0, 0, 100, 80) << true;
        QTest::newRow("too wide") << QRectF(1, 0, 100, 80) << false;
        QTest::newRow("too high") << QRectF(0, 1, 100, 80) << false;
        QTest::newRow("empty") << QRectF(0, 0, 0, 8) << false;
    }
    void maskIsInsideItsPicture()
    {
        QFETCH(const QRectF, box);
        QFETCH(const bool, fine);
        const ConsentFixture fixture;
        const CameraMask body{"door", {{100, 80}, {box.x(), box.y(), box.width(), box.height()}}};
        const auto object = signObject(body, {fixture.root.signingKey(), fixture.workspace, fixture.clock.now(), {}});
        QCOMPARE(object.ok(), fine);
        if (object)
            QVERIFY(readObject<CameraMask>(object->token, fixture.keys())->body.mask == body.mask);
    }

    void roundsOutwards_data()
    {
        QTest::addColumn<QRectF>("box");
        QTest::addColumn<QRectF>("whole");
        QTest::newRow("whole already") << QRectF(10, 20, 30, 40) << QRectF(10, 20, 30, 40);
        QTest::newRow("parts of pixels") << QRectF(10.9, 20.1, 0.2, 0.1) << QRectF(10, 20, 2, 1);
        QTest::newRow("over the edges") << QRectF(-5, -5, 200, 200) << QRectF(0, 0, 100, 80);
        QTest::newRow("outside") << QRectF(100, 0, 10, 10) << QRectF();
        QTest::newRow("empty") << QRectF(10, 10, 0, 10) << QRectF();
    }
    void roundsOutwards()
    {
        QFETCH(const QRectF, box);
        QFETCH(const QRectF, whole);
        QCOMPARE(rect(wholePixels({box.x(), box.y(), box.width(), box.height()}, {100, 80})), whole);
    }

    void onlyTracksInOrderAreSigned_data()
    {
        QTest::addColumn<QList<qint64>>("keys");
        QTest::addColumn<bool>("fine");
        QTest::newRow("one") << QList<qint64>{4} << true;
        QTest::newRow("several") << QList<qint64>{4, 5, 19} << true;
        QTest::newRow("none") << QList<qint64>{} << false;
        QTest::newRow("twice") << QList<qint64>{5, 5} << false;
        QTest::newRow("backwards") << QList<qint64>{6, 5} << false;
        QTest::newRow("before the frames") << QList<qint64>{3} << false;
        QTest::newRow("after the frames") << QList<qint64>{20} << false;
        QList<qint64> many(kMaxRegionKeys + 1);
        std::iota(many.begin(), many.end(), 4);
        QTest::newRow("too many") << many << false;
    }
    void onlyTracksInOrderAreSigned()
    {
        QFETCH(const QList<qint64>, keys);
        QFETCH(const bool, fine);
        const ConsentFixture fixture;
        auto body = sampleBody<BlurRegion>(fixture);
        body.track = {{{4}, {keys.size() > 10 ? 1000 : 20}}, {}};
        for (const qint64 frame : keys)
            body.track.keys.push_back({{frame}, {1, 2, 3, 4}});
        const auto object = signObject(body, {fixture.root.signingKey(), fixture.workspace, fixture.clock.now(), {}});
        QCOMPARE(object.ok(), fine);
        if (!object) {
            QCOMPARE_ERRC(object, Errc::BadSchema);
            return;
        }
        const auto read = readObject<BlurRegion>(object->token, fixture.keys());
        QVERIFY_OK(read);
        QVERIFY(read->body.track == body.track);
    }
};

QTEST_GUILESS_MAIN(TestBlurRegion)
#include "tst_blur_region.moc"
