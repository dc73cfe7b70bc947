#include "consent/signed_object.h"
#include "crypto/paseto.h"
#include "tests/consent/sample_bodies.h"
#include "tests/support/consent_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;

namespace {

struct TypedToken {
    std::string type;
    std::string token;
};

template<class Body>
TypedToken sampleToken(const ConsentFixture& fixture)
{
    return {std::string(objectType<Body>()), fixture.sign(sampleBody<Body>(fixture), fixture.root).token};
}

std::vector<TypedToken> sampleTokens(const ConsentFixture& fixture)
{
#define X(Body, type) sampleToken<Body>(fixture),
    return {CONSENTRY_SIGNED_OBJECTS(X)};
#undef X
}

std::optional<Error> errorOfReadingAs(std::string_view type, std::string_view token, const KeyRing& keys)
{
#define X(Body, tag)                                                                                                   \
    if (type == tag) {                                                                                                 \
        const auto object = readObject<Body>(token, keys);                                                             \
        return object.ok() ? std::nullopt : std::optional(object.error());                                             \
    }
    CONSENTRY_SIGNED_OBJECTS(X)
#undef X
    return makeError(Errc::Internal, "no such type");
}

/// The claims and body of a hold, to be spoilt.
std::string holdJson(const ConsentFixture& fixture)
{
    return R"({"id":"000102030405060708090a0b0c0d0e0f","ws":")" + fixture.workspace.text()
        + R"(","iat":"2026-11-22T10:00:00Z","log":{"size":5,"root":")" + std::string(64, '0') + R"("},"clip":")"
        + fixture.clip.text() + R"(","reason":"why"})";
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    const std::size_t at = text.find(what);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

} // namespace

