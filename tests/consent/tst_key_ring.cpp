#include "consent/key_ring.h"
#include "tests/support/consent_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;

class TestKeyRing : public QObject {
    Q_OBJECT

    static Result<KeyRing> build(const ConsentFixture& fixture)
    {
        return KeyRing::build(fixture.workspace, fixture.rootKey(), fixture.certificates);
    }

private Q_SLOTS:
    void knowsMembersInAnyOrderOfCertificates()
    {
        ConsentFixture fixture;
        const auto second = ConsentFixture::person("Second");
        const auto third = ConsentFixture::person("Third");
        fixture.certify(second, {Role::Custodian}, fixture.custodian);
        fixture.certify(third, {Role::Annotator}, second);
        std::ranges::reverse(fixture.certificates);
        const auto keys = build(fixture);
        QVERIFY_OK(keys);
        QCOMPARE(keys->members().size(), std::size_t(7));
        QVERIFY(keys->key(third.keyId()) == third.signingKey().verifyKey());
        QCOMPARE(keys->memberNamed("Third")->key.id(), third.keyId());
        QVERIFY(keys->memberNamed("Fourth") == nullptr);
        QVERIFY(keys->hasRole(third.keyId(), Role::Annotator, {}));
        QVERIFY(!keys->hasRole(third.keyId(), Role::Custodian, {}));
    }
    void gathersRoles()
    {
        ConsentFixture fixture;
        const ObjectId extra = fixture.certify(fixture.lead, {Role::Exporter});
        const auto keys = build(fixture);
        const crypto::KeyId lead = fixture.lead.keyId();
        QVERIFY((keys->member(lead)->roles == std::set{Role::Lead, Role::Exporter}));
        QCOMPARE(keys->member(lead)->certificates.size(), std::size_t(2));
        QVERIFY((keys->rolesOf(lead, {{extra}, {}, {}}) == std::set{Role::Lead}));
        QVERIFY(!keys->isMember(lead, {{extra, keys->member(lead)->certificates.front()}, {}, {}}));
    }
    void refusesCertificatesByOthersThanCustodians()
    {
        ConsentFixture fixture;
        fixture.certify(ConsentFixture::person("Friend"), {Role::Annotator}, fixture.lead);
        QCOMPARE_ERRC(build(fixture), Errc::UntrustedSigner);
    }
    void refusesARingThatDoesNotReachTheRoot()
    {
        ConsentFixture fixture;
        const auto one = ConsentFixture::person("One");
        const auto two = ConsentFixture::person("Two");
        fixture.certify(one, {Role::Custodian}, two);
        fixture.certify(two, {Role::Custodian}, one);
        QCOMPARE_ERRC(build(fixture), Errc::UntrustedSigner);
    }
    void refusesTwoPeopleOfOneName()
    {
        ConsentFixture fixture;
        fixture.certify(ConsentFixture::person(fixture.lead.name()), {Role::Annotator});
        QCOMPARE_ERRC(build(fixture), Errc::BadSignedObject);
    }
    void refusesAnotherRecipientForTheSameKey()
    {
        ConsentFixture fixture;
        RoleCertificate body = fixture.roleBody(fixture.lead, {Role::Lead});
        body.recipient = fixture.annotator.ageIdentity().recipient();
        fixture.certificates.push_back(fixture.sign(body, fixture.custodian).token);
        QCOMPARE_ERRC(build(fixture), Errc::BadSignedObject);
    }
    void refusesTamperedAndForeignCertificates()
    {
        ConsentFixture fixture;
        const auto good = fixture.certificates;
        fixture.certificates.back()[40] ^= 1;
        QVERIFY(!build(fixture).ok());
        fixture.certificates = good;
        fixture.certificates.push_back(fixture.consent.token);
        QCOMPARE_ERRC(build(fixture), Errc::BadSignature);
        fixture.certificates = good;
        fixture.certificates.push_back(
            signObject(fixture.roleBody(fixture.lead, {Role::Custodian}),
                       {fixture.root.signingKey(), WorkspaceId::random(), fixture.clock.now(), {}})
                ->token);
        QCOMPARE_ERRC(build(fixture), Errc::OtherWorkspace);
    }

    void whatAnEndedCustodianCertifiesDoesNotCount()
    {
        ConsentFixture fixture;
        const auto friendOf = ConsentFixture::person("Friend");
        fixture.certify(friendOf, {Role::Custodian, Role::Annotator}, fixture.custodian);
        const ObjectId ended = fixture.keys().member(fixture.custodian.keyId())->certificates.front();
        const auto keys = fixture.keys();
        QVERIFY(keys.hasRole(friendOf.keyId(), Role::Custodian, {}));
        QVERIFY(!keys.isMember(friendOf.keyId(), {{ended}, {}, {}}));
        const auto hash = crypto::sha256(bytesOf(fixture.certificates.back()));
        QVERIFY(keys.hasRole(friendOf.keyId(), Role::Custodian, {{ended}, {}, {hash}}));
    }
    void theRootsWordEndsWithItsHolder()
    {
        ConsentFixture fixture;
        const auto keys = fixture.keys();
        const ObjectId ended = keys.member(fixture.root.keyId())->certificates.front();
        QVERIFY(!keys.isMember(fixture.root.keyId(), {{ended}, {}, {}}));
        QVERIFY(!keys.isMember(fixture.lead.keyId(), {{ended}, {}, {}}));
        const auto custodians = crypto::sha256(bytesOf(fixture.certificates[1]));
        const StatusLists endorsed{{ended}, {}, {custodians}};
        QVERIFY(keys.hasRole(fixture.custodian.keyId(), Role::Custodian, endorsed));
        // The former root certifies itself once more: nothing comes of it.
        fixture.certify(fixture.root, {Role::Custodian});
        QVERIFY(!fixture.keys().isMember(fixture.root.keyId(), endorsed));
        // Somebody who counts may take them back.
        fixture.certify(fixture.root, {Role::Annotator}, fixture.custodian);
        QVERIFY((fixture.keys().rolesOf(fixture.root.keyId(), endorsed) == std::set{Role::Annotator}));
    }
    void anEndedCertificateStaysEndedThoughEndorsed()
    {
        const ConsentFixture fixture;
        const auto keys = fixture.keys();
        const ObjectId id = keys.member(fixture.lead.keyId())->certificates.front();
        const auto hash = crypto::sha256(bytesOf(fixture.certificates[2]));
        QVERIFY(!keys.isMember(fixture.lead.keyId(), {{id}, {}, {hash}}));
    }
};

QTEST_APPLESS_MAIN(TestKeyRing)
#include "tst_key_ring.moc"
