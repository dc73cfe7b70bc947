#include "crypto/hash.h"
#include "crypto/sodium.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::crypto;

namespace {

Bytes hex(const char* text)
{
    return fromHex(text).value();
}

} // namespace

class TestHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void sha256KnownAnswers_data() // FIPS 180-4 examples
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("empty") << QByteArray("")
                               << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << QByteArray("abc")
                             << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }
    void sha256KnownAnswers()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, digest);
        const std::string copy = text.toStdString();
        QCOMPARE(hexText(sha256(bytesOf(copy))), digest.toStdString());
        Sha256 pieces;
        for (std::size_t i = 0; i < copy.size(); ++i)
            pieces.update(bytesOf(copy).subspan(i, 1));
        QCOMPARE(hexText(pieces.finish()), digest.toStdString());
    }

    void secretHashesTellWhatIsTheSame()
    {
        const auto one = SecretHash::create();
        const auto other = SecretHash::create();
        QVERIFY_OK(one);
        QVERIFY_OK(other);
        Bytes picture(100'000, 7);
        const SecretHash::Tag tag = one->of(picture);
        QVERIFY(one->of(Bytes(picture)) == tag);
        QVERIFY(other->of(picture) != tag); // each has a key of its own
        picture.back() ^= 1;
        QVERIFY(one->of(picture) != tag);
        QVERIFY(one->of(ByteView(picture).first(picture.size() - 1)) != tag);
    }

    void hmacKnownAnswer() // RFC 4231, case 2
    {
        const Digest digest = hmacSha256(bytesOf("Jefe"), {bytesOf("what do ya want "), bytesOf("for nothing?")});
        QCOMPARE(hexText(digest), std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    void hkdfKnownAnswers_data() // RFC 5869 A.1 to A.3: first 32 bytes of the output
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QByteArray>("output");
        const QByteArray shortKey("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        const auto range = [](int first, int last) {
            QByteArray bytes;
            for (int i = first; i <= last; ++i)
                bytes.append(static_cast<char>(i));
            return bytes.toHex();
        };
        QTest::newRow("A.1") << shortKey << range(0, 0x0c) << range(0xf0, 0xf9)
                             << QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
        QTest::newRow("A.2") << range(0, 0x4f) << range(0x60, 0xaf) << range(0xb0, 0xff)
                             << QByteArray("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c");
        QTest::newRow("A.3") << shortKey << QByteArray() << QByteArray()
                             << QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }
    void hkdfKnownAnswers()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, info);
        QFETCH(QByteArray, output);
        const Bytes infoBytes = hex(info.constData());
        const auto derived = hkdfSha256(hex(key.constData()), hex(salt.constData()), textOf(infoBytes));
        QVERIFY_OK(derived);
        QCOMPARE(hexText(derived->view()), output.toStdString());
    }
};

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
