#include "storage/sealed_clip.h"
#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::StorageFixture;

namespace {

Errc codeOf(const Result<void>& result)
{
    return result ? Errc::Internal : result.error().code;
}

Result<void> readEverything(StorageFixture& fixture)
{
    storage::Workspace& workspace = fixture.workspace();
    TRY_ASSIGN(const KeyRing keys, workspace.keyRing(fixture.root()));
    TRY_ASSIGN(const VerifiedStatus status, workspace.status(keys, fixture.clock().now()));
    TRY_VOID(workspace.objects<ConsentRecord>(keys));
    TRY_ASSIGN(const auto manifests, workspace.objects<ClipManifest>(keys));
    TRY_VOID(workspace.objects<Grant>(keys));
    TRY_VOID(workspace.auditLog().events(keys, {}));
    for (const auto& manifest : manifests) {
        TRY_VOID(chunkHashes(workspace, manifest));
        TRY_VOID(frameTable(workspace, manifest));
    }
    return {};
}

std::vector<Problem> verifyLog(StorageFixture& fixture, const KeyRing& keys, const StatusLists& lists)
{
    const auto kept = fixture.workspace().stateFolder().load().value();
    return fixture.workspace().auditLog().verify({.keys = keys, .lists = lists, .kept = kept->log}).value().problems;
}

} // namespace

