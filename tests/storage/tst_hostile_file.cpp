#include "crypto/merkle.h"
#include "crypto/paseto.h"
#include "storage/label_journal.h"
#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::storage;
using consentry::testing::StorageFixture;

namespace {

/// A trigger written into the schema by hand, as its reserved name could not be given otherwise. It makes the write to
/// `table` silently do nothing.
void swallowWrites(const fs::path& database, const std::string& name, const std::string& table)
{
    const auto made = Database::open(database, Database::Mode::ReadWrite);
    if (!made)
        qFatal("cannot open the database");
    const std::string trigger =
        "CREATE TRIGGER " + name + " BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(IGNORE); END";
    for (const std::string& sql :
         {std::string("PRAGMA writable_schema = ON"),
          "INSERT INTO sqlite_schema VALUES('trigger', '" + name + "', '" + table + "', 0, '" + trigger + "')",
          std::string("PRAGMA schema_version = 4242")}) {
        if (!(*made)->execute(sql))
            qFatal("cannot run %s", sql.c_str());
    }
}

/// A signed grant with an id of the signer's choice. It has expired.
std::string grantNamed(ObjectId id, const crypto::Identity& signer, WorkspaceId workspace, std::uint64_t place)
{
    const std::string json =
        R"({"actions":["view"],"clip":")" + ClipId::random().text() + R"(","consent":")" + ObjectId::random().text()
        + R"(","expires":"2026-11-02T00:00:00Z","grantee":")" + signer.keyId().text
        + R"(","iat":"2026-11-01T00:00:00Z","id":")" + id.text() + R"(","log":{"root":")" + std::string(64, '0')
        + R"(","size":)" + std::to_string(place)
        + R"(},"not_before":"2026-11-01T00:00:00Z","purpose":"annotation","rendition":"safe","status_epoch":1,)"
        + R"("status_number":1,"ws":")" + workspace.text() + R"("})";
    return crypto::signToken("grant", json, signer.signingKey());
}

} // namespace

/// Somebody who may write the database file, and knows what we look at, prepares it for what others do later.
class TestHostileFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTriggerThatSwallowsTheLogIsNoticed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("table");
        QTest::newRow("log") << QStringLiteral("quiet") << QStringLiteral("log");
        QTest::newRow("log, by a name of SQLite's own") << QStringLiteral("sqlite_quiet") << QStringLiteral("log");
        QTest::newRow("journal") << QStringLiteral("sqlite_quiet") << QStringLiteral("journal");
    }
    void aTriggerThatSwallowsTheLogIsNoticed()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, table);
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const auto journal =
            LabelJournal::open(fixture.workspace(), made.clip, fixture.annotator().keyId(), fixture.clock());
        QVERIFY_OK(journal);
        swallowWrites(fixture.workspace().paths().database(), name.toStdString(), table.toStdString());
        // For whoever has it open already, and for whoever opens it.
        QCOMPARE_ERRC(Transaction::begin(fixture.workspace(), fixture.annotator(), fixture.root(), fixture.clock()),
                      Errc::LogBroken);
        QCOMPARE_ERRC((*journal)->append({.tracks = {}, .clipTags = {{"rain"}}, .rangeTags = {}}), Errc::LogBroken);
        QCOMPARE_ERRC(storage::Workspace::open(fixture.folder()), Errc::LogBroken);
    }

    void anIdOfOnesOwnChoiceBringsNothingBack()
    {
        StorageFixture fixture;
        const auto made = fixture.addClip(10);
        const ObjectId grant = fixture.grant(fixture.annotator(), {made.clip});
        fixture.end(grant);
        QVERIFY(fixture.status().isEnded(grant));
        // The revoked grant's row gives way, for a while, to an expired one of the same id that its grantee signed.
        AuditLog& log = fixture.workspace().auditLog();
        const std::uint64_t place = log.indexOf(grant).value().value();
        const LogRow row = log.row(place).value();
        const std::string forged = grantNamed(grant, fixture.annotator(), fixture.workspace().id(), place);
        const auto put = [&](const std::string& token) {
            testing::tamper(fixture.workspace().paths().database(), "UPDATE log SET token = '" + token + "', leaf = x'"
                                                                        + hexText(entryLeaf(row.salt, token))
                                                                        + "' WHERE seq = " + std::to_string(place));
        };
        put(forged);
        {
            auto transaction = fixture.begin(fixture.custodian());
            transaction.hold(ClipId::random());
            QVERIFY_OK(transaction.commit());
        }
        put(row.token);
        QVERIFY(fixture.status().isEnded(grant));
        QCOMPARE_ERRC(fixture.openAccess(fixture.viewRequest(fixture.annotator(), made.clip)), Errc::GrantRevoked);
    }

    void whatALeaverSignsInAnothersNameIsNotEndorsed()
    {
        StorageFixture fixture;
        const auto cyril = crypto::Identity::generate("Cyril").value();
        fixture.end(fixture.addMember(cyril, {Role::Custodian}));
        const auto berta = crypto::Identity::generate("Berta").value();
        const ObjectId bertas = fixture.addMember(berta, {Role::Annotator});
        // Cyril has left. His entry waits under the name of somebody who is about to.
        fixture.appendBehindOurBack(cyril, Policy{"Cyril", "blur", 24, {}});
        testing::tamper(fixture.workspace().paths().database(),
                        "UPDATE log SET signer = '" + berta.keyId().text + "' WHERE type = 'policy'");
        fixture.end(bertas);
        const auto newest = fixture.workspace().newest<Policy>(fixture.keys(), fixture.status(), {});
        QVERIFY_OK(newest);
        QVERIFY(!newest->has_value());
    }

    void idsOfAnotherSizeAreTampering()
    {
        StorageFixture fixture;
        fixture.addClip(10);
        testing::tamper(fixture.workspace().paths().database(), "UPDATE log SET clip = x'00' WHERE type = 'manifest'");
        QCOMPARE_ERRC(fixture.workspace().clips(), Errc::LogBroken);
    }

    void aDamagedPageIsTampering()
    {
        testing::TempFolder folder;
        const fs::path file = folder / "workspace.db";
        {
            const auto database = Database::open(file, Database::Mode::Create).value();
            QVERIFY_OK(database->execute("CREATE TABLE t(x)"));
            QVERIFY_OK(database->execute("INSERT INTO t VALUES(1)"));
            QVERIFY_OK(database->checkpoint());
        }
        Bytes bytes = readFile(file, 1 << 20).value();
        std::fill(bytes.begin() + 4096, bytes.end(), std::uint8_t(0xff));
        QVERIFY_OK(writeFile(file, bytes, AtomicFile::IfExists::Replace));
        const auto database = Database::open(file, Database::Mode::ReadWrite).value();
        QCOMPARE_ERRC(database->execute("SELECT x FROM t"), Errc::LogBroken);
    }

    void patienceIsTheCallersToChoose()
    {
        StorageFixture fixture;
        const auto lock = WriteLock::take(fixture.workspace().database());
        QVERIFY_OK(lock);
        const auto hasty = storage::Workspace::open(fixture.folder(), std::chrono::milliseconds(50)).value();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE_ERRC(WriteLock::take(hasty->database()), Errc::Busy);
        QVERIFY2(timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestHostileFile)
#include "tst_hostile_file.moc"
