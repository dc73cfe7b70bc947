#include "app/error_words.h"
#include "tests/attacks/knife.h"
#include "tests/attacks/victim_maker.h"
#include "tests/storage/storage_fixture.h"

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr const char* kTypes[] = {
#define X(Body, tag) tag,
    CONSENTRY_SIGNED_OBJECTS(X)
#undef X
};

constexpr int kExitIntegrity = 4;

std::string last(const std::string& type)
{
    return "seq = (SELECT max(seq) FROM log WHERE type = '" + type + "')";
}

} // namespace

/// Each type of signed object offered as each other, in a log that looks whole, to a computer that has never seen the
/// workspace.
class TestTypeConfusion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void untouchedIsWhole();
    void isRefusedAsEveryOther_data();
    void isRefusedAsEveryOther();

private:
    fs::path workspace() const { return m_victim->home() / "workspace"; }
    fs::path database() const { return workspace() / "workspace.db"; }
    void startAnew() const;
    /// As `audit verify` exits, or the window when it cannot open: 0 when all is well.
    int exitOfReading() const;

    TempFolder m_folder;
    std::unique_ptr<Victim> m_victim;
};

void TestTypeConfusion::initTestCase()
{
    m_victim = std::make_unique<Victim>(m_folder.path());
    fs::copy_file(database(), m_folder / "clean.db");
}

void TestTypeConfusion::startAnew() const
{
    for (const char* beside : {"-wal", "-shm"})
        fs::remove(database().string() + beside);
    fs::copy_file(m_folder / "clean.db", database(), fs::copy_options::overwrite_existing);
    fs::remove_all(m_folder / "never seen");
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString((m_folder / "never seen").string()));
}

int TestTypeConfusion::exitOfReading() const
{
    const auto checked = [&]() -> Result<void> {
        TRY_ASSIGN(auto session, m_victim->session(workspace(), "lead"));
        TRY_ASSIGN(const auto report, session.workspace().verifyLog(session.root(), storage::Workspace::LogScope::All));
        if (!report.problems.empty())
            return report.problems.front().error;
        return {};
    }();
    return checked ? 0 : app::exitCode(checked.error());
}

void TestTypeConfusion::untouchedIsWhole()
{
    startAnew();
    QCOMPARE(exitOfReading(), 0);
    startAnew();
    mend(database()); // which alone is not what is noticed
    QCOMPARE(exitOfReading(), 0);
}

void TestTypeConfusion::isRefusedAsEveryOther_data()
{
    QTest::addColumn<QString>("type");
    for (const char* type : kTypes)
        QTest::newRow(type) << QString::fromLatin1(type);
}

void TestTypeConfusion::isRefusedAsEveryOther()
{
    QFETCH(const QString, type);
    const std::string offered = type.toStdString();
    for (const std::string other : kTypes) {
        if (other == offered)
            continue;
        const QByteArray pair = QByteArray::fromStdString(offered + " as " + other);
        startAnew();
        tamper(database(), "UPDATE log SET type = '" + other + "' WHERE " + last(offered));
        QVERIFY2(exitOfReading() == kExitIntegrity, pair + ", its type changed");
        startAnew();
        tamper(database(), "UPDATE log SET (token, salt) = (SELECT token, salt FROM log WHERE " + last(offered)
                               + ") WHERE " + last(other));
        mend(database());
        QVERIFY2(exitOfReading() == kExitIntegrity, pair + ", in its place");
    }
}

QTEST_GUILESS_MAIN(TestTypeConfusion)
#include "tst_type_confusion.moc"