class TestSignedObject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItSigned()
    {
        const ConsentFixture fixture;
        const auto keys = fixture.keys();
        const auto tokens = sampleTokens(fixture);
        QCOMPARE(tokens.size(), std::size_t(24));
        for (const auto& [type, token] : tokens) {
            const auto error = errorOfReadingAs(type, token, keys);
            QVERIFY2(!error, error ? describe(*error).c_str() : "");
        }
    }
    void keepsEveryField()
    {
        const ConsentFixture fixture;
        const auto body = sampleBody<ConsentRecord>(fixture);
        const auto record = readObject<ConsentRecord>(fixture.sign(body, fixture.lead).token, fixture.keys());
        QVERIFY_OK(record);
        QCOMPARE(record->header.signer, fixture.lead.keyId());
        QCOMPARE(record->header.workspace, fixture.workspace);
        QVERIFY(record->header.issued == fixture.clock.now());
        QVERIFY(!record->header.id.isNull());
        QVERIFY(record->hash == crypto::sha256(bytesOf(record->token)));
        QCOMPARE(record->body.subject, body.subject);
        QVERIFY(record->body.purposes == body.purposes);
        QVERIFY(record->body.given == body.given && record->body.expires == body.expires);
        QCOMPARE(record->body.notice.sha256, body.notice.sha256);
        QCOMPARE(record->body.retention, body.retention);
        QCOMPARE(record->body.publicSource->sealedSource, body.publicSource->sealedSource);
        QVERIFY(record->body.demo);
        QCOMPARE(record->body.supersedes, body.supersedes);
    }
    void signsTheSameBodyUnderFreshIds()
    {
        const ConsentFixture fixture;
        const auto body = sampleBody<Hold>(fixture);
        QVERIFY(fixture.sign(body, fixture.lead).header.id != fixture.sign(body, fixture.lead).header.id);
    }
    void refusesEveryTypeAsEveryOther()
    {
        const ConsentFixture fixture;
        const auto keys = fixture.keys();
        const auto tokens = sampleTokens(fixture);
        int refused = 0;
        for (const auto& [type, token] : tokens) {
            for (const auto& [other, unused] : tokens) {
                if (type == other)
                    continue;
                const auto error = errorOfReadingAs(other, token, keys);
                QVERIFY2(error && error->code == Errc::BadSignature, (type + " passed for " + other).c_str());
                ++refused;
            }
        }
        QCOMPARE(refused, 24 * 23);
    }
    void refusesStrangers()
    {
        const ConsentFixture fixture;
        const auto stranger = ConsentFixture::person("Stan Stranger");
        const auto token = fixture.sign(sampleBody<Hold>(fixture), stranger).token;
        QCOMPARE_ERRC(readObject<Hold>(token, fixture.keys()), Errc::UntrustedSigner);
    }
    void refusesOtherWorkspaces()
    {
        const ConsentFixture fixture;
        const auto hold = signObject(sampleBody<Hold>(fixture),
                                     {fixture.root.signingKey(), WorkspaceId::random(), fixture.clock.now(), {}});
        QCOMPARE_ERRC(readObject<Hold>(hold->token, fixture.keys()), Errc::OtherWorkspace);
    }
    void refusesEveryFlippedCharacter()
    {
        const ConsentFixture fixture;
        const auto keys = fixture.keys();
        const std::string token = fixture.sign(sampleBody<Hold>(fixture), fixture.root).token;
        for (std::size_t at = 0; at < token.size(); ++at) {
            std::string spoilt = token;
            spoilt[at] = spoilt[at] == 'A' ? 'B' : 'A';
            QVERIFY2(!readObject<Hold>(spoilt, keys).ok(), std::to_string(at).c_str());
        }
    }

    void refusesPayload_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("by");
        QTest::newRow("field given twice") << R"("reason":"why")" << R"("reason":"why","reason":"why")";
        QTest::newRow("claim given twice") << R"("iat":)" << R"("iat":"2036-01-01T00:00:00Z","iat":)";
        QTest::newRow("nested field given twice") << R"("size":5)" << R"("size":5,"size":6)";
        QTest::newRow("unknown field") << R"("reason":"why")" << R"("reason":"why","note":"x")";
        QTest::newRow("unknown nested field") << R"("size":5)" << R"("size":5,"height":6)";
        QTest::newRow("missing field") << R"(,"reason":"why")" << "";
        QTest::newRow("missing claim") << R"("iat":"2026-11-22T10:00:00Z",)" << "";
        QTest::newRow("time without zone") << "10:00:00Z" << "10:00:00";
        QTest::newRow("time as a number") << R"("2026-11-22T10:00:00Z")" << "1795341600";
        QTest::newRow("leap second") << "10:00:00Z" << "23:59:60Z";
        QTest::newRow("year 9999") << "2026-11-22" << "9999-11-22";
        QTest::newRow("negative size") << R"("size":5)" << R"("size":-5)";
        QTest::newRow("fraction") << R"("size":5)" << R"("size":5.0)";
        QTest::newRow("exponent") << R"("size":5)" << R"("size":5e0)";
        QTest::newRow("over 2^53") << R"("size":5)" << R"("size":9007199254740993)";
        QTest::newRow("2^64") << R"("size":5)" << R"("size":18446744073709551616)";
        QTest::newRow("number as text") << R"("size":5)" << R"("size":"5")";
        QTest::newRow("text as null") << R"("why")" << "null";
        QTest::newRow("text as list") << R"("why")" << R"(["why"])";
        QTest::newRow("control character") << "why" << R"(wh\u0007y)";
        QTest::newRow("NUL") << "why" << R"(wh\u0000y)";
        QTest::newRow("text direction override") << "why" << R"(wh\u202ey)";
        QTest::newRow("lone surrogate") << "why" << R"(wh\ud800y)";
        QTest::newRow("upper-case id") << "0a0b0c0d0e0f" << "0A0B0C0D0E0F";
        QTest::newRow("short id") << "0a0b0c0d0e0f" << "0a0b0c0d0e";
        QTest::newRow("null id") << "000102030405060708090a0b0c0d0e0f" << "00000000000000000000000000000000";
        QTest::newRow("too deep") << R"("why")" << R"([[[["x"]]]])";
        QTest::newRow("trailing bytes") << R"("why"})" << R"("why"}{})";
        QTest::newRow("comment") << R"("why"})" << R"("why"/**/})";
    }
    void refusesPayload()
    {
        QFETCH(QString, what);
        QFETCH(QString, by);
        const ConsentFixture fixture;
        const auto sign = [&](const std::string& json) {
            return crypto::signToken("hold", json, fixture.root.signingKey());
        };
        QVERIFY_OK(readObject<Hold>(sign(holdJson(fixture)), fixture.keys())); // the control
        const std::string json = replaced(holdJson(fixture), what.toStdString(), by.toStdString());
        QCOMPARE_ERRC(readObject<Hold>(sign(json), fixture.keys()), Errc::BadSignedObject);
    }
    void readsTheLargestExactInteger()
    {
        const ConsentFixture fixture;
        const auto json = replaced(holdJson(fixture), R"("size":5)", R"("size":9007199254740992)");
        const auto hold =
            readObject<Hold>(crypto::signToken("hold", json, fixture.root.signingKey()), fixture.keys());
        QVERIFY_OK(hold);
        QCOMPARE(hold->header.log.size, std::uint64_t{1} << 53);
    }

    void doesNotSignWhatNobodyMayRead()
    {
        const ConsentFixture fixture;
        const SigningContext context{fixture.root.signingKey(), fixture.workspace, fixture.clock.now(), {}};
        Grant original = sampleBody<Grant>(fixture);
        original.rendition = Rendition::Original;
        QCOMPARE_ERRC(signObject(original, context), Errc::BadSchema);
        Grant custodial = sampleBody<Grant>(fixture);
        custodial.actions = {Action::Redact};
        QCOMPARE_ERRC(signObject(custodial, context), Errc::BadSchema);
        Grant backwards = sampleBody<Grant>(fixture);
        std::swap(backwards.notBefore, backwards.expires);
        QCOMPARE_ERRC(signObject(backwards, context), Errc::BadSchema);
        Grant nothing = sampleBody<Grant>(fixture);
        nothing.actions.clear();
        QCOMPARE_ERRC(signObject(nothing, context), Errc::BadSchema);
        ConsentRecord sourceless = sampleBody<ConsentRecord>(fixture);
        sourceless.publicSource.reset();
        QCOMPARE_ERRC(signObject(sourceless, context), Errc::BadSchema);
        Policy policy = sampleBody<Policy>(fixture);
        policy.redaction = "none";
        QCOMPARE_ERRC(signObject(policy, context), Errc::BadSchema);
        Hold long_ = sampleBody<Hold>(fixture);
        long_.reason = std::string(2001, 'x');
        QCOMPARE_ERRC(signObject(long_, context), Errc::BadSchema);
        long_.reason = "\xff";
        QCOMPARE_ERRC(signObject(long_, context), Errc::BadEncoding);
    }
    void aNameOfAnyScriptFits()
    {
        const ConsentFixture fixture;
        const SigningContext context{fixture.root.signingKey(), fixture.workspace, fixture.clock.now(), {}};
        RoleCertificate body = sampleBody<RoleCertificate>(fixture);
        body.name.clear();
        for (std::size_t i = 0; i < crypto::kMaxNameLength; ++i)
            body.name += "\xf0\xa0\xae\xb7";
        QVERIFY(crypto::isPersonName(body.name));
        QVERIFY_OK(signObject(body, context));
    }
    void refusesTheTooLarge()
    {
        const ConsentFixture fixture;
        AuditEvent body = sampleBody<AuditEvent>(fixture);
        while (body.objects.size() < 128)
            body.objects.push_back(ObjectId::random());
        const SigningContext context{fixture.root.signingKey(), fixture.workspace, fixture.clock.now(), {}};
        QVERIFY_OK(signObject(body, context));
        body.objects.push_back(ObjectId::random());
        QCOMPARE_ERRC(signObject(body, context), Errc::BadSchema);
        QVERIFY(!readObject<Hold>(std::string(crypto::kMaxTokenBytes + 1, 'A'), fixture.keys()).ok());
    }

    void readsWorkspaceByItsOwnKey()
    {
        const ConsentFixture fixture;
        const auto workspace = readWorkspace(fixture.workspaceObject.token);
        QVERIFY_OK(workspace);
        QVERIFY(workspace->body.root == fixture.rootKey());
        QCOMPARE(workspace->header.signer, fixture.root.keyId());
    }
    void refusesWorkspaceSignedByAnotherThanItsRoot()
    {
        const ConsentFixture fixture;
        const auto token = fixture.sign(sampleBody<Workspace>(fixture), fixture.custodian).token;
        QVERIFY(!readWorkspace(token).ok());
        for (const char* text : {"", "v4.public.", "v4.public.AAAA", "v4.local.AAAA", "nonsense"})
            QCOMPARE_ERRC(readWorkspace(text), Errc::BadSignedObject);
    }
};

QTEST_APPLESS_MAIN(TestSignedObject)
#include "tst_signed_object.moc"
