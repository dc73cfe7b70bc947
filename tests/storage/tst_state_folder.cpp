#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::storage;

namespace {

KeptState state(std::uint64_t epoch, std::uint64_t number, std::uint64_t logSize)
{
    KeptState state;
    state.status = {epoch, number, crypto::sha256(bytesOf(std::to_string(epoch * 1000 + number)))};
    state.lists.ended = {ObjectId::random(), ObjectId::random()};
    state.lists.held = {ClipId::random()};
    state.lists.endorsed = {crypto::sha256(bytesOf("object"))};
    state.log = {logSize, crypto::sha256(bytesOf(std::to_string(logSize)))};
    return state;
}

} // namespace

class TestStateFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAndReads()
    {
        testing::TempFolder temp;
        const StateFolder folder(temp / "a");
        QVERIFY(!folder.load().value().has_value());
        const KeptState kept = state(1, 7, 100);
        QVERIFY_OK(folder.raise(kept));
        const auto loaded = folder.load().value();
        QVERIFY(loaded.has_value());
        QVERIFY(loaded->status.hash == kept.status.hash && loaded->status.number == 7);
        QVERIFY(loaded->lists == kept.lists);
        QVERIFY(loaded->log == kept.log);
    }

    void neverGoesBack()
    {
        testing::TempFolder temp;
        const StateFolder folder(temp / "a");
        QVERIFY_OK(folder.raise(state(2, 3, 50)));
        QVERIFY_OK(folder.raise(state(1, 9, 60))); // an older status with a longer log
        QCOMPARE(folder.load().value()->status.epoch, std::uint64_t(2));
        QCOMPARE(folder.load().value()->log.size, std::uint64_t(60));
        QVERIFY_OK(folder.raise(state(3, 1, 10)));
        QCOMPARE(folder.load().value()->status.epoch, std::uint64_t(3));
        QCOMPARE(folder.load().value()->log.size, std::uint64_t(60));
    }

    void refusesDamage_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray hash(64, 'a');
        const QByteArray first("consentry kept state v1\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other file") << QByteArray("hello\n");
        QTest::newRow("cut") << first + "status 1 1 " + hash + "\n";
        QTest::newRow("number") << first + "status 1 x " + hash + "\nend\n";
        QTest::newRow("hash") << first + "status 1 1 abc\nend\n";
        QTest::newRow("unknown line") << first + "other 1\nend\n";
        QTest::newRow("after the end") << first + "status 1 1 " + hash + "\nend\nx\n";
        QTest::newRow("twice")
            << first + "held 00112233445566778899aabbccddeeff\nheld 00112233445566778899aabbccddeeff\nend\n";
    }
    void refusesDamage()
    {
        QFETCH(QByteArray, text);
        testing::TempFolder temp;
        const StateFolder folder(temp.path());
        QVERIFY_OK(writeFile(temp / "state", bytesOf(text.toStdString()), AtomicFile::IfExists::Replace));
        QCOMPARE_ERRC(folder.load(), Errc::StatusMismatch);
    }

    void followsTheEnvironment()
    {
        testing::TempFolder temp;
        const WorkspaceId id = WorkspaceId::random();
        qputenv("XDG_STATE_HOME", QByteArray::fromStdString(temp.path().string()));
        QCOMPARE(StateFolder::forWorkspace(id).value().folder(), temp.path() / "consentry" / id.text());
        qputenv("XDG_STATE_HOME", "relative");
        qputenv("HOME", QByteArray::fromStdString(temp.path().string()));
        QCOMPARE(StateFolder::forWorkspace(id).value().folder(), temp.path() / ".local/state/consentry" / id.text());
        qunsetenv("HOME");
        QCOMPARE_ERRC(StateFolder::forWorkspace(id), Errc::Io);
    }
};

QTEST_GUILESS_MAIN(TestStateFolder)
#include "tst_state_folder.moc"
