#include "crypto/bech32.h"
#include "crypto/keys.h"
#include "crypto/sodium.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::crypto;

namespace {

std::string encoded(std::string_view prefix, ByteView bytes)
{
    Bytes text(bech32Length(prefix.size(), bytes.size()));
    encodeBech32(prefix, bytes, text);
    return std::string(textOf(text));
}

std::string textOfSecret(const Result<SecretBytes>& secret)
{
    return std::string(textOf(secret.value().view()));
}

} // namespace

class TestKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void bech32KnownAnswers_data() // BIP 173
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "a" << QByteArray() << "a12uel5l";
        QTest::newRow("empty, upper case") << "A" << QByteArray() << "A12UEL5L";
        QTest::newRow("long prefix")
            << "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio" << QByteArray()
            << "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio"
               "1tt5tgs";
        QTest::newRow("every letter") << "abcdef" << QByteArray("00443214c74254b635cf84653a56d7c675be77df")
                                      << "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw";
    }
    void bech32KnownAnswers()
    {
        QFETCH(QString, prefix);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const Bytes expected = fromHex(bytes.toStdString()).value();
        QCOMPARE(encoded(prefix.toStdString(), expected), text.toStdString());
        Bytes decoded(expected.size());
        QVERIFY_OK(decodeBech32(text.toStdString(), prefix.toStdString(), decoded));
        QCOMPARE(decoded, expected);
    }

    void bech32Refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("wrong checksum") << "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxx";
        QTest::newRow("mixed case") << "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxW";
        QTest::newRow("other case") << "ABCDEF1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LMQQQXW";
        QTest::newRow("foreign letter") << "abcdef1bpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw";
        QTest::newRow("foreign letter in checksum") << "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxb";
        QTest::newRow("no separator") << "abcdefqqpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw";
        QTest::newRow("too short") << "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqx";
        QTest::newRow("too long") << "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxwq";
        QTest::newRow("empty") << "";
    }
    void bech32Refuses()
    {
        QFETCH(QString, text);
        Bytes out(20);
        QCOMPARE_ERRC(decodeBech32(text.toStdString(), "abcdef", out), Errc::BadEncoding);
    }

    void bech32RefusesEveryChangedLetter()
    {
        const std::string good = AgeIdentity::generate()->recipient().text();
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string bad = good;
            bad[i] = bad[i] == 'q' ? 'p' : 'q';
            QVERIFY2(!Recipient::fromText(bad), bad.c_str());
        }
    }

    void ageKeyKnownAnswer() // identity and recipient of the age test vectors (C2SP/CCTV)
    {
        const std::string text = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";
        const auto identity = AgeIdentity::fromText(text);
        QVERIFY_OK(identity);
        QCOMPARE(textOfSecret(identity->text()), text);
        QVERIFY(identity->recipient().text().starts_with("age1"));
        QVERIFY(Recipient::fromText(identity->recipient().text()).value() == identity->recipient());
    }
    void x25519KnownAnswer() // RFC 7748, 6.1
    {
        const Bytes secret = fromHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a").value();
        const std::string text = encoded("AGE-SECRET-KEY-", secret);
        const auto identity = AgeIdentity::fromText(text);
        QVERIFY_OK(identity);
        QCOMPARE(hexText(identity->recipient().bytes()),
                 std::string("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
    }
    void ageKeysRefuseEachOther()
    {
        const auto identity = AgeIdentity::generate();
        QVERIFY_OK(identity);
        QCOMPARE_ERRC(Recipient::fromText(textOfSecret(identity->text())), Errc::BadEncoding);
        QCOMPARE_ERRC(AgeIdentity::fromText(identity->recipient().text()), Errc::BadEncoding);
    }

    void paserkKnownAnswers() // paseto-standard/test-vectors k4.pid and k4.public, and PASETO 4-S-1
    {
        const auto zero = VerifyKey::fromBytes(Bytes(32, 0));
        QVERIFY_OK(zero);
        QCOMPARE(zero->paserk(), std::string("k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        QCOMPARE(zero->id().text, std::string("k4.pid.S_XQmeEwHbbvRmiyfXfHYpLGjXGzjTRSDoT1YtTakWFE"));
    }
    void signingKeyKnownAnswer() // PASETO v4 test vectors
    {
        const std::string hex = "b4cbfb43df4ce210727d953e4a713307fa19bb7d9f85041438d9e11b942a3774"
                                "1eb9dbbbbc047c03fd70604e0071f0987e16b28b757225c11f00415d0e20b1a2";
        const std::string text = "k4.secret." + base64Text(fromHex(hex).value(), Base64::Url);
        const auto key = SigningKey::fromPaserk(text);
        QVERIFY_OK(key);
        QCOMPARE(textOfSecret(key->paserk()), text);
        QCOMPARE(hexText(key->verifyKey().bytes()), hex.substr(64));
    }
    void signingKeyRefuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("public") << "k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        QTest::newRow("short") << "k4.secret.AAAA";
        const QString zero = QStringLiteral("k4.secret.") + QString(86, QLatin1Char('A'));
        QTest::newRow("halves that do not belong together") << zero;
        QTest::newRow("long") << zero + QStringLiteral("AA");
        QTest::newRow("padded") << zero + QStringLiteral("==");
    }
    void signingKeyRefuses()
    {
        QFETCH(QString, text);
        QCOMPARE_ERRC(SigningKey::fromPaserk(text.toStdString()), Errc::BadEncoding);
    }

    void signsAndVerifies()
    {
        const auto key = SigningKey::generate();
        const auto other = SigningKey::generate();
        Signature signature = key->sign(bytesOf("message"));
        QVERIFY(key->verifyKey().verify(bytesOf("message"), signature));
        QVERIFY(!key->verifyKey().verify(bytesOf("massage"), signature));
        QVERIFY(!other->verifyKey().verify(bytesOf("message"), signature));
        signature[10] ^= 1;
        QVERIFY(!key->verifyKey().verify(bytesOf("message"), signature));
    }
    void keyIds()
    {
        const auto key = SigningKey::generate();
        QCOMPARE(parseKeyId(key->verifyKey().id().text).value().text, key->verifyKey().id().text);
        QCOMPARE_ERRC(parseKeyId("k4.pid.AAAA"), Errc::BadEncoding);
        QCOMPARE_ERRC(parseKeyId(key->verifyKey().paserk()), Errc::BadEncoding);
    }
    void fileKeyHasSixteenBytes()
    {
        QCOMPARE_ERRC(FileKey::fromBytes(Bytes(15)), Errc::BadEncoding);
        QCOMPARE_ERRC(FileKey::fromBytes(Bytes(17)), Errc::BadEncoding);
        const auto key = FileKey::generate();
        QCOMPARE(toBytes(key->duplicate()->secret()), toBytes(key->secret()));
    }
};

QTEST_APPLESS_MAIN(TestKeys)
#include "tst_keys.moc"
