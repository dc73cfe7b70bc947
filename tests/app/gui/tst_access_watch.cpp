#include "app/gui/access_watch.h"
#include "app/operations/grants.h"
#include "app/operations/tasks.h"
#include "tests/app/gui/window_bench.h"

#include <QSignalSpy>
#include <QThread>

using namespace consentry;
using namespace consentry::app;
using namespace consentry::testing;

namespace {

constexpr int kSoon = 3000; // ms, on a busy machine

/// An access of the annotator, watched.
struct Watching {
    explicit Watching(const fs::path& sample)
        : bench(sample), session(bench.session("annotator")), watch(bench.workspace(), session.root(), bench.clock())
    {
        const auto rows = listQueue(session);
        must(rows.ok() && rows->front().myGrant, QStringLiteral("no grant"));
        auto given = session.access({.person = session.identity().keyId(),
                                     .clip = bench.clip(),
                                     .rendition = consent::Rendition::Safe,
                                     .action = consent::Action::View,
                                     .purpose = rows->front().myGrant->purpose});
        must(given.ok(), QStringLiteral("no access"));
        access.emplace(std::move(*given));
        grant = rows->front().myGrant->id;
        QObject::connect(&watch, &AccessWatch::ended, &bench.window(),
                         [this](const Error& error) { reasons.push_back(error.code); });
    }
    void start()
    {
        watch.watch(*access, [this] {
            wiped = access->hasEnded();
            wiper = QThread::currentThread();
        });
    }
    void revoke()
    {
        auto custodian = bench.session("custodian");
        must(revokeGrant(custodian, grant).ok(), QStringLiteral("not revoked"));
    }

    WindowBench bench;
    Session session;
    std::optional<consent::Access> access;
    ObjectId grant;
    std::atomic<bool> wiped = false;
    std::atomic<QThread*> wiper = nullptr;
    std::vector<Errc> reasons;
    AccessWatch watch;
};

} // namespace

class TestAccessWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void leavesGoodAccessAlone();
    void endsRevokedAccess();
    void wipesFromItsOwnThreadWhileTheWindowIsBusy();
    void forgottenAccessIsLeftAlone();
    void endsWhenTheWorkspaceIsReplaced();
    void shortAbsenceIsForgiven();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestAccessWatch::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestAccessWatch::leavesGoodAccessAlone()
{
    Watching watching(m_sample);
    watching.start();
    auto other = watching.bench.session("lead"); // writes to the same database
    auto transaction = other.begin();
    QVERIFY_OK(transaction);
    QVERIFY_OK(transaction->log({.action = "test.written", .clip = {}, .objects = {}, .purpose = {}}));
    QVERIFY_OK(transaction->commit());
    QTest::qWait(1500);
    QVERIFY(!watching.access->hasEnded());
    QVERIFY(watching.reasons.empty());
}

void TestAccessWatch::endsRevokedAccess()
{
    Watching watching(m_sample);
    watching.start();
    BY_HAND(watching.revoke());
    QTRY_VERIFY_WITH_TIMEOUT(!watching.reasons.empty(), kSoon);
    QCOMPARE(watching.reasons, std::vector<Errc>{Errc::GrantRevoked});
    QVERIFY(watching.access->hasEnded());
    QVERIFY2(watching.wiped, "the flag was not set before the rest was wiped");
}

void TestAccessWatch::wipesFromItsOwnThreadWhileTheWindowIsBusy()
{
    Watching watching(m_sample);
    watching.start();
    BY_HAND(watching.revoke());
    QThread::msleep(kSoon); // no event is handled meanwhile
    QVERIFY(watching.access->hasEnded());
    QVERIFY(watching.wiper.load() != nullptr);
    QVERIFY(watching.wiper.load() != QThread::currentThread());
    QVERIFY(watching.reasons.empty()); // the window hears of it when it has time
    QTRY_COMPARE_WITH_TIMEOUT(watching.reasons.size(), std::size_t(1), kSoon);
}

void TestAccessWatch::forgottenAccessIsLeftAlone()
{
    Watching watching(m_sample);
    watching.start();
    watching.watch.forget();
    BY_HAND(watching.revoke());
    QTest::qWait(1500);
    QVERIFY(!watching.access->hasEnded());
    QVERIFY(watching.reasons.empty());
    watching.start(); // and is seen when it is watched again
    QTRY_VERIFY_WITH_TIMEOUT(watching.access->hasEnded(), kSoon);
}

void TestAccessWatch::endsWhenTheWorkspaceIsReplaced()
{
    Watching watching(m_sample);
    watching.start();
    QTest::qWait(500);
    const fs::path database = watching.bench.workspace() / "workspace.db";
    fs::rename(database, watching.bench.workspace() / "old.db");
    QTRY_VERIFY_WITH_TIMEOUT(watching.access->hasEnded(), kSoon);
}

void TestAccessWatch::shortAbsenceIsForgiven()
{
    Watching watching(m_sample);
    watching.start();
    QTest::qWait(500);
    const fs::path database = watching.bench.workspace() / "workspace.db";
    const fs::path elsewhere = watching.bench.workspace() / "old.db";
    fs::rename(database, elsewhere);
    QTest::qWait(400);
    fs::rename(elsewhere, database);
    QTest::qWait(1500);
    QVERIFY(!watching.access->hasEnded());
    QVERIFY(watching.reasons.empty());
}

QTEST_MAIN(TestAccessWatch)
#include "tst_access_watch.moc"