/// Somebody with the database file and no key changes something. The workspace has a clip, a grant that was revoked and
/// a grant that stands.
class TestTampering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void untouchedIsFine()
    {
        StorageFixture fixture;
        fill(fixture);
        QVERIFY_OK(readEverything(fixture));
        QVERIFY(verifyLog(fixture, fixture.keys(), fixture.status().lists).empty());
    }

    void readersNotice_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* sql, Errc code) {
            QTest::newRow(name) << QString::fromUtf8(sql) << static_cast<int>(code);
        };
        row("workspace id", "UPDATE meta SET value = zeroblob(16)", Errc::OtherWorkspace);
        row("workspace id gone", "DELETE FROM meta", Errc::LogBroken);
        row("workspace object gone", "DELETE FROM log WHERE type = 'workspace'", Errc::LogBroken);
        row("workspace object twice",
            "INSERT INTO log SELECT seq + 1000, randomblob(16), type, signer, clip, person, action, custodial, salt, "
            "token, leaf FROM log WHERE type = 'workspace'",
            Errc::LogBroken);
        row("certificate altered",
            "UPDATE log SET token = replace(token, substr(token, 40, 3), 'AAA') WHERE type = 'role' AND seq > 3",
            Errc::BadSignature);
        row("certificate gone", "DELETE FROM log WHERE type = 'role' AND seq < 3", Errc::UntrustedSigner);
        row("statuses gone", "DELETE FROM log WHERE type = 'status'", Errc::StatusMissing);
        row("last status gone", "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log WHERE type = 'status')",
            Errc::StatusMismatch);
        row("last status and its ends gone",
            "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log WHERE type = 'status');"
            "DELETE FROM lists WHERE kind = 'ended'",
            Errc::RolledBack);
        row("ended list emptied", "DELETE FROM lists WHERE kind = 'ended'", Errc::StatusMismatch);
        row("ended list longer", "INSERT INTO lists VALUES('ended', randomblob(16))", Errc::StatusMismatch);
        row("held list longer", "INSERT INTO lists VALUES('held', randomblob(16))", Errc::StatusMismatch);
        row("endorsed list longer", "INSERT INTO lists VALUES('endorsed', randomblob(32))", Errc::StatusMismatch);
        row("list entry of a wrong size", "INSERT INTO lists VALUES('ended', randomblob(15))", Errc::LogBroken);
        row("custodial mark off", "UPDATE log SET custodial = 0 WHERE type = 'status'", Errc::StatusMismatch);
        row("consent altered",
            "UPDATE log SET token = replace(token, substr(token, 40, 3), 'AAA') WHERE type = 'consent'",
            Errc::LogBroken);
        row("grant under another id", "UPDATE log SET id = randomblob(16) WHERE type = 'grant'", Errc::LogBroken);
        row("grant moved to another clip", "UPDATE log SET salt = randomblob(32) WHERE type = 'grant'",
            Errc::LogBroken);
        row("leaf altered", "UPDATE log SET leaf = randomblob(32) WHERE type = 'manifest'", Errc::LogBroken);
        row("a copy at the end",
            "INSERT INTO log SELECT (SELECT max(seq) + 1 FROM log), randomblob(16), type, signer, clip, person, "
            "action, "
            "custodial, salt, token, leaf FROM log WHERE type = 'grant' LIMIT 1",
            Errc::LogBroken);
        row("grant in place of consent",
            "UPDATE log SET (token, salt, leaf) = (SELECT token, salt, leaf FROM log WHERE type = 'grant' LIMIT 1) "
            "WHERE type = 'consent'",
            Errc::BadSignature);
        row("tree altered", "UPDATE nodes SET hash = randomblob(32) WHERE level = (SELECT max(level) FROM nodes)",
            Errc::LogBroken);
        row("tree gone", "DELETE FROM nodes", Errc::LogBroken);
        row("log gone", "DELETE FROM log", Errc::NotAWorkspace);
        row("chunk hashes altered", "UPDATE blobs SET bytes = zeroblob(length(bytes)) WHERE kind = 'chunk_hashes'",
            Errc::ManifestMismatch);
        row("chunk hashes cut", "UPDATE blobs SET bytes = substr(bytes, 1, 32) WHERE kind = 'chunk_hashes'",
            Errc::ManifestMismatch);
        row("frame table altered", "UPDATE blobs SET bytes = zeroblob(length(bytes)) WHERE kind = 'frame_table'",
            Errc::ManifestMismatch);
        row("blobs gone", "DELETE FROM blobs", Errc::MissingFile);
    }
    void readersNotice()
    {
        QFETCH(QString, sql);
        QFETCH(int, code);
        StorageFixture fixture;
        fill(fixture);
        testing::tamper(fixture.folder() / "workspace.db", "PRAGMA foreign_keys=OFF;" + sql.toStdString());
        const auto reopened = storage::Workspace::open(fixture.folder());
        const Errc found = reopened ? (fixture.reopen(), codeOf(readEverything(fixture))) : reopened.error().code;
        QCOMPARE(std::string(errorCodeText(found)), std::string(errorCodeText(static_cast<Errc>(code))));
    }

    void whatWasReadBeforeIsCheckedAgain_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("token") << QStringLiteral("UPDATE log SET token = 'x' WHERE type = 'manifest'");
        QTest::newRow("id") << QStringLiteral("UPDATE log SET id = randomblob(16) WHERE type = 'manifest'");
        QTest::newRow("leaf") << QStringLiteral("UPDATE log SET leaf = randomblob(32) WHERE type = 'manifest'");
        QTest::newRow("place") << QStringLiteral("UPDATE log SET seq = seq + 900 WHERE type = 'manifest'");
    }
    void whatWasReadBeforeIsCheckedAgain()
    {
        QFETCH(QString, sql);
        StorageFixture fixture;
        fill(fixture);
        const KeyRing keys = fixture.keys();
        QVERIFY_OK(fixture.workspace().objects<ClipManifest>(keys));
        testing::tamper(fixture.folder() / "workspace.db", "PRAGMA foreign_keys=OFF;" + sql.toStdString());
        QCOMPARE_ERRC(fixture.workspace().objects<ClipManifest>(keys), Errc::LogBroken);
    }

    void verifyNotices_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* sql, Errc code = Errc::LogBroken) {
            QTest::newRow(name) << QString::fromUtf8(sql) << static_cast<int>(code);
        };
        row("event deleted", "DELETE FROM log WHERE seq = (SELECT min(seq) FROM log WHERE action = 'grant.issued')");
        row("event altered", "UPDATE log SET token = replace(token, substr(token, 40, 3), 'AAA') WHERE type = 'event'");
        row("two events swapped",
            "UPDATE log SET seq = -1 WHERE action = 'clip.taken_in';"
            "UPDATE log SET seq = 8 WHERE seq = (SELECT min(seq) FROM log WHERE action = 'grant.issued') AND 0;"
            "UPDATE log SET seq = 5000 WHERE seq = -1");
        row("tail cut", "DELETE FROM log WHERE seq >= (SELECT max(seq) FROM log)", Errc::RolledBack);
        row("tail cut with its nodes",
            "DELETE FROM nodes WHERE level = 0 AND position = (SELECT max(seq) FROM log);"
            "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)",
            Errc::RolledBack);
        row("look-up clip", "UPDATE log SET clip = randomblob(16) WHERE type = 'grant'");
        row("look-up person", "UPDATE log SET person = 'k4.pid.x' WHERE type = 'grant'");
        row("look-up action", "UPDATE log SET action = 'view.closed' WHERE action = 'grant.issued'");
        row("look-up signer", "UPDATE log SET signer = 'k4.pid.x' WHERE type = 'consent'");
        row("look-up type", "UPDATE log SET type = 'nothing' WHERE type = 'consent'");
        row("look-up references", "DELETE FROM refs WHERE field = 'object'");
        row("node altered", "UPDATE nodes SET hash = randomblob(32) WHERE level = 1 AND position = 0");
        row("node added", "INSERT INTO nodes VALUES(9, 9, randomblob(32))");
        row("leaf and node altered together",
            "UPDATE log SET leaf = zeroblob(32) WHERE seq = 4;UPDATE nodes SET hash = zeroblob(32) WHERE level = 0 AND "
            "position = 4");
        row("rewritten with a new salt", "UPDATE log SET salt = zeroblob(32) WHERE seq = 4");
    }
    void verifyNotices()
    {
        QFETCH(QString, sql);
        QFETCH(int, code);
        StorageFixture fixture;
        fill(fixture);
        const KeyRing keys = fixture.keys();
        const StatusLists lists = fixture.status().lists;
        testing::tamper(fixture.folder() / "workspace.db", "PRAGMA foreign_keys=OFF;" + sql.toStdString());
        fixture.reopen();
        const auto problems = verifyLog(fixture, keys, lists);
        const bool found = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
            return problem.error.code == static_cast<Errc>(code);
        });
        QVERIFY2(found, problems.empty() ? "no problem found" : testing::describe(problems.front().error).c_str());
    }

    void aLeaversLaterSignatureIsNoticed()
    {
        StorageFixture fixture;
        const auto cyril = crypto::Identity::generate("Cyril").value();
        const ObjectId certificate = fixture.addMember(cyril, {Role::Custodian});
        fixture.end(certificate);
        // Cyril has the file and still has a key. The entry is well made: only that he had left speaks against it.
        storage::Workspace& workspace = fixture.workspace();
        const KeyRing keys = fixture.keys();
        const StatusLists lists = fixture.status().lists;
        fixture.appendBehindOurBack(cyril, Policy{"Cyril", "blur", 24, {}});
        const auto newest = workspace.newest<Policy>(keys, fixture.status(), {});
        QVERIFY_OK(newest);
        QVERIFY(!newest->has_value());
        const auto problems = verifyLog(fixture, keys, lists);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().error.code, Errc::UntrustedSigner);
    }

    void clipFilesAreBoundToTheirManifest_data()
    {
        QTest::addColumn<int>("offset"); // negative: from the end
        QTest::newRow("header") << 40;
        QTest::newRow("first chunk") << 5000;
        QTest::newRow("last byte") << -1;
    }
    void clipFilesAreBoundToTheirManifest()
    {
        QFETCH(int, offset);
        StorageFixture fixture;
        const auto made = fixture.addClip();
        const auto manifest = fixture.workspace().object<ClipManifest>(fixture.keys(), made.manifest).value();
        QVERIFY(verifyClipFile(fixture.workspace(), manifest)->empty());
        const fs::path file = fixture.workspace().paths().clipFile(made.clip, Rendition::Safe);
        Bytes bytes = readFile(file, 1 << 30).value();
        const auto at =
            offset < 0 ? bytes.size() - static_cast<std::size_t>(-offset) : static_cast<std::size_t>(offset);
        bytes[at] ^= 1;
        QVERIFY_OK(writeFile(file, bytes, AtomicFile::IfExists::Replace));
        QCOMPARE(verifyClipFile(fixture.workspace(), manifest)->size(), std::size_t(1));
        bytes.pop_back();
        QVERIFY_OK(writeFile(file, bytes, AtomicFile::IfExists::Replace));
        QCOMPARE(verifyClipFile(fixture.workspace(), manifest)->front().error.code, Errc::ManifestMismatch);
        fs::remove(file);
        QCOMPARE(verifyClipFile(fixture.workspace(), manifest)->front().error.code, Errc::MissingFile);
    }

private:
    static void fill(StorageFixture& fixture)
    {
        const auto made = fixture.addClip();
        fixture.grant(fixture.annotator(), {made.clip});
        fixture.end(fixture.grant(fixture.lead(), {made.clip}));
    }
};

QTEST_GUILESS_MAIN(TestTampering)
#include "tst_tampering.moc"
