#include "crypto/paseto.h"
#include "crypto/sodium.h"
#include "tests/crypto/vectors.h"
#include "tests/support/test_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace consentry;
using namespace consentry::crypto;

namespace {

fs::path vectorFile()
{
    return testing::vectorFolder() / "paseto-v4.json";
}

const std::string kPayload = "{\"clip\":\"00\"}";

std::string footerWith(const std::string& id)
{
    return "{\"kid\":\"" + id + "\"}";
}

} // namespace

class TestPaseto : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void publishedVectors_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray tests =
            QJsonDocument::fromJson(testing::readTestFile(vectorFile())).object()[QLatin1String("tests")].toArray();
        if (fs::exists(vectorFile()))
            QCOMPARE(tests.size(), 17);
        for (const QJsonValue& test : tests)
            QTest::newRow(qPrintable(test[QLatin1String("name")].toString())) << test.toObject();
    }
    void publishedVectors()
    {
        SKIP_UNLESS_THERE(vectorFile());
        QFETCH(QJsonObject, vector);
        const auto text = [&](const char* field) { return vector[QLatin1String(field)].toString().toStdString(); };
        const bool isPublic = vector.contains(QLatin1String("public-key"));
        const bool mustFail = vector[QLatin1String("expect-fail")].toBool() || !isPublic; // we take no v4.local
        const std::string keyField = isPublic ? text("public-key") : text("key");
        const auto key = VerifyKey::fromBytes(fromHex(keyField).value());
        QVERIFY_OK(key);
        const auto verified = verifyV4Public(text("token"), text("implicit-assertion"), *key);
        QCOMPARE(verified.ok(), !mustFail);
        if (mustFail)
            return;
        QCOMPARE(std::string(textOf(verified->payload)), text("payload"));
        QCOMPARE(std::string(textOf(verified->footer)), text("footer"));
        const Bytes secret = fromHex(text("secret-key")).value();
        const auto signingKey = SigningKey::fromPaserk("k4.secret." + base64Text(secret, Base64::Url));
        QVERIFY_OK(signingKey);
        QCOMPARE(signV4Public({text("payload"), text("footer"), text("implicit-assertion")}, *signingKey),
                 text("token"));
    }

    void typedTokenRoundTrip()
    {
        const auto key = SigningKey::generate();
        const std::string token = signToken("grant", kPayload, *key);
        QCOMPARE(tokenSigner(token).value().text, key->verifyKey().id().text);
        const auto payload = verifyToken(token, "grant", key->verifyKey());
        QVERIFY_OK(payload);
        QCOMPARE(std::string(textOf(*payload)), kPayload);
    }
    void oneTypeNeverPassesForAnother()
    {
        const auto key = SigningKey::generate();
        const auto result = verifyToken(signToken("consent", kPayload, *key), "grant", key->verifyKey());
        QCOMPARE_ERRC(result, Errc::BadSignature);
        QCOMPARE(result.error().args.front(), std::string("grant"));
    }
    void anotherKeyDoesNotVerify()
    {
        const auto key = SigningKey::generate();
        const auto other = SigningKey::generate();
        QCOMPARE_ERRC(verifyToken(signToken("grant", kPayload, *key), "grant", other->verifyKey()), Errc::BadSignature);
    }
    void footerMustNameTheKey()
    {
        const auto key = SigningKey::generate();
        const auto other = SigningKey::generate();
        const std::string kid = footerWith(other->verifyKey().id().text);
        const std::string token = signV4Public({kPayload, kid, "consentry/grant/v1"}, *key);
        QCOMPARE_ERRC(verifyToken(token, "grant", key->verifyKey()), Errc::BadSignedObject);
    }
    void everyChangedByteIsNoticed()
    {
        const auto key = SigningKey::generate();
        const std::string good = signToken("grant", kPayload, *key);
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string bad = good;
            bad[i] = bad[i] == 'A' ? 'B' : 'A';
            QVERIFY(!verifyToken(bad, "grant", key->verifyKey()));
        }
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(!verifyToken(good.substr(0, length), "grant", key->verifyKey()));
    }

    void refusesMalformed_data()
    {
        QTest::addColumn<std::string>("token");
        const auto key = SigningKey::generate();
        const std::string good = signToken("grant", kPayload, *key);
        const std::string noFooter = signV4Public({kPayload, "", "consentry/grant/v1"}, *key);
        const std::string rest = good.substr(good.find('.', good.find('.') + 1));
        QTest::newRow("empty") << std::string();
        QTest::newRow("header alone") << std::string("v4.public.");
        QTest::newRow("other purpose") << "v4.local" + rest;
        QTest::newRow("other version") << "v3.public" + rest;
        QTest::newRow("no footer") << noFooter;
        QTest::newRow("empty footer") << noFooter + ".";
        QTest::newRow("padded") << good + "=";
        QTest::newRow("three parts") << good + ".AAAA";
        QTest::newRow("white space") << good + "\n";
        QTest::newRow("too long") << "v4.public." + std::string(kMaxTokenBytes, 'A');
    }
    void refusesMalformed()
    {
        QFETCH(std::string, token);
        const auto key = SigningKey::generate();
        QVERIFY(!verifyToken(token, "grant", key->verifyKey()));
        QCOMPARE_ERRC(tokenSigner(token), Errc::BadSignedObject);
    }

    void footerMayHoldNothingButAKeyId_data()
    {
        QTest::addColumn<std::string>("footer");
        const std::string id = SigningKey::generate()->verifyKey().id().text;
        QTest::newRow("a key") << footerWith("k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QTest::newRow("two") << footerWith(id + "\",\"kid\":\"" + id);
        QTest::newRow("more") << footerWith(id + "\",\"wpk\":\"");
        QTest::newRow("space") << " " + footerWith(id);
        QTest::newRow("no object") << id;
        QTest::newRow("overlapping ends") << std::string("{\"kid\":\"}");
    }
    void footerMayHoldNothingButAKeyId()
    {
        QFETCH(std::string, footer);
        const auto key = SigningKey::generate();
        const std::string token = signV4Public({kPayload, footer, "consentry/grant/v1"}, *key);
        QCOMPARE_ERRC(tokenSigner(token), Errc::BadSignedObject);
        QCOMPARE_ERRC(verifyToken(token, "grant", key->verifyKey()), Errc::BadSignedObject);
    }

    void theLongestPayloadFits()
    {
        const auto key = SigningKey::generate();
        const std::string token = signToken("manifest", std::string(kMaxTokenPayload, ' '), *key);
        QVERIFY(token.size() <= kMaxTokenBytes);
        QVERIFY_OK(verifyToken(token, "manifest", key->verifyKey()));
    }
};

QTEST_GUILESS_MAIN(TestPaseto)
#include "tst_paseto.moc"
