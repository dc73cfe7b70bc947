#include "storage/schema.h"
#include "tests/storage/storage_fixture.h"

#include <csignal>
#include <sys/resource.h>

using namespace consentry;
using namespace consentry::storage;

namespace {

Result<std::unique_ptr<Database>> makeDatabase(const testing::TempFolder& folder)
{
    TRY_ASSIGN(auto database, Database::open(folder / "workspace.db", Database::Mode::Create));
    TRY_VOID(createSchema(*database, WorkspaceId::random()));
    return database;
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsHostileTextAndEmptyBlobs()
    {
        testing::TempFolder folder;
        const auto database = makeDatabase(folder);
        QVERIFY_OK(database);
        const std::string hostile = "'); DROP TABLE log; -- \xe2\x80\xae";
        auto insert = (*database)->prepare("INSERT INTO blobs(owner, kind, bytes) VALUES(?, ?, ?)");
        QVERIFY_OK(insert);
        QVERIFY_OK(insert->bind(ByteView()).bind(std::string_view(hostile)).bind(ByteView()).run());
        auto select = (*database)->prepare("SELECT kind, bytes FROM blobs WHERE owner = ?");
        QVERIFY_OK(select);
        select->bind(ByteView());
        QVERIFY(select->next().value());
        QCOMPARE(select->text(0), hostile);
        QVERIFY(!select->isNull(1));
        QVERIFY(select->blob(1).empty());
        QVERIFY(!select->next().value());
    }

    void logOnlyGrows_data()
    {
        QTest::addColumn<QString>("sql");
        const QString values = QStringLiteral("x'00112233445566778899aabbccddeeff', 't', 's', NULL, NULL, NULL, 0, "
                                              "zeroblob(32), 't', zeroblob(32))");
        QTest::newRow("update") << QStringLiteral("UPDATE log SET token = 'x'");
        QTest::newRow("delete") << QStringLiteral("DELETE FROM log");
        QTest::newRow("gap") << QStringLiteral("INSERT INTO log VALUES(5, ") + values;
        QTest::newRow("same place") << QStringLiteral("INSERT INTO log VALUES(0, ") + values;
        QTest::newRow("replace") << QStringLiteral("INSERT OR REPLACE INTO log VALUES(0, ") + values;
        QTest::newRow("negative") << QStringLiteral("INSERT INTO log VALUES(-1, ") + values;
        QTest::newRow("node update") << QStringLiteral("UPDATE nodes SET hash = zeroblob(32)");
        QTest::newRow("node delete") << QStringLiteral("DELETE FROM nodes");
        QTest::newRow("node replace") << QStringLiteral("INSERT OR REPLACE INTO nodes VALUES(0, 0, zeroblob(32))");
        QTest::newRow("look-up delete") << QStringLiteral("DELETE FROM refs");
    }
    void logOnlyGrows()
    {
        QFETCH(QString, sql);
        testing::StorageFixture fixture;
        fixture.addClip(10);
        QCOMPARE_ERRC(fixture.workspace().database().execute(sql.toStdString()), Errc::Database);
    }

    void noticesAnAlteredSchema_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("trigger dropped") << QStringLiteral("DROP TRIGGER log_delete");
        QTest::newRow("trigger added") << QStringLiteral(
            "CREATE TRIGGER quiet AFTER INSERT ON lists BEGIN DELETE FROM lists; END");
        QTest::newRow("view added") << QStringLiteral("CREATE VIEW v AS SELECT 1");
        QTest::newRow("table dropped") << QStringLiteral("DROP TABLE tombstones");
    }
    void noticesAnAlteredSchema()
    {
        QFETCH(QString, sql);
        testing::TempFolder folder;
        const auto database = makeDatabase(folder);
        QVERIFY_OK(database);
        QVERIFY_OK(openSchema(**database));
        QVERIFY_OK((*database)->execute(sql.toStdString()));
        QCOMPARE_ERRC(openSchema(**database), Errc::LogBroken);
    }

    void refusesOtherVersions()
    {
        testing::TempFolder folder;
        const auto database = makeDatabase(folder);
        QVERIFY_OK(database);
        QVERIFY_OK((*database)->execute("PRAGMA user_version=99"));
        QCOMPARE_ERRC(openSchema(**database), Errc::NotAWorkspace);
        QVERIFY_OK((*database)->execute("PRAGMA user_version=1"));
        QVERIFY_OK((*database)->execute("PRAGMA application_id=1"));
        QCOMPARE_ERRC(openSchema(**database), Errc::NotAWorkspace);
    }

    void secondWriterIsBusy()
    {
        testing::TempFolder folder;
        const auto first = makeDatabase(folder);
        QVERIFY_OK(first);
        const auto second = Database::open(folder / "workspace.db", Database::Mode::ReadWrite);
        QVERIFY_OK(second);
        QVERIFY_OK((*second)->execute("PRAGMA busy_timeout=50"));
        const auto lock = WriteLock::take(**first);
        QVERIFY_OK(lock);
        QCOMPARE_ERRC(WriteLock::take(**second), Errc::Busy);
    }

    void snapshotSeesOneMoment()
    {
        testing::TempFolder folder;
        const auto writer = makeDatabase(folder);
        const auto reader = Database::open(folder / "workspace.db", Database::Mode::ReadWrite);
        QVERIFY_OK(reader);
        const auto count = [&] {
            auto select = (*reader)->prepare("SELECT count(*) FROM lists").value();
            return select.next().value() ? select.integer(0) : -1;
        };
        const auto version = (*reader)->dataVersion().value();
        {
            const auto snapshot = ReadSnapshot::take(**reader);
            QVERIFY_OK(snapshot);
            QCOMPARE(count(), std::int64_t(0));
            QVERIFY_OK((*writer)->execute("INSERT INTO lists VALUES('held', zeroblob(16))"));
            QCOMPARE(count(), std::int64_t(0));
        }
        QCOMPARE(count(), std::int64_t(1));
        QVERIFY((*reader)->dataVersion().value() != version);
    }

    void fullDiskRollsBack()
    {
        testing::StorageFixture fixture;
        const auto head = fixture.workspace().auditLog().head().value();
        // Writes past this size fail, as they do when the disk is full.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        Result<void> result;
        {
            auto transaction = fixture.begin(fixture.custodian());
            const rlimit small{4096, before.rlim_max};
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
            result = transaction.putBlob(ObjectId::random(), BlobKind::Labels, testing::patternBytes(8'000'000));
            if (result)
                result = transaction.commit();
        }
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!result.ok());
        QVERIFY(result.error().code == Errc::DiskFull || result.error().code == Errc::Io);
        QVERIFY(fixture.workspace().auditLog().head().value() == head);
        auto after = fixture.begin(fixture.custodian());
        after.hold(ClipId::random());
        QVERIFY_OK(after.commit());
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
