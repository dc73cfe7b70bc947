#include "consent/unblur.h"

#include "tests/support/consent_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;
using namespace std::chrono_literals;

namespace {

/// A workspace in which the annotator asks and the lead approves.
struct Asked {
    ConsentFixture fixture;
    UnblurCase unblur{fixture.sign(requestBody(fixture), fixture.annotator), {}, {}};

    static UnblurRequest requestBody(const ConsentFixture& fixture)
    {
        return {.clip = fixture.clip,
                .frames = {{10}, {20}},
                .reason = "is it a dog",
                .minutes = 15,
                .purpose = Purpose::Annotation,
                .grant = fixture.grant.header.id,
                .expires = fixture.clock.now() + 24h};
    }
    UnblurApproval approvalBody() const
    {
        return {.clip = fixture.clip,
                .request = unblur.request.header.id,
                .requestHash = unblur.request.hash,
                .expires = fixture.clock.now() + 8h};
    }
    void approve(const UnblurApproval& body, const crypto::Identity& person)
    {
        unblur.approvals.push_back(fixture.sign(body, person));
    }
    UnblurRefusal refusalBody() const
    {
        return {.clip = fixture.clip,
                .request = unblur.request.header.id,
                .requestHash = unblur.request.hash,
                .reason = "the face is not needed"};
    }
    void refuse(const UnblurRefusal& body, const crypto::Identity& person)
    {
        unblur.refusals.push_back(fixture.sign(body, person));
    }
    Result<ObjectId> approval(std::chrono::hours later = 0h) const
    {
        return approvalInForce(unblur, fixture.keys(), fixture.verifiedStatus(), fixture.clock.now() + later);
    }

    // With a reveal for the annotator, made in the fixture's present.
    Evidence revealEvidence()
    {
        ClipManifest manifest = fixture.manifestBody();
        manifest.rendition = Rendition::Reveal;
        manifest.request = unblur.request.header.id;
        Grant grant = fixture.grantBody(fixture.annotator, {Action::View});
        grant.rendition = Rendition::Reveal;
        grant.request = unblur.request.header.id;
        Evidence evidence = fixture.evidence(fixture.sign(grant, fixture.custodian));
        evidence.manifest = fixture.sign(manifest, fixture.custodian).token;
        evidence.request = unblur.request.token;
        for (const auto& approval : unblur.approvals)
            evidence.approvals.push_back(approval.token);
        for (const auto& refusal : unblur.refusals)
            evidence.refusals.push_back(refusal.token);
        return evidence;
    }
    AccessRequest look(const crypto::Identity& person) const
    {
        AccessRequest request = fixture.requestBy(person, Action::View);
        request.rendition = Rendition::Reveal;
        request.unblur = unblur.request.header.id;
        return request;
    }
};

/// An approval or refusal of another request, hash or clip.
template<class Answer>
void aimElsewhere(Answer& body, int what)
{
    if (what == 0)
        body.request = ObjectId::random();
    if (what == 1)
        body.requestHash[0] ^= 1;
    if (what == 2)
        body.clip = ClipId::random();
}

} // namespace

