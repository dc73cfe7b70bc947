#include "consent/consent_gate.h"
#include "tests/support/consent_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;
using namespace std::chrono_literals;

namespace {

/// The lead's own grant, cut down for the annotator.
Grant childBody(const ConsentFixture& fixture)
{
    Grant body = fixture.grantBody(fixture.annotator, {Action::View});
    body.parent = fixture.leadGrant.header.id;
    return body;
}

AuditEvent viewClosed(const ConsentFixture& fixture)
{
    AuditEvent event;
    event.action = "view.closed";
    event.clipSequence = 1;
    event.outcome = "ok";
    event.clip = fixture.clip;
    return event;
}

Evidence childEvidence(const ConsentFixture& fixture, const Grant& child)
{
    Evidence evidence = fixture.evidence(fixture.sign(child, fixture.lead));
    evidence.parentGrant = fixture.leadGrant.token;
    return evidence;
}

} // namespace

class TestConsentGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensForTheGrantee()
    {
        const ConsentFixture fixture;
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        QVERIFY_OK(access);
        QVERIFY(!access->hasEnded());
        const AccessFacts& facts = access->facts();
        QCOMPARE(facts.grant, fixture.grant.header.id);
        QCOMPARE(facts.consent, fixture.consent.header.id);
        QCOMPARE(facts.manifest, fixture.manifest.header.id);
        QVERIFY(facts.until == fixture.clock.now() + 8h);
        QVERIFY(facts.actions == fixture.grant.body.actions);
        QVERIFY(facts.purposes == fixture.consent.body.purposes);
        QVERIFY_OK(fixture.gate().recheck(facts, fixture.evidence()));
    }
    void opensInADemo()
    {
        const ConsentFixture fixture(WorkspaceKind::Demo);
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence()));
    }
    void opensForCustodianAndExporterWithoutAGrant()
    {
        const ConsentFixture fixture;
        Evidence evidence = fixture.evidence();
        evidence.grant.clear();
        AccessRequest request = fixture.requestBy(fixture.custodian, Action::Redact);
        const auto redact = fixture.gate().open(request, evidence);
        QVERIFY_OK(redact);
        QVERIFY(redact->facts().grant.isNull());
        request = fixture.requestBy(fixture.exporter, Action::Export);
        request.purpose = Purpose::ModelTraining;
        QVERIFY_OK(fixture.gate().open(request, evidence));
    }
    void endsWithItsAccess()
    {
        const ConsentFixture fixture;
        auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        const StopFlag flag = access->stopFlag();
        auto other = fixture.gate().open(fixture.request(), fixture.evidence());
        const StopFlag otherFlag = other->stopFlag();
        QVERIFY(!flag.isSet());
        *access = std::move(other).value();
        QVERIFY2(flag.isSet(), "an access that is replaced ends");
        QVERIFY(!otherFlag.isSet());
        access->end();
        QVERIFY(otherFlag.isSet());
        QVERIFY(access->hasEnded());
    }

    void refusesOtherRoot()
    {
        const ConsentFixture fixture;
        const ConsentGate gate(fixture.clock, fixture.workspace, fixture.custodian.signingKey().verifyKey());
        QCOMPARE_ERRC(gate.open(fixture.request(), fixture.evidence()), Errc::OtherRoot);
    }
    void refusesOtherWorkspace()
    {
        const ConsentFixture fixture;
        const ConsentGate gate(fixture.clock, WorkspaceId::random(), fixture.rootKey());
        QCOMPARE_ERRC(gate.open(fixture.request(), fixture.evidence()), Errc::OtherWorkspace);
    }
    void refusesMissingEvidence_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("expected");
        QTest::newRow("workspace") << 0 << int(Errc::BadSignedObject);
        QTest::newRow("certificates") << 1 << int(Errc::UntrustedSigner); // nobody may have signed the status
        QTest::newRow("status") << 2 << int(Errc::StatusMissing);
        QTest::newRow("consent") << 3 << int(Errc::ConsentMissing);
        QTest::newRow("manifest") << 4 << int(Errc::NoManifest);
        QTest::newRow("grant") << 5 << int(Errc::GrantMissing);
    }
    void refusesMissingEvidence()
    {
        QFETCH(int, which);
        QFETCH(int, expected);
        const ConsentFixture fixture;
        Evidence evidence = fixture.evidence();
        switch (which) {
        case 0: evidence.workspace.clear(); break;
        case 1: evidence.certificates.clear(); break;
        case 2: evidence.status.chain.clear(); break;
        case 3: evidence.consent.clear(); break;
        case 4: evidence.manifest.clear(); break;
        default: evidence.grant.clear(); break;
        }
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc(expected));
    }
    void refusesTypeConfusion()
    {
        const ConsentFixture fixture;
        const std::string tokens[] = {fixture.workspaceObject.token, fixture.consent.token, fixture.manifest.token,
                                      fixture.grant.token, fixture.status.chain.front()};
        for (const std::string& token : tokens) {
            const std::pair<std::string Evidence::*, std::string> places[] = {
                {&Evidence::workspace, fixture.workspaceObject.token},
                {&Evidence::consent, fixture.consent.token},
                {&Evidence::manifest, fixture.manifest.token},
                {&Evidence::grant, fixture.grant.token},
            };
            for (const auto& [place, own] : places) {
                if (token == own)
                    continue;
                Evidence evidence = fixture.evidence();
                evidence.*place = token;
                const auto access = fixture.gate().open(fixture.request(), evidence);
                QVERIFY(!access.ok());
                QVERIFY(errorClass(access.error().code) == ErrorClass::Integrity);
            }
        }
    }
    void refusesSwappedConsent()
    {
        const ConsentFixture fixture;
        Evidence evidence = fixture.evidence();
        evidence.consent = fixture.sign(fixture.consentBody(), fixture.root).token;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::ManifestMismatch);
    }
    void refusesManifestOfAnotherClip()
    {
        ConsentFixture fixture;
        ClipManifest body = fixture.manifestBody();
        body.clip = ClipId::random();
        Evidence evidence = fixture.evidence();
        evidence.manifest = fixture.sign(body, fixture.root).token;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::ManifestMismatch);
    }
    void refusesObjectsByOthersThanCustodians()
    {
        const ConsentFixture fixture;
        Evidence evidence = fixture.evidence();
        evidence.manifest = fixture.sign(fixture.manifest.body, fixture.annotator).token;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::UntrustedSigner);
        evidence = fixture.evidence();
        evidence.consent = fixture.sign(fixture.consent.body, fixture.lead).token;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::UntrustedSigner);
        evidence = fixture.evidence(fixture.sign(fixture.grant.body, fixture.annotator));
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::GrantNotValid);
    }
    void refusesAnotherPersonsGrant()
    {
        const ConsentFixture fixture;
        QCOMPARE_ERRC(fixture.gate().open(fixture.requestBy(fixture.exporter, Action::View), fixture.evidence()),
                      Errc::GrantNotValid);
    }
    void refusesActionsNotListed()
    {
        const ConsentFixture fixture;
        for (const Action action : {Action::Review, Action::Assign, Action::Accept})
            QCOMPARE_ERRC(fixture.gate().open(fixture.requestBy(fixture.annotator, action), fixture.evidence()),
                          Errc::ActionNotGranted);
    }
    void refusesDemoConsentElsewhere()
    {
        ConsentFixture fixture;
        ConsentRecord body = fixture.consentBody();
        body.demo = true;
        fixture.consent = fixture.sign(body, fixture.root);
        fixture.manifest = fixture.sign(fixture.manifestBody(), fixture.root);
        fixture.grant = fixture.sign(fixture.grantBody(fixture.annotator, {Action::View}), fixture.root);
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence()), Errc::DemoOnly);
    }

    void refusesWhatHasEnded_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("onOpen");
        QTest::addColumn<int>("onRecheck");
        QTest::newRow("grant") << 0 << int(Errc::GrantRevoked) << int(Errc::GrantRevoked);
        QTest::newRow("consent") << 1 << int(Errc::ConsentWithdrawn) << int(Errc::ConsentWithdrawn);
        QTest::newRow("manifest") << 2 << int(Errc::NoManifest) << int(Errc::AccessEnded);
        QTest::newRow("role") << 3 << int(Errc::RoleEnded) << int(Errc::RoleEnded);
    }
    void refusesWhatHasEnded()
    {
        QFETCH(int, which);
        QFETCH(int, onOpen);
        QFETCH(int, onRecheck);
        ConsentFixture fixture;
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        QVERIFY_OK(access);
        const ObjectId ids[] = {fixture.grant.header.id, fixture.consent.header.id, fixture.manifest.header.id,
                                fixture.keys().member(fixture.annotator.keyId())->certificates.front()};
        fixture.end(ids[which]);
        QCOMPARE_ERRC(fixture.gate().recheck(access->facts(), fixture.evidence()), Errc(onRecheck));
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence()), Errc(onOpen));
    }
    void endsTheViewWhenItsGrantIsRevokedThoughAnotherStands()
    {
        ConsentFixture fixture;
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        fixture.end(fixture.grant.header.id);
        const auto other = fixture.sign(fixture.grantBody(fixture.annotator, {Action::View}), fixture.root);
        QCOMPARE_ERRC(fixture.gate().recheck(access->facts(), fixture.evidence(other)), Errc::GrantRevoked);
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence(other)));
    }
    void endsTheViewWhenTheRenditionIsReplaced()
    {
        ConsentFixture fixture;
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        fixture.manifest = fixture.sign(fixture.manifestBody(), fixture.root);
        QCOMPARE_ERRC(fixture.gate().recheck(access->facts(), fixture.evidence()), Errc::AccessEnded);
    }
    void anybodyHoldsAClip()
    {
        ConsentFixture fixture;
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        fixture.advanceStatus({{}, {fixture.clip}, {}}, fixture.annotator);
        QCOMPARE_ERRC(fixture.gate().recheck(access->facts(), fixture.evidence()), Errc::ClipHeld);
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence()), Errc::ClipHeld);
        QVERIFY_OK(fixture.gate().open(fixture.requestBy(fixture.custodian, Action::Release), fixture.evidence()));
        fixture.advanceStatus({}, fixture.custodian);
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence()));
    }
    void refusesADatabaseFromBeforeTheGrant()
    {
        ConsentFixture fixture;
        const StatusEvidence old = fixture.status;
        fixture.end(ObjectId::random());
        fixture.grant = fixture.sign(fixture.grantBody(fixture.annotator, {Action::View}), fixture.root);
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence()));
        fixture.status = old;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence()), Errc::RolledBack);
    }

    void refusesOutsideTheWindow()
    {
        ConsentFixture fixture;
        fixture.clock.advance(8h - 1ms);
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence()));
        fixture.clock.advance(1ms);
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence()), Errc::GrantExpired);
    }
    void refusesGrantsThatOutliveConsent()
    {
        ConsentFixture fixture;
        Grant body = fixture.grantBody(fixture.annotator, {Action::View});
        body.expires = fixture.consent.body.expires + 1ms;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence(fixture.sign(body, fixture.root))),
                      Errc::GrantNotValid);
        body.expires = fixture.consent.body.expires;
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence(fixture.sign(body, fixture.root))));
    }
    void refusesAClockThatWasSetBack()
    {
        ConsentFixture fixture;
        const Timestamp now = fixture.clock.now();
        fixture.clock.setWallTime(now - 121s);
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence()), Errc::ClockBehind);
        fixture.clock.setWallTime(now);
        fixture.clock.advance(1h);
        fixture.grant = fixture.sign(fixture.grantBody(fixture.annotator, {Action::View}), fixture.root);
        fixture.clock.setWallTime(now); // a signed object is from an hour later than now
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence()), Errc::ClockBehind);
    }
    void signedEventsTellHowLateItIs_data()
    {
        QTest::addColumn<QString>("signer");
        QTest::addColumn<bool>("counts");
        QTest::newRow("own") << "annotator" << true;
        QTest::newRow("a lead's") << "lead" << true;
        QTest::newRow("a custodian's") << "custodian" << true;
        QTest::newRow("whose clock may be fast") << "exporter" << false;
    }
    void signedEventsTellHowLateItIs()
    {
        QFETCH(const QString, signer);
        QFETCH(const bool, counts);
        ConsentFixture fixture;
        const std::map<QString, const crypto::Identity*> people{{QStringLiteral("annotator"), &fixture.annotator},
                                                                {QStringLiteral("lead"), &fixture.lead},
                                                                {QStringLiteral("custodian"), &fixture.custodian},
                                                                {QStringLiteral("exporter"), &fixture.exporter}};
        const Timestamp before = fixture.clock.now() + 7h;
        fixture.clock.setWallTime(before + 1h + 1s); // the grant is over
        Evidence evidence = fixture.evidence();
        evidence.recentEvents = {fixture.sign(viewClosed(fixture), *people.at(signer)).token};
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::GrantExpired);
        fixture.clock.setWallTime(before); // and somebody wishes that it were not
        const auto opened = fixture.gate().open(fixture.request(), evidence);
        QCOMPARE(opened.ok(), !counts);
        if (counts)
            QCOMPARE_ERRC(opened, Errc::ClockBehind);
    }
    void aSmallStepBackIsForgiven()
    {
        ConsentFixture fixture;
        Evidence evidence = fixture.evidence();
        const Timestamp now = fixture.clock.now() + 1h;
        fixture.clock.setWallTime(now);
        evidence.recentEvents = {fixture.sign(viewClosed(fixture), fixture.annotator).token};
        fixture.clock.setWallTime(now - kClockTolerance);
        QVERIFY_OK(fixture.gate().open(fixture.request(), evidence));
        fixture.clock.setWallTime(now - kClockTolerance - 1ms);
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::ClockBehind);
    }
    void aForgedEventIsNoProofOfTime()
    {
        ConsentFixture fixture;
        Evidence evidence = fixture.evidence();
        evidence.recentEvents = {fixture.sign(viewClosed(fixture), ConsentFixture::person("Nobody")).token};
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::UntrustedSigner);
    }
    void aForwardJumpEndsTheViewAndLeavesNoTrace()
    {
        ConsentFixture fixture;
        const Timestamp now = fixture.clock.now();
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        QVERIFY_OK(access);
        fixture.clock.setWallTime(now + std::chrono::years(1));
        QVERIFY(!fixture.gate().recheck(access->facts(), fixture.evidence()).ok());
        fixture.clock.setWallTime(now); // put right
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence()));
    }
    void countsElapsedTimeWhateverTheWallClockSays()
    {
        ConsentFixture fixture;
        const Timestamp opened = fixture.clock.now();
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        fixture.clock.advance(8h - 1ms);
        fixture.clock.setWallTime(opened);
        QVERIFY_OK(fixture.gate().recheck(access->facts(), fixture.evidence()));
        fixture.clock.advance(1ms);
        fixture.clock.setWallTime(opened);
        QCOMPARE_ERRC(fixture.gate().recheck(access->facts(), fixture.evidence()), Errc::GrantExpired);
    }
    void endsAtItsTimeThoughALongerGrantHasCome()
    {
        ConsentFixture fixture;
        const auto access = fixture.gate().open(fixture.request(), fixture.evidence());
        fixture.clock.advance(4h);
        fixture.grant = fixture.sign(fixture.grantBody(fixture.annotator, {Action::View}), fixture.root);
        QVERIFY_OK(fixture.gate().recheck(access->facts(), fixture.evidence()));
        fixture.clock.advance(4h);
        QCOMPARE_ERRC(fixture.gate().recheck(access->facts(), fixture.evidence()), Errc::AccessEnded);
    }

    void leadsCutGrantsFromTheirOwn()
    {
        const ConsentFixture fixture;
        QVERIFY_OK(fixture.gate().open(fixture.request(), childEvidence(fixture, childBody(fixture))));
    }
    void refusesChildGrants_data()
    {
        QTest::addColumn<int>("fault");
        int fault = 0;
        for (const char* name :
             {"outlives its parent", "begins before its parent", "names another parent", "names none",
              "of another consent", "of another clip", "of another purpose", "more than its parent"})
            QTest::newRow(name) << fault++;
    }
    void refusesChildGrants()
    {
        QFETCH(int, fault);
        const ConsentFixture fixture;
        Grant child = childBody(fixture);
        AccessRequest request = fixture.request();
        Evidence evidence;
        switch (fault) {
        case 0: child.expires = fixture.leadGrant.body.expires + 1ms; break;
        case 1: child.notBefore = fixture.leadGrant.body.notBefore - 1ms; break;
        case 2: child.parent = ObjectId::random(); break;
        case 3: child.parent = {}; break;
        case 4: child.consent = ObjectId::random(); break;
        case 5: child.clip = ClipId::random(); break;
        case 6: child.purpose = request.purpose = Purpose::ModelTraining; break;
        default: break;
        }
        evidence = childEvidence(fixture, child);
        if (fault == 7) { // the parent allows to view and assign, the child to annotate as well
            const auto parent =
                fixture.sign(fixture.grantBody(fixture.lead, {Action::View, Action::Assign}), fixture.root);
            child.parent = parent.header.id;
            child.actions.insert(Action::Annotate);
            evidence = childEvidence(fixture, child);
            evidence.parentGrant = parent.token;
        }
        QCOMPARE_ERRC(fixture.gate().open(request, evidence), Errc::GrantNotValid);
    }
    void refusesChildGrantsOnAParentThatDoesNotCount()
    {
        ConsentFixture fixture;
        Evidence orphan = childEvidence(fixture, childBody(fixture));
        orphan.parentGrant.clear();
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), orphan), Errc::GrantNotValid);

        const auto withoutAssign = fixture.sign(fixture.grantBody(fixture.lead, {Action::View}), fixture.root);
        Grant child = childBody(fixture);
        child.parent = withoutAssign.header.id;
        Evidence evidence = childEvidence(fixture, child);
        evidence.parentGrant = withoutAssign.token;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::GrantNotValid);

        evidence = fixture.evidence(fixture.sign(childBody(fixture), fixture.exporter)); // not the lead's to cut
        evidence.parentGrant = fixture.leadGrant.token;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::GrantNotValid);

        fixture.end(fixture.leadGrant.header.id);
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), childEvidence(fixture, childBody(fixture))),
                      Errc::GrantNotValid);
    }
    void refusesGrandchildren()
    {
        const ConsentFixture fixture;
        Grant middle = fixture.grantBody(fixture.lead, {Action::View, Action::Assign});
        middle.parent = fixture.leadGrant.header.id;
        const auto parent = fixture.sign(middle, fixture.root);
        Grant child = childBody(fixture);
        child.parent = parent.header.id;
        Evidence evidence = childEvidence(fixture, child);
        evidence.parentGrant = parent.token;
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence), Errc::GrantNotValid);
    }
    void refusesChildGrantsOfALeadWhoIsNoLongerOne()
    {
        ConsentFixture fixture;
        const auto evidence = [&] { return childEvidence(fixture, childBody(fixture)); };
        fixture.certify(fixture.lead, {Role::Annotator});
        QVERIFY_OK(fixture.gate().open(fixture.request(), evidence()));
        fixture.end(fixture.keys().member(fixture.lead.keyId())->certificates.front());
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), evidence()), Errc::GrantNotValid);
    }

    void whatARemovedCustodianSignedCountsOnlyWhenEndorsed()
    {
        ConsentFixture fixture;
        fixture.grant = fixture.sign(fixture.grant.body, fixture.custodian);
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence()));
        const ObjectId certificate = fixture.keys().member(fixture.custodian.keyId())->certificates.front();
        fixture.advanceStatus({{certificate}, {}, {fixture.grant.hash}}, fixture.root);
        QVERIFY_OK(fixture.gate().open(fixture.request(), fixture.evidence()));
        const auto later = fixture.sign(fixture.grant.body, fixture.custodian);
        QCOMPARE_ERRC(fixture.gate().open(fixture.request(), fixture.evidence(later)), Errc::GrantNotValid);
    }
};

QTEST_APPLESS_MAIN(TestConsentGate)
#include "tst_consent_gate.moc"
