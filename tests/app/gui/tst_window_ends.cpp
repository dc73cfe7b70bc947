#include "app/operations/consents.h"
#include "app/operations/grants.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "tests/app/gui/ends.h"

#include <QListView>

#include <functional>
#include <thread>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kPicture = 2000; ///< colours that at least are on screen with a picture
constexpr int kWords = 400;    ///< that at most are there with words only

/// What somebody else does meanwhile, with a connection of their own.
using Deed = std::function<bool(const WindowBench& bench)>;

bool revoke(const WindowBench& bench)
{
    app::Session custodian = bench.session("custodian");
    const auto grants = app::listGrants(custodian);
    for (const app::GrantRow& row : *grants) {
        if (row.grantee == "annotator" && !app::revokeGrant(custodian, row.grant.header.id))
            return false;
    }
    return grants.ok();
}
bool hold(const WindowBench& bench)
{
    app::Session lead = bench.session("lead");
    return app::holdClip(lead, bench.clip(), "seen").ok();
}
bool withdraw(const WindowBench& bench)
{
    app::Session custodian = bench.session("custodian");
    const auto consent = app::consentOfClip(custodian, bench.clip());
    return consent && app::withdrawConsent(custodian, *consent, "asked for it").ok();
}
bool removePerson(const WindowBench& bench)
{
    app::Session custodian = bench.session("custodian");
    return app::removeMember(custodian, "annotator").ok();
}
bool takeDatabaseAway(const WindowBench& bench)
{
    fs::rename(bench.workspace() / "workspace.db", bench.workspace() / "elsewhere.db");
    return true;
}

struct End {
    const char* name;
    Deed deed;
    const char* logged; ///< from when this was signed, time is taken; null: from before the deed
    const char* word;   ///< of the reason
};

const End kEnds[] = {
    {"revoked", revoke, "grant.revoked", "revoked"},
    {"held", hold, "clip.held", "on hold"},
    {"withdrawn", withdraw, "consent.withdrawn", "withdrawn"},
    {"member removed", removePerson, "member.removed", "revoked"},
    {"database gone", takeDatabaseAway, nullptr, "not there"},
};

} // namespace

class TestWindowEnds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void viewEndsFor_data();
    void viewEndsFor();
    void viewEndsWithTheGrant();
    void clockThatIsSetBackDoesNotProlong();
    void lockLeavesNothing();
    void reportedClipIsGone();

private:
    void checkNothingLeft(WindowBench& bench, const char* word);

    TempFolder m_folder;
    fs::path m_sample;
};

void TestWindowEnds::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestWindowEnds::checkNothingLeft(WindowBench& bench, const char* word)
{
    QVERIFY(!bench.canvas().shownFrame());
    QVERIFY(!bench.pictureNumber());
    const int colours = bench.coloursOnCanvas();
    QVERIFY2(colours < kWords, qPrintable(QString::number(colours)));
    const QString trust = bench.window().workbench().trustBar().summary();
    QVERIFY2(trust.startsWith(QLatin1String("Closed")) && trust.contains(QLatin1String(word)), qPrintable(trust));
    QCOMPARE(bench.trackCount(), 0);
}

void TestWindowEnds::viewEndsFor_data()
{
    QTest::addColumn<int>("end");
    for (int i = 0; i < int(std::size(kEnds)); ++i)
        QTest::newRow(kEnds[i].name) << i;
}

void TestWindowEnds::viewEndsFor()
{
    QFETCH(const int, end);
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), {200, 120, 160, 100});
    });
    QVERIFY(bench.coloursOnCanvas() > kPicture); // the control: there is something to lose
    QVERIFY(bench.pictureNumber());

    const SystemClock clock;
    std::optional<Timestamp> doneAt = clock.now();
    std::atomic<bool> well = false;
    std::thread somebodyElse([&] { well = kEnds[end].deed(bench); });
    const bool ended = QTest::qWaitFor([&] { return !bench.canvas().shownFrame(); }, 20'000);
    const Timestamp endedAt = clock.now();
    somebodyElse.join();
    QVERIFY(well);
    QVERIFY2(ended, "the view goes on");
    if (kEnds[end].logged != nullptr) {
        app::Session reader = bench.session("custodian");
        doneAt = signedAt(reader, kEnds[end].logged);
    }
    QVERIFY(doneAt);
    const auto late = (endedAt - *doneAt).count();
    qInfo("ended after %lld ms (promised: %d)", static_cast<long long>(late), kPromise);
    QVERIFY(late < kTooLate);
    checkNothingLeft(bench, kEnds[end].word);
    if (qstrcmp(kEnds[end].name, "withdrawn") != 0 && fs::exists(bench.workspace() / "workspace.db"))
        BY_HAND(QCOMPARE(bench.storedLabels().tracks.size(), std::size_t(1))); // what was drawn until then is stored
}

void TestWindowEnds::viewEndsWithTheGrant()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.clock().advance(std::chrono::hours(8) - std::chrono::minutes(5));
        bench.hands().await([&] { return bench.hands().textOf("trustTimeLeft").contains(QLatin1String(" m ")); },
                            QStringLiteral("minutes left"));
        QVERIFY(bench.canvas().shownFrame().has_value());
        bench.clock().advance(std::chrono::minutes(6));
        bench.hands().await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the end"), kTooLate);
    });
    checkNothingLeft(bench, "grant ended");
    QVERIFY2(!bench.hands().sees("queueList"), "the clip is still offered");
}

void TestWindowEnds::clockThatIsSetBackDoesNotProlong()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.clock().advance(std::chrono::hours(9));
        bench.clock().setBack(std::chrono::hours(9));
        bench.hands().await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the end"), kTooLate);
    });
    QVERIFY(!bench.pictureNumber());
}

void TestWindowEnds::lockLeavesNothing()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        QVERIFY(bench.coloursOnCanvas() > kPicture);
        bench.hands().press("Ctrl+L");
        QVERIFY(bench.hands().sees("unlockPage"));
    });
    QVERIFY(!bench.canvas().shownFrame());
    QVERIFY(bench.coloursOnCanvas() < kWords);
    QCOMPARE(bench.window().workbench().queue().list().model()->rowCount(), 0);
    QCOMPARE(bench.window().workbench().trustBar().facts().state, widgets::TrustState::Empty);
}

void TestWindowEnds::reportedClipIsGone()
{
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().press("!");
        bench.hands().await([&] { return !bench.canvas().shownFrame(); }, QStringLiteral("the end"));
    });
    QVERIFY(bench.coloursOnCanvas() < kWords);
    QVERIFY(!bench.hands().sees("queueList"));
    auto lead = bench.session("lead");
    const auto rows = app::listQueue(lead);
    QVERIFY_OK(rows);
    QVERIFY(rows->front().held);
}

QTEST_MAIN(TestWindowEnds)
#include "tst_window_ends.moc"
