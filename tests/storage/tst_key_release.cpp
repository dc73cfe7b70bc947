#include "storage/local_key_release.h"
#include "storage/sealed_clip.h"
#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::MadeClip;
using consentry::testing::StorageFixture;

namespace {

/// A clip that the annotator may view.
struct Granted {
    StorageFixture fixture;
    const MadeClip made = fixture.addClip();
    const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
};

} // namespace

class TestKeyRelease : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSignedByAClockThatWasSetAhead()
    {
        Granted granted;
        auto& [fixture, made, grant] = granted;
        const consent::AccessRequest request = fixture.viewRequest(fixture.annotator(), made.clip);
        const Timestamp now = fixture.clock().now();
        {
            const auto access = fixture.openAccess(request);
            QVERIFY_OK(access);
            LocalKeyRelease release = releaseOf(fixture);
            QVERIFY_OK(release.release(*access, fixture.annotator()));
            fixture.clock().setWallTime(now + std::chrono::years(1));
            QVERIFY(!release.close(access->facts(), fixture.annotator(), "closed").ok());
            QCOMPARE(lastEvent(fixture).body.action, std::string("view.opened"));
        }
        fixture.clock().setWallTime(now); // put right, and nobody is shut out
        QVERIFY_OK(fixture.openAccess(request));
    }
    void closingTellsHowLateItWas()
    {
        Granted granted;
        auto& [fixture, made, grant] = granted;
        const consent::AccessRequest request = fixture.viewRequest(fixture.annotator(), made.clip);
        const Timestamp now = fixture.clock().now();
        const auto access = fixture.openAccess(request);
        QVERIFY_OK(access);
        LocalKeyRelease release = releaseOf(fixture);
        QVERIFY_OK(release.release(*access, fixture.annotator()));
        fixture.clock().advance(std::chrono::hours(1));
        QVERIFY_OK(release.close(access->facts(), fixture.annotator(), "closed"));
        fixture.clock().setWallTime(now); // as if the hour had not been
        QCOMPARE_ERRC(fixture.openAccess(request), Errc::ClockBehind);
    }
    void givesTheKeyAndLogsBeforeAndAfter()
    {
        Granted granted;
        auto& [fixture, made, grant] = granted;
        const auto access = fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip));
        QVERIFY_OK(access);
        LocalKeyRelease release = releaseOf(fixture);
        const auto key = release.release(*access, fixture.annotator());
        QVERIFY_OK(key);
        QCOMPARE(lastEvent(fixture).body.action, std::string("view.opened"));
        QVERIFY(lastEvent(fixture).header.signer == fixture.annotator().keyId());

        const auto manifest = fixture.workspace().object<ClipManifest>(fixture.keys(), made.manifest).value();
        const auto reader = openSealedClip(fixture.workspace(), manifest, *key);
        QVERIFY_OK(reader);
        Bytes plain(made.plain.size());
        QVERIFY_OK(readExactly(**reader, 0, plain, "clip"));
        QVERIFY(plain == made.plain);

        QVERIFY_OK(release.close(access->facts(), fixture.annotator(), "closed"));
        QCOMPARE(lastEvent(fixture).body.action, std::string("view.closed"));
        QCOMPARE(lastEvent(fixture).body.outcome, std::string("closed"));
        (*reader)->wipe();
        QCOMPARE_ERRC((*reader)->readAt(0, plain), Errc::AccessEnded);
    }

    void theKeyDiesWithItsAccess()
    {
        Granted granted;
        auto& [fixture, made, grant] = granted;
        auto access = fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip));
        QVERIFY_OK(access);
        const auto key = releaseOf(fixture).release(*access, fixture.annotator());
        QVERIFY_OK(key);
        access->end();
        QCOMPARE_ERRC(key->fileKey(), Errc::AccessEnded);
        const auto manifest = fixture.workspace().object<ClipManifest>(fixture.keys(), made.manifest).value();
        QCOMPARE_ERRC(openSealedClip(fixture.workspace(), manifest, *key), Errc::AccessEnded);
        QCOMPARE_ERRC(releaseOf(fixture).release(*access, fixture.annotator()), Errc::AccessEnded);
    }

    void refuses_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, What what, Errc code) {
            QTest::newRow(name) << static_cast<int>(what) << static_cast<int>(code);
        };
        row("no header", What::NoHeader, Errc::GrantMissing);
        row("header for another person", What::HeaderOfAnother, Errc::NoMatchingKey);
        row("header with another key", What::HeaderWithAnotherKey, Errc::Unauthenticated);
        row("damaged header", What::DamagedHeader, Errc::Unauthenticated);
        row("another clip's file", What::SwappedClip, Errc::ManifestMismatch);
        row("cut file", What::CutClip, Errc::ManifestMismatch);
        row("no file", What::NoClip, Errc::MissingFile);
        row("grant revoked meanwhile", What::Revoked, Errc::GrantRevoked);
        row("consent withdrawn meanwhile", What::Withdrawn, Errc::ConsentWithdrawn);
        row("held meanwhile", What::Held, Errc::ClipHeld);
        row("expired meanwhile", What::Expired, Errc::GrantExpired);
        row("log cannot be written", What::LogLocked, Errc::Busy);
    }
    void refuses()
    {
        QFETCH(int, what);
        QFETCH(int, code);
        Granted granted;
        auto& [fixture, made, grant] = granted;
        const auto access = fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip));
        QVERIFY_OK(access);
        const auto other = fixture.another();
        std::optional<Transaction> lock;
        if (static_cast<What>(what) == What::LogLocked) {
            QVERIFY_OK(fixture.workspace().database().execute("PRAGMA busy_timeout=50"));
            auto taken = Transaction::begin(*other, fixture.custodian(), fixture.root(), fixture.clock());
            QVERIFY_OK(taken);
            lock.emplace(std::move(taken).value());
        }
        prepare(fixture, static_cast<What>(what), made, grant);
        const auto key = releaseOf(fixture).release(*access, fixture.annotator());
        QVERIFY(!key.ok());
        QCOMPARE(std::string(errorCodeText(key.error().code)), std::string(errorCodeText(static_cast<Errc>(code))));
    }

    void refusesAnotherIdentity()
    {
        Granted granted;
        auto& [fixture, made, grant] = granted;
        fixture.grant(fixture.lead(), {made.clip});
        const auto access = fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip));
        QVERIFY_OK(access);
        QCOMPARE_ERRC(releaseOf(fixture).release(*access, fixture.lead()), Errc::NoMatchingKey);
    }

    void aFailedReleaseIsLoggedAsClosed()
    {
        Granted granted;
        auto& [fixture, made, grant] = granted;
        const auto access = fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip));
        QVERIFY_OK(access);
        prepare(fixture, What::NoClip, made, {});
        QVERIFY(!releaseOf(fixture).release(*access, fixture.annotator()).ok());
        QCOMPARE(lastEvent(fixture).body.action, std::string("view.closed"));
        QCOMPARE(lastEvent(fixture).body.outcome, std::string("missing_file"));
    }

    void aCustodianOpensByTheKeyFile()
    {
        StorageFixture fixture;
        const MadeClip made = fixture.addClip();
        AccessRequest request = fixture.viewRequest(fixture.custodian(), made.clip);
        request.action = Action::Doubts;
        const auto access = fixture.openAccess(request);
        QVERIFY_OK(access);
        const auto key = releaseOf(fixture).release(*access, fixture.custodian());
        QVERIFY_OK(key);
        const auto manifest = fixture.workspace().object<ClipManifest>(fixture.keys(), made.manifest).value();
        QVERIFY_OK(openSealedClip(fixture.workspace(), manifest, *key));
    }

    void aForgedChunkIsNotDecrypted()
    {
        Granted granted;
        auto& [fixture, made, grant] = granted;
        const auto access = fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip));
        QVERIFY_OK(access);
        const auto key = releaseOf(fixture).release(*access, fixture.annotator());
        QVERIFY_OK(key);
        // Whoever has the file key could seal another chunk; the manifest's hashes speak against it.
        const fs::path file = fixture.workspace().paths().clipFile(made.clip, Rendition::Safe);
        Bytes bytes = readFile(file, 1 << 30).value();
        bytes[bytes.size() / 4] ^= 1;
        QVERIFY_OK(writeFile(file, bytes, AtomicFile::IfExists::Replace));
        const auto manifest = fixture.workspace().object<ClipManifest>(fixture.keys(), made.manifest).value();
        const auto reader = openSealedClip(fixture.workspace(), manifest, *key);
        QVERIFY_OK(reader);
        Bytes plain(made.plain.size());
        QCOMPARE_ERRC(readExactly(**reader, 0, plain, "clip"), Errc::HashMismatch);
    }