/// Two people stand behind every look at an original.
class TestUnblur : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherLeadOrCustodianApproves()
    {
        for (const bool byLead : {true, false}) {
            Asked asked;
            asked.approve(asked.approvalBody(), byLead ? asked.fixture.lead : asked.fixture.custodian);
            const auto approval = asked.approval();
            QVERIFY_OK(approval);
            QCOMPARE(*approval, asked.unblur.approvals[0].header.id);
        }
    }
    void nobodyApprovesForThemselves()
    {
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.annotator);
        QCOMPARE_ERRC(asked.approval(), Errc::SelfApproval);
    }
    void twoRolesAreOnePerson()
    {
        Asked asked;
        asked.fixture.certify(asked.fixture.annotator, {Role::Annotator, Role::Lead});
        asked.approve(asked.approvalBody(), asked.fixture.annotator);
        QCOMPARE_ERRC(asked.approval(), Errc::SelfApproval);
    }
    void twoSigningKeysOverOneSecretAreOnePerson()
    {
        Asked asked;
        const auto twin = ConsentFixture::person("Anna Again");
        RoleCertificate body = asked.fixture.roleBody(twin, {Role::Lead});
        body.recipient = asked.fixture.annotator.ageIdentity().recipient();
        asked.fixture.certificates.push_back(asked.fixture.sign(body, asked.fixture.root).token);
        asked.approve(asked.approvalBody(), twin);
        QCOMPARE_ERRC(asked.approval(), Errc::SelfApproval);
    }
    void whoComesBackDoesNotApproveAgain()
    {
        Asked asked;
        const auto signedAt = [&](const auto& body, const crypto::Identity& signer, std::uint64_t logSize) {
            return signObject(body, {signer.signingKey(),
                                     asked.fixture.workspace,
                                     asked.fixture.clock.now(),
                                     {.size = logSize, .root = {}}})
                .value();
        };
        asked.unblur.approvals.push_back(signedAt(asked.approvalBody(), asked.fixture.lead, 7));
        QVERIFY_OK(asked.approval());
        const ObjectId certificate = asked.fixture.keys().member(asked.fixture.lead.keyId())->certificates.back();
        asked.fixture.end(certificate);
        QCOMPARE_ERRC(asked.approval(), Errc::UnblurState);
        const RoleCertificate again = asked.fixture.roleBody(asked.fixture.lead, {Role::Lead});
        asked.fixture.certificates.push_back(signedAt(again, asked.fixture.root, 9).token);
        QCOMPARE_ERRC(asked.approval(), Errc::UnblurState);
        asked.unblur.approvals.push_back(signedAt(asked.approvalBody(), asked.fixture.lead, 11));
        QVERIFY_OK(asked.approval());
    }
    void annotatorsApproveNothing()
    {
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.exporter);
        QCOMPARE_ERRC(asked.approval(), Errc::RoleMissing);
    }
    void onlyThisRequestIsApproved_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("another request") << 0;
        QTest::newRow("another hash") << 1;
        QTest::newRow("another clip") << 2;
        QTest::newRow("no approval") << 3;
        QTest::newRow("expired approval") << 4;
        QTest::newRow("approval taken back") << 5;
        QTest::newRow("request taken back") << 6;
    }
    void onlyThisRequestIsApproved()
    {
        QFETCH(const int, what);
        Asked asked;
        UnblurApproval body = asked.approvalBody();
        aimElsewhere(body, what);
        if (what == 4)
            body.expires = asked.fixture.clock.now();
        if (what != 3)
            asked.approve(body, asked.fixture.lead);
        if (what == 5)
            asked.fixture.end(asked.unblur.approvals[0].header.id);
        if (what == 6)
            asked.fixture.end(asked.unblur.request.header.id);
        QCOMPARE_ERRC(asked.approval(), Errc::UnblurState);
    }
    void bothExpire()
    {
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.lead);
        QVERIFY_OK(asked.approval(7h));
        QCOMPARE_ERRC(asked.approval(8h), Errc::UnblurState); // the approval
        UnblurApproval longer = asked.approvalBody();
        longer.expires = asked.fixture.clock.now() + 48h;
        asked.approve(longer, asked.fixture.lead);
        QVERIFY_OK(asked.approval(23h));
        QCOMPARE_ERRC(asked.approval(24h), Errc::UnblurState); // the request
    }

    void whoMayApproveMayRefuse()
    {
        for (const bool byLead : {true, false}) {
            Asked asked;
            asked.approve(asked.approvalBody(), asked.fixture.custodian);
            QVERIFY_OK(asked.approval());
            asked.refuse(asked.refusalBody(), byLead ? asked.fixture.lead : asked.fixture.custodian);
            QCOMPARE_ERRC(asked.approval(), Errc::UnblurState);
            QCOMPARE_ERRC(asked.fixture.gate().open(asked.look(asked.fixture.annotator), asked.revealEvidence()),
                          Errc::RenditionRefused);
        }
    }
    void anotherRefusalChangesNothing_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("of another request") << 0;
        QTest::newRow("of another hash") << 1;
        QTest::newRow("of another clip") << 2;
        QTest::newRow("by whoever asked") << 3;
        QTest::newRow("by an exporter") << 4;
        QTest::newRow("taken back") << 5;
    }
    void anotherRefusalChangesNothing()
    {
        QFETCH(const int, what);
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.lead);
        UnblurRefusal body = asked.refusalBody();
        aimElsewhere(body, what);
        asked.refuse(body, what == 3   ? asked.fixture.annotator
                           : what == 4 ? asked.fixture.exporter
                                       : asked.fixture.lead);
        if (what == 5)
            asked.fixture.end(asked.unblur.refusals[0].header.id);
        QVERIFY_OK(asked.approval());
        QVERIFY_OK(asked.fixture.gate().open(asked.look(asked.fixture.annotator), asked.revealEvidence()));
    }

    void theGateAsksForBoth()
    {
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.lead);
        Evidence evidence = asked.revealEvidence();
        QVERIFY_OK(asked.fixture.gate().open(asked.look(asked.fixture.annotator), evidence));
        evidence.approvals.clear();
        QCOMPARE_ERRC(asked.fixture.gate().open(asked.look(asked.fixture.annotator), evidence), Errc::RenditionRefused);
        evidence = asked.revealEvidence();
        evidence.request.clear();
        QCOMPARE_ERRC(asked.fixture.gate().open(asked.look(asked.fixture.annotator), evidence), Errc::RenditionRefused);
    }
    void aCustodianAloneShowsNobodyAnOriginal()
    {
        Asked asked;
        asked.unblur.request = asked.fixture.sign(Asked::requestBody(asked.fixture), asked.fixture.custodian);
        asked.approve(asked.approvalBody(), asked.fixture.custodian);
        const Evidence evidence = asked.revealEvidence();
        QCOMPARE_ERRC(asked.fixture.gate().open(asked.look(asked.fixture.annotator), evidence), Errc::RenditionRefused);
    }
    void whoeverDidNotAskSeesNothing()
    {
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.lead);
        Grant grant = asked.fixture.grantBody(asked.fixture.exporter, {Action::View});
        grant.rendition = Rendition::Reveal;
        grant.request = asked.unblur.request.header.id;
        Evidence evidence = asked.revealEvidence();
        evidence.grant = asked.fixture.sign(grant, asked.fixture.custodian).token;
        QCOMPARE_ERRC(asked.fixture.gate().open(asked.look(asked.fixture.exporter), evidence), Errc::RenditionRefused);
    }
    /// Two stretches of one clip may be open for one person, each for its own minutes.
    void aGrantOpensNoOtherReveal()
    {
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.lead);
        Evidence evidence = asked.revealEvidence();
        Grant grant = asked.fixture.grantBody(asked.fixture.annotator, {Action::View});
        grant.rendition = Rendition::Reveal;
        grant.request = ObjectId::random();
        evidence.grant = asked.fixture.sign(grant, asked.fixture.custodian).token;
        QCOMPARE_ERRC(asked.fixture.gate().open(asked.look(asked.fixture.annotator), evidence), Errc::RenditionRefused);
        AccessRequest other = asked.look(asked.fixture.annotator);
        other.unblur = grant.request;
        QCOMPARE_ERRC(asked.fixture.gate().open(other, evidence), Errc::RenditionRefused);
    }
    void anApproverWhoLeavesEndsTheView()
    {
        Asked asked;
        asked.approve(asked.approvalBody(), asked.fixture.lead);
        const Evidence before = asked.revealEvidence();
        const auto access = asked.fixture.gate().open(asked.look(asked.fixture.annotator), before);
        QVERIFY_OK(access);
        asked.fixture.end(asked.unblur.approvals[0].header.id);
        Evidence after = before;
        after.status = asked.fixture.status;
        QCOMPARE_ERRC(asked.fixture.gate().recheck(access->facts(), after), Errc::RenditionRefused);
    }
};

QTEST_GUILESS_MAIN(TestUnblur)
#include "tst_unblur.moc"
