#include "base/bytes.h"
#include "base/id.h"
#include "tests/support/test_support.h"

using namespace consentry;

class TestBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void base64_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("standard");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("one byte") << QByteArray("f") << QByteArray("Zg");
        QTest::newRow("two bytes") << QByteArray("fo") << QByteArray("Zm8");
        QTest::newRow("three bytes") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("both odd letters") << QByteArray("\xfb\xff\xfe") << QByteArray("+//+");
    }
    void base64()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, standard);
        const Bytes bytes = toBytes(bytesOf(plain.toStdString()));
        QCOMPARE(base64Text(bytes, Base64::Standard), standard.toStdString());
        for (const Base64 form : {Base64::Standard, Base64::Url, Base64::Padded}) {
            const auto back = fromBase64(base64Text(bytes, form), form);
            QVERIFY_OK(back);
            QVERIFY(*back == bytes);
        }
    }
    void base64Refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("padding") << "Zg==";
        QTest::newRow("trailing bits") << "Zh";
        QTest::newRow("one letter") << "Z";
        QTest::newRow("white space") << "Zm9v\n";
        QTest::newRow("the other alphabet") << "-_-_";
    }
    void base64Refuses()
    {
        QFETCH(QString, text);
        QCOMPARE_ERRC(fromBase64(text.toStdString(), Base64::Standard), Errc::BadEncoding);
    }
    void paddedWantsItsPadding()
    {
        QCOMPARE_ERRC(fromBase64("Zg", Base64::Padded), Errc::BadEncoding);
        QCOMPARE_ERRC(fromBase64("Zg=", Base64::Padded), Errc::BadEncoding);
        QVERIFY_OK(fromBase64("Zg==", Base64::Padded));
    }
    void hexRoundTrip()
    {
        const Bytes bytes = testing::patternBytes(33);
        QVERIFY(*fromHex(hexText(bytes)) == bytes);
        QCOMPARE_ERRC(fromHex("0"), Errc::BadEncoding);
        QCOMPARE_ERRC(fromHex("0g"), Errc::BadEncoding);
    }
    void idHasOneText()
    {
        const ClipId id = ClipId::random();
        QVERIFY(*ClipId::fromText(id.text()) == id);
        QVERIFY(ClipId::random() != id);
        QCOMPARE_ERRC(ClipId::fromText("ABCDEF00112233445566778899AABBCC"), Errc::BadEncoding);
        QCOMPARE_ERRC(ClipId::fromText("00"), Errc::BadEncoding);
        QVERIFY(ClipId().isNull() && !id.isNull());
    }
    void utf8_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("ascii") << QByteArray("hello") << true;
        QTest::newRow("two, three, four bytes") << QByteArray("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80") << true;
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << false;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("cut") << QByteArray("\xe2\x82") << false;
        QTest::newRow("above the last plane") << QByteArray("\xf4\x90\x80\x80") << false;
    }
    void utf8()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        QCOMPARE(isUtf8(text.toStdString()), valid);
    }
};

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
