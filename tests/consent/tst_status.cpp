#include "consent/status.h"
#include "crypto/paseto.h"
#include "tests/support/consent_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;
using namespace std::chrono_literals;

namespace {

Result<VerifiedStatus> verify(const ConsentFixture& fixture, const StatusEvidence& evidence)
{
    return verifyStatus(evidence, fixture.keys(), fixture.clock.now());
}

Result<VerifiedStatus> verify(const ConsentFixture& fixture)
{
    return verify(fixture, fixture.status);
}

/// What a client keeps outside the workspace.
void remember(ConsentFixture& fixture)
{
    fixture.status.highestSeen = fixture.verifiedStatus().mark;
    fixture.status.seenLists = fixture.status.lists;
}

Grant cut(const ConsentFixture& fixture)
{
    Grant body = fixture.grantBody(fixture.annotator, {Action::View});
    body.parent = fixture.leadGrant.header.id;
    return body;
}

/// The JSON of a token.
std::string payloadOf(std::string_view token)
{
    token.remove_prefix(std::string_view("v4.public.").size());
    const Bytes bytes = fromBase64(token.substr(0, token.find('.')), Base64::Url).value();
    return std::string(textOf(bytes).substr(0, bytes.size() - crypto::Signature().size()));
}

} // namespace

class TestStatus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verifiesTheFirst()
    {
        const ConsentFixture fixture;
        const auto status = verify(fixture);
        QVERIFY_OK(status);
        QCOMPARE(status->mark.epoch, std::uint64_t(1));
        QCOMPARE(status->mark.number, std::uint64_t(1));
        QVERIFY(status->time == fixture.clock.now());
    }
    void followsEveryKindOfStep()
    {
        ConsentFixture fixture;
        const ClipId one = ClipId::random();
        const ClipId two = ClipId::random();
        const auto grant = fixture.sign(cut(fixture), fixture.lead);
        const ObjectId withdrawn = ObjectId::random();
        fixture.advanceStatus({{withdrawn}, {}, {}}, fixture.custodian);
        fixture.advanceStatus({{withdrawn}, {one}, {}}, fixture.annotator);
        fixture.status.addedGrants = {grant.token};
        fixture.advanceStatus({{withdrawn, grant.header.id}, {one}, {}}, fixture.lead);
        fixture.advanceStatus({{withdrawn, grant.header.id}, {one, two}, {}}, fixture.exporter);
        QCOMPARE(fixture.status.chain.size(), std::size_t(4));
        const auto status = verify(fixture);
        QVERIFY_OK(status);
        QCOMPARE(status->mark.number, std::uint64_t(5));
        QVERIFY(status->isEnded(grant.header.id) && status->isEnded(withdrawn));
        QVERIFY(status->isHeld(one) && status->isHeld(two));
        fixture.advanceStatus({}, fixture.root); // custodians may change anything
        QVERIFY_OK(verify(fixture));
    }

    void refusesLists_data()
    {
        QTest::addColumn<int>("fault");
        int fault = 0;
        for (const char* name : {"an ended one is gone", "one ended too many", "another ended one", "a hold is gone",
                                 "a hold too many", "an endorsement too many"})
            QTest::newRow(name) << fault++;
    }
    void refusesLists()
    {
        QFETCH(int, fault);
        ConsentFixture fixture;
        fixture.advanceStatus({{ObjectId::random(), ObjectId::random()}, {ClipId::random()}, {}}, fixture.root);
        QVERIFY_OK(verify(fixture));
        StatusLists& lists = fixture.status.lists;
        switch (fault) {
        case 0: lists.ended.erase(lists.ended.begin()); break;
        case 1: lists.ended.insert(ObjectId::random()); break;
        case 2:
            lists.ended.erase(lists.ended.begin());
            lists.ended.insert(ObjectId::random());
            break;
        case 3: lists.held.clear(); break;
        case 4: lists.held.insert(ClipId::random()); break;
        default: lists.endorsed.insert(crypto::sha256({})); break;
        }
        QCOMPARE_ERRC(verify(fixture), Errc::StatusMismatch);
    }
    void refusesMissing()
    {
        const ConsentFixture fixture;
        QCOMPARE_ERRC(verify(fixture, {}), Errc::StatusMissing);
        StatusEvidence evidence = fixture.status;
        evidence.chain = {fixture.consent.token};
        QCOMPARE_ERRC(verify(fixture, evidence), Errc::BadSignature);
    }
    void refusesAClockThatIsBehind()
    {
        ConsentFixture fixture;
        const Timestamp time = fixture.clock.now();
        fixture.clock.setWallTime(time - 120s);
        QVERIFY_OK(verify(fixture));
        fixture.clock.setWallTime(time - 120s - 1ms);
        QCOMPARE_ERRC(verify(fixture), Errc::ClockBehind);
    }

    void refusesRollBack()
    {
        ConsentFixture fixture;
        const StatusEvidence old = fixture.status;
        fixture.advanceStatus({{ObjectId::random()}, {}, {}}, fixture.root);
        remember(fixture);
        QVERIFY_OK(verify(fixture));
        StatusEvidence rolledBack = old;
        rolledBack.highestSeen = fixture.status.highestSeen;
        QCOMPARE_ERRC(verify(fixture, rolledBack), Errc::RolledBack);
    }
    void refusesTheSameNumberWithAnotherHash()
    {
        ConsentFixture fixture;
        const StatusEvidence base = fixture.status;
        fixture.advanceStatus({{ObjectId::random()}, {}, {}}, fixture.root);
        remember(fixture);
        const auto seen = fixture.status.highestSeen;
        fixture.status = base;
        fixture.advanceStatus({}, fixture.root); // number 2 as well
        fixture.status.highestSeen = seen;
        QCOMPARE_ERRC(verify(fixture), Errc::RolledBack);
    }
    void refusesAnotherBranch()
    {
        ConsentFixture fixture;
        const StatusEvidence base = fixture.status;
        fixture.advanceStatus({{ObjectId::random()}, {}, {}}, fixture.root);
        const auto seen = fixture.verifiedStatus().mark;
        fixture.status = base;
        fixture.advanceStatus({}, fixture.root);
        fixture.advanceStatus({{}, {ClipId::random()}, {}}, fixture.annotator); // number 3 on the other number 2
        fixture.status.highestSeen = seen;
        QCOMPARE_ERRC(verify(fixture), Errc::RolledBack);
        fixture.status.highestSeen.reset();
        fixture.advanceStatus({}, fixture.root); // number 4, whose forebears are gone
        QVERIFY_OK(verify(fixture));
        fixture.status.highestSeen = StatusMark{1, 3, seen.hash};
        QCOMPARE_ERRC(verify(fixture), Errc::RolledBack);
    }
    void aHigherEpochGoesOnFromARestore()
    {
        ConsentFixture fixture;
        fixture.advanceStatus({{ObjectId::random()}, {}, {}}, fixture.root);
        fixture.advanceStatus({{ObjectId::random()}, {}, {}}, fixture.root);
        remember(fixture);
        Status restored = nextStatus(fixture.verifiedStatus(), fixture.status.lists, fixture.clock.now());
        restored.epoch = 2;
        restored.number = 1;
        fixture.status.chain = {fixture.sign(restored, fixture.custodian).token};
        QVERIFY_OK(verify(fixture));
        fixture.status.chain = {fixture.sign(restored, fixture.annotator).token};
        QCOMPARE_ERRC(verify(fixture), Errc::UntrustedSigner);
    }

    void refusesSteps_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<int>("step");
        QTest::newRow("an annotator ends something") << "annotator" << 0;
        QTest::newRow("an annotator ends their own grant") << "annotator" << 1;
        QTest::newRow("a lead ends what is no grant of theirs") << "lead" << 0;
        QTest::newRow("a lead ends a custodian's grant") << "lead" << 1;
        QTest::newRow("a lead revives what has ended") << "lead" << 2;
        QTest::newRow("an annotator lifts a hold") << "annotator" << 3;
        QTest::newRow("an annotator swaps a hold") << "annotator" << 4;
        QTest::newRow("a lead endorses") << "lead" << 5;
        QTest::newRow("an annotator adds unsaid") << "annotator" << 6;
        QTest::newRow("an annotator says a hold that is none") << "annotator" << 7;
        QTest::newRow("an annotator raises the epoch") << "annotator" << 8;
        QTest::newRow("an annotator skips a number") << "annotator" << 9;
        QTest::newRow("a stranger holds") << "stranger" << 10;
    }
    void refusesSteps()
    {
        QFETCH(QString, who);
        QFETCH(int, step);
        ConsentFixture fixture;
        const ObjectId ended = ObjectId::random();
        const ClipId held = ClipId::random();
        fixture.advanceStatus({{ended}, {held}, {}}, fixture.root);
        const auto before = fixture.verifiedStatus();
        fixture.status.addedGrants = {fixture.grant.token};
        StatusLists lists = before.lists;
        switch (step) {
        case 0: lists.ended.insert(ObjectId::random()); break;
        case 1: lists.ended.insert(fixture.grant.header.id); break;
        case 2: lists.ended.clear(); break;
        case 3: lists.held.clear(); break;
        case 4: lists.held = {ClipId::random()}; break;
        case 5: lists.endorsed.insert(fixture.grant.hash); break;
        default: lists.held.insert(ClipId::random()); break;
        }
        Status body = nextStatus(before, lists, fixture.clock.now());
        if (step == 6)
            body.addedHeld.clear();
        if (step == 7)
            body.addedHeld.push_back(held);
        if (step == 8)
            body.epoch += 1;
        if (step == 9)
            body.number += 1;
        const auto stranger = ConsentFixture::person("Stan");
        const std::map<QString, const crypto::Identity*> people = {
            {QStringLiteral("annotator"), &fixture.annotator},
            {QStringLiteral("lead"), &fixture.lead},
            {QStringLiteral("stranger"), &stranger},
        };
        const crypto::Identity& signer = *people.at(who);
        fixture.status.chain.insert(fixture.status.chain.begin(), fixture.sign(body, signer).token);
        fixture.status.lists = lists;
        const auto status = verify(fixture);
        QVERIFY(!status.ok());
        QVERIFY(errorClass(status.error().code) == ErrorClass::Integrity);
    }
    void aLeadEndsNobodyByAGrantOfTheSameId()
    {
        ConsentFixture fixture;
        const auto before = fixture.verifiedStatus();
        const ObjectId certificate = fixture.keys().member(fixture.custodian.keyId())->certificates.front();
        // The lead's own grant, but for its id.
        std::string json = payloadOf(fixture.sign(cut(fixture), fixture.lead).token);
        const std::size_t at = json.find("\"id\":\"") + 6;
        json.replace(at, 32, certificate.text());
        fixture.status.addedGrants = {crypto::signToken("grant", json, fixture.lead.signingKey())};
        StatusLists lists = before.lists;
        lists.ended.insert(certificate);
        const Status body = nextStatus(before, lists, fixture.clock.now());
        fixture.status.chain.insert(fixture.status.chain.begin(), fixture.sign(body, fixture.lead).token);
        fixture.status.lists = lists;
        QCOMPARE_ERRC(verify(fixture), Errc::UntrustedSigner);
    }
    void refusesAChainThatDoesNotReachACustodian()
    {
        ConsentFixture fixture;
        fixture.advanceStatus({{}, {ClipId::random()}, {}}, fixture.annotator);
        QVERIFY_OK(verify(fixture));
        fixture.status.chain.pop_back();
        QCOMPARE_ERRC(verify(fixture), Errc::UntrustedSigner);
    }
    void refusesAChainThatGoesOnBeyondOne()
    {
        ConsentFixture fixture;
        const std::string first = fixture.status.chain.front();
        fixture.advanceStatus({}, fixture.root);
        fixture.status.chain.push_back(first);
        QCOMPARE_ERRC(verify(fixture), Errc::StatusMismatch);
    }

    void anEndedCustodianCannotReturn()
    {
        ConsentFixture fixture;
        const auto before = fixture.verifiedStatus();
        const ObjectId certificate = fixture.keys().member(fixture.custodian.keyId())->certificates.front();
        fixture.end(certificate);
        remember(fixture);
        const auto after = fixture.verifiedStatus();
        // With the list as it is, with their own end taken out, and with a new certificate that they endorse themselves.
        const ObjectId fresh = fixture.certify(fixture.custodian, {Role::Custodian}, fixture.custodian);
        QVERIFY(!fresh.isNull());
        const auto hash = crypto::sha256(bytesOf(fixture.certificates.back()));
        for (const StatusLists& lists : {after.lists, before.lists, StatusLists{{certificate}, {}, {hash}}}) {
            const auto status = fixture.sign(nextStatus(after, lists, fixture.clock.now()), fixture.custodian);
            StatusEvidence evidence = fixture.status;
            evidence.chain = {status.token};
            evidence.lists = lists;
            QCOMPARE_ERRC(verify(fixture, evidence), Errc::UntrustedSigner);
        }
    }
    void theRootCanBeReplaced()
    {
        ConsentFixture fixture;
        remember(fixture);
        const ObjectId ended = fixture.keys().member(fixture.root.keyId())->certificates.front();
        StatusLists lists{{ended}, {}, {}};
        for (const std::string& certificate : fixture.certificates)
            lists.endorsed.insert(crypto::sha256(bytesOf(certificate)));
        fixture.advanceStatus(lists, fixture.custodian);
        QVERIFY_OK(verify(fixture));
        remember(fixture);
        QVERIFY(!fixture.keys().isMember(fixture.root.keyId(), lists));
        QVERIFY(fixture.keys().hasRole(fixture.lead.keyId(), Role::Lead, lists));
        const auto after = fixture.verifiedStatus();
        fixture.status.chain = {fixture.sign(nextStatus(after, lists, fixture.clock.now()), fixture.root).token};
        QCOMPARE_ERRC(verify(fixture), Errc::UntrustedSigner);
    }

    void countsWhatMembersAndTheEndorsedSigned()
    {
        ConsentFixture fixture;
        const auto hold = fixture.sign(Hold{fixture.clip, "x"}, fixture.annotator);
        QVERIFY(counts(hold, fixture.keys(), fixture.verifiedStatus()));
        const ObjectId certificate = fixture.keys().member(fixture.annotator.keyId())->certificates.front();
        fixture.advanceStatus({{certificate}, {}, {}}, fixture.root);
        QVERIFY(!counts(hold, fixture.keys(), fixture.verifiedStatus()));
        fixture.advanceStatus({{certificate}, {}, {hold.hash}}, fixture.root);
        QVERIFY(counts(hold, fixture.keys(), fixture.verifiedStatus()));
        fixture.advanceStatus({{certificate, hold.header.id}, {}, {hold.hash}}, fixture.root);
        QVERIFY(!counts(hold, fixture.keys(), fixture.verifiedStatus()));
    }
    void endorsingDoesNotMakeACustodian()
    {
        ConsentFixture fixture;
        const auto grant = fixture.sign(fixture.grant.body, fixture.annotator);
        fixture.advanceStatus({{}, {}, {grant.hash}}, fixture.root);
        QVERIFY(!isByCustodian(grant, fixture.keys(), fixture.verifiedStatus()));
    }
    void rootsAreThoseOfRfc6962()
    {
        QCOMPARE(hexText(listRoot(std::set<ObjectId>())),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        const ObjectId id = ObjectId::fromText("000102030405060708090a0b0c0d0e0f").value();
        Bytes leaf{0};
        leaf.insert(leaf.end(), id.bytes().begin(), id.bytes().end());
        QVERIFY(listRoot({id}) == crypto::sha256(leaf));
    }
    void listsNoMoreThanFits()
    {
        const ConsentFixture fixture;
        StatusLists lists;
        while (lists.held.size() < kMaxListedAdditions)
            lists.held.insert(ClipId::random());
        const Status full = nextStatus(fixture.verifiedStatus(), lists, fixture.clock.now());
        QCOMPARE(full.addedHeld.size(), kMaxListedAdditions);
        QVERIFY(fixture.sign(full, fixture.annotator).token.size() < 16 * 1024);
        lists.held.insert(ClipId::random());
        QVERIFY(nextStatus(fixture.verifiedStatus(), lists, fixture.clock.now()).addedHeld.empty());
    }
};

QTEST_APPLESS_MAIN(TestStatus)
#include "tst_status.moc"