private:
    enum class What {
        NoHeader,
        HeaderOfAnother,
        HeaderWithAnotherKey,
        DamagedHeader,
        SwappedClip,
        CutClip,
        NoClip,
        Revoked,
        Withdrawn,
        Held,
        Expired,
        LogLocked,
    };

    static LocalKeyRelease releaseOf(StorageFixture& fixture)
    {
        return LocalKeyRelease(fixture.workspace(), fixture.root(), fixture.clock());
    }
    static Signed<AuditEvent> lastEvent(StorageFixture& fixture)
    {
        return fixture.workspace().auditLog().events(fixture.keys(), {}).value().back();
    }
    static Result<void> replaceHeader(StorageFixture& fixture, ClipId clip, const crypto::Recipient& recipient)
    {
        TRY_ASSIGN(const auto key, crypto::FileKey::generate());
        TRY_ASSIGN(const Bytes header, crypto::makeHeader(key, std::span(&recipient, 1)));
        return writeFile(fixture.workspace().paths().grantHeader(clip, Rendition::Safe, fixture.annotator().keyId()),
                         header, AtomicFile::IfExists::Replace);
    }
    static void hold(StorageFixture& fixture, ClipId clip)
    {
        auto transaction = fixture.begin(fixture.lead());
        transaction.hold(clip);
        QVERIFY_OK(transaction.commit());
    }

    static void prepare(StorageFixture& fixture, What what, const MadeClip& made, ObjectId grant)
    {
        const WorkspacePaths& paths = fixture.workspace().paths();
        const fs::path file = paths.clipFile(made.clip, Rendition::Safe);
        const fs::path header = paths.grantHeader(made.clip, Rendition::Safe, fixture.annotator().keyId());
        switch (what) {
        case What::NoHeader:
            QVERIFY_OK(fixture.keyFiles().removeGrantHeader({made.clip, Rendition::Safe}, fixture.annotator().keyId()));
            return;
        case What::HeaderOfAnother:
            QVERIFY_OK(replaceHeader(fixture, made.clip, fixture.lead().ageIdentity().recipient()));
            return;
        case What::HeaderWithAnotherKey:
            QVERIFY_OK(replaceHeader(fixture, made.clip, fixture.annotator().ageIdentity().recipient()));
            return;
        case What::DamagedHeader: {
            Bytes bytes = readFile(header, 1 << 16).value();
            bytes[bytes.size() - 10] ^= 1;
            QVERIFY_OK(writeFile(header, bytes, AtomicFile::IfExists::Replace));
            return;
        }
        case What::SwappedClip:
            fs::copy_file(paths.clipFile(fixture.addClip().clip, Rendition::Safe), file,
                          fs::copy_options::overwrite_existing);
            return;
        case What::CutClip: fs::resize_file(file, fs::file_size(file) - 1); return;
        case What::NoClip: fs::remove(file); return;
        case What::Revoked: fixture.end(grant); return;
        case What::Withdrawn: fixture.end(made.consent); return;
        case What::Held: hold(fixture, made.clip); return;
        case What::Expired: fixture.clock().advance(std::chrono::hours(9)); return;
        case What::LogLocked: return;
        }
    }
};

QTEST_GUILESS_MAIN(TestKeyRelease)
#include "tst_key_release.moc"
