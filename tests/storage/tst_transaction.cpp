#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::StorageFixture;

namespace {

std::vector<Problem> problemsOf(StorageFixture& fixture)
{
    const KeyRing keys = fixture.keys();
    const VerifiedStatus status = fixture.status();
    const auto kept = fixture.workspace().stateFolder().load().value();
    return fixture.workspace()
        .auditLog()
        .verify({.keys = keys, .lists = status.lists, .kept = kept->log})
        .value()
        .problems;
}

} // namespace

class TestTransaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutCommitNothingHappens()
    {
        StorageFixture fixture;
        const LogHead before = fixture.workspace().auditLog().head().value();
        const auto mark = fixture.status().mark.number;
        {
            auto transaction = fixture.begin(fixture.custodian());
            QVERIFY_OK(transaction.log({"member.added", {}, {}, "", "ok"}));
            QVERIFY_OK(transaction.putBlob(ObjectId::random(), BlobKind::Labels, bytesOf("x")));
            transaction.hold(ClipId::random());
        }
        QVERIFY(fixture.workspace().auditLog().head().value() == before);
        QCOMPARE(fixture.status().mark.number, mark);
        QVERIFY(fixture.status().lists.held.empty());
    }

    void everyEntryIsACheckpoint()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        fixture.grant(fixture.annotator(), {made.clip});
        AuditLog& log = fixture.workspace().auditLog();
        const auto events = log.events(fixture.keys(), {made.clip, 0, 0});
        QVERIFY_OK(events);
        QCOMPARE(events->size(), std::size_t(2));
        QCOMPARE(events->front().body.clipSequence, std::uint64_t(1));
        QCOMPARE(events->back().body.clipSequence, std::uint64_t(2));
        QCOMPARE(events->back().body.clipPrevious, log.row(events->front().body.index)->leaf);
        for (const auto& event : *events) {
            QCOMPARE(event.header.log.size, event.body.index);
            QCOMPARE(log.rootAt(event.header.log.size).value(), event.header.log.root);
        }
        QVERIFY(problemsOf(fixture).empty());
    }

    void provesEntriesAndGrowth()
    {
        StorageFixture fixture;
        fixture.addClip(10);
        AuditLog& log = fixture.workspace().auditLog();
        const LogHead old = log.head().value();
        fixture.addClip(10);
        const LogHead head = log.head().value();
        for (std::uint64_t index = 0; index < head.size; ++index) {
            const auto proof = log.inclusionProof(index, head.size);
            QVERIFY_OK(proof);
            QVERIFY_OK(crypto::verifyInclusion({index, head.size, log.row(index)->leaf, head.root}, *proof));
        }
        const auto proof = log.consistencyProof(old.size, head.size);
        QVERIFY_OK(proof);
        QVERIFY_OK(crypto::verifyConsistency({old.size, head.size, old.root, head.root}, *proof));
        QCOMPARE_ERRC(log.row(head.size), Errc::NotFound);
    }

    void endingIsSignedLoggedAndKept()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
        const auto before = fixture.status().mark.number;
        fixture.end(grant);
        const VerifiedStatus status = fixture.status();
        QCOMPARE(status.mark.number, before + 1);
        QVERIFY(status.isEnded(grant));
        const auto events = fixture.workspace().auditLog().events(fixture.keys(), {});
        QVERIFY_OK(events);
        QCOMPARE(events->back().body.action, std::string(kEndedAction));
        QCOMPARE(events->back().body.objects, std::vector<ObjectId>{grant});
        const auto kept = fixture.workspace().stateFolder().load().value();
        QVERIFY(kept->lists.ended.contains(grant));
        QVERIFY(kept->status.hash == status.mark.hash);
        QVERIFY(problemsOf(fixture).empty());
    }

    void expiredGrantsAreForgotten()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
        fixture.end(grant);
        fixture.clock().advance(std::chrono::hours(9));
        auto transaction = fixture.begin(fixture.custodian());
        transaction.hold(made.clip);
        QVERIFY_OK(transaction.commit());
        QVERIFY(!fixture.status().isEnded(grant));
        QVERIFY(fixture.status().isHeld(made.clip));
    }

    void anyMemberMayHoldButNotEnd()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        {
            auto transaction = fixture.begin(fixture.annotator());
            transaction.hold(made.clip);
            QVERIFY_OK(transaction.sign(Hold{made.clip, "a child"}));
            QVERIFY_OK(transaction.commit());
        }
        QVERIFY(fixture.status().isHeld(made.clip));
        {
            auto transaction = fixture.begin(fixture.annotator());
            transaction.release(made.clip);
            QVERIFY(!transaction.commit().ok());
        }
        {
            auto transaction = fixture.begin(fixture.annotator());
            transaction.end(made.consent);
            QVERIFY(!transaction.commit().ok());
        }
        QVERIFY(fixture.status().isHeld(made.clip));
        QVERIFY(!fixture.status().isEnded(made.consent));
        auto releasing = fixture.begin(fixture.custodian());
        releasing.release(made.clip);
        QVERIFY_OK(releasing.commit());
        QVERIFY(!fixture.status().isHeld(made.clip));
    }

    void onlyCustodiansCertify()
    {
        StorageFixture fixture;
        const auto friendOfAnna = crypto::Identity::generate("Frieda").value();
        auto transaction = fixture.begin(fixture.annotator());
        QVERIFY_OK(transaction.sign(RoleCertificate{"Frieda",
                                                    friendOfAnna.signingKey().verifyKey(),
                                                    friendOfAnna.ageIdentity().recipient(),
                                                    {Role::Custodian}}));
        QCOMPARE_ERRC(transaction.commit(), Errc::UntrustedSigner);
    }

    void strangersAndLeaversAreRefused()
    {
        StorageFixture fixture;
        const auto stranger = crypto::Identity::generate("Sam").value();
        QCOMPARE_ERRC(Transaction::begin(fixture.workspace(), stranger, fixture.root(), fixture.clock()),
                      Errc::NotAMember);
        const ObjectId certificate = fixture.addMember(stranger, {Role::Annotator});
        QVERIFY_OK(Transaction::begin(fixture.workspace(), stranger, fixture.root(), fixture.clock()));
        fixture.end(certificate);
        QCOMPARE_ERRC(Transaction::begin(fixture.workspace(), stranger, fixture.root(), fixture.clock()),
                      Errc::RoleEnded);
    }

    void whatALeaverSignedStillCounts()
    {
        StorageFixture fixture;
        const auto second = crypto::Identity::generate("Cyril").value();
        const ObjectId certificate = fixture.addMember(second, {Role::Custodian});
        ObjectId policyId;
        {
            auto transaction = fixture.begin(second);
            const auto policy = transaction.sign(Policy{"Example Ltd", "blur", 24, {}});
            QVERIFY_OK(policy);
            policyId = policy->header.id;
            QVERIFY_OK(transaction.commit());
        }
        fixture.end(certificate);
        const auto newest = fixture.workspace().newest<Policy>(fixture.keys(), fixture.status(), {});
        QVERIFY_OK(newest);
        QVERIFY(newest->has_value());
        QCOMPARE((*newest)->header.id, policyId);
        QVERIFY(problemsOf(fixture).empty());
    }

    void aLeadWhoBecomesCustodianLeavesAValidChain()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        {
            auto transaction = fixture.begin(fixture.lead());
            transaction.hold(made.clip);
            QVERIFY_OK(transaction.commit());
        }
        fixture.addMember(fixture.lead(), {Role::Custodian});
        QVERIFY(fixture.status().isHeld(made.clip));
        auto transaction = fixture.begin(fixture.lead());
        transaction.release(made.clip);
        QVERIFY_OK(transaction.commit());
        QVERIFY(!fixture.status().isHeld(made.clip));
    }

    void twoWindowsDoNotLoseEachOthersWrites()
    {
        StorageFixture fixture;
        const auto other = fixture.another();
        const ClipId first = ClipId::random();
        const ClipId second = ClipId::random();
        auto transaction = fixture.begin(fixture.annotator());
        QVERIFY_OK(other->database().execute("PRAGMA busy_timeout=50"));
        QCOMPARE_ERRC(Transaction::begin(*other, fixture.lead(), fixture.root(), fixture.clock()), Errc::Busy);
        transaction.hold(first);
        QVERIFY_OK(transaction.commit());
        auto late = Transaction::begin(*other, fixture.lead(), fixture.root(), fixture.clock());
        QVERIFY_OK(late);
        late->hold(second);
        QVERIFY_OK(late->commit());
        QVERIFY(fixture.status().lists.held == (std::set<ClipId>{first, second}));
    }

    void foundingHappensOnce()
    {
        StorageFixture fixture;
        QCOMPARE_ERRC(Transaction::found(fixture.workspace(), fixture.custodian(), fixture.clock()),
                      Errc::AlreadyExists);
    }

    void anOldBackupIsNoticed()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
        fixture.backUpDatabase();
        fixture.end(grant);
        fixture.restoreDatabase();
        QCOMPARE_ERRC(fixture.workspace().status(fixture.keys(), fixture.clock().now()), Errc::RolledBack);
        QCOMPARE_ERRC(Transaction::begin(fixture.workspace(), fixture.custodian(), fixture.root(), fixture.clock()),
                      Errc::RolledBack);
        QCOMPARE_ERRC(fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip)), Errc::RolledBack);
    }

    void aCutLogIsNoticed()
    {
        StorageFixture fixture;
        fixture.backUpDatabase();
        {
            auto transaction = fixture.begin(fixture.annotator());
            QVERIFY_OK(transaction.log({"view.opened", ClipId::random(), {}, "annotation", "ok"}));
            QVERIFY_OK(transaction.commit());
        }
        fixture.restoreDatabase(); // the status is as it was: only the log is shorter
        QCOMPARE_ERRC(fixture.workspace().status(fixture.keys(), fixture.clock().now()), Errc::RolledBack);
    }

    void aForkIsNoticed()
    {
        StorageFixture fixture;
        fixture.backUpDatabase();
        const auto logOne = [&](const char* action) {
            auto transaction = fixture.begin(fixture.annotator());
            return transaction.log({action, {}, {}, "", "ok"}).ok() && transaction.commit().ok();
        };
        QVERIFY(logOne("first.story"));
        const fs::path stateFile = fixture.workspace().stateFolder().folder() / "state";
        const Bytes kept = readFile(stateFile, 1 << 20).value();
        fixture.restoreDatabase();
        fixture.forgetState();
        QVERIFY(logOne("other.story"));
        QVERIFY_OK(writeFile(stateFile, kept, AtomicFile::IfExists::Replace));
        QCOMPARE_ERRC(fixture.workspace().status(fixture.keys(), fixture.clock().now()), Errc::LogBroken);
    }

    void aStateThatLagsIsHarmless()
    {
        StorageFixture fixture;
        const fs::path stateFile = fixture.workspace().stateFolder().folder() / "state";
        const Bytes older = readFile(stateFile, 1 << 20).value();
        const ClipId clip = ClipId::random();
        {
            auto transaction = fixture.begin(fixture.custodian());
            transaction.hold(clip);
            QVERIFY_OK(transaction.commit());
        }
        // As after a crash between the commit and the copy outside.
        QVERIFY_OK(writeFile(stateFile, older, AtomicFile::IfExists::Replace));
        fixture.reopen();
        QVERIFY(fixture.status().isHeld(clip));
        QVERIFY(fixture.workspace().stateFolder().load().value()->lists.held.contains(clip));
    }

    void aClockSetBackIsNoticed()
    {
        StorageFixture fixture;
        fixture.clock().setWallTime(fixture.clock().now() - std::chrono::hours(1));
        QCOMPARE_ERRC(Transaction::begin(fixture.workspace(), fixture.custodian(), fixture.root(), fixture.clock()),
                      Errc::ClockBehind);
    }
};

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
