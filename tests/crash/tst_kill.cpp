#include "annotation/edit_change.h"
#include "storage/label_journal.h"
#include "tests/app/job_fixture.h"
#include "tests/crash/checks.h"
#include "tests/crash/forked.h"

#include <random>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// Runs that are killed at a random time, in all; CONSENTRY_KILL_RUNS sets another number.
constexpr int kRandomRuns = 200;
constexpr unsigned kSeed = 20261122;
/// More calls than these are sampled, not tried one by one.
constexpr std::uint64_t kMostCalls = 60;
constexpr std::uint64_t kSampledCalls = 30;

std::vector<std::uint64_t> callsToTry(std::uint64_t calls)
{
    std::vector<std::uint64_t> chosen;
    std::mt19937 random(kSeed);
    for (std::uint64_t call = 1; call <= calls; ++call) {
        if (calls <= kMostCalls || random() % calls < kSampledCalls)
            chosen.push_back(call);
    }
    return chosen;
}

/// What must hold however a run of `operation` ended.
QStringList wrongAfter(Place& place, const Operation& operation, const Ended& ended)
{
    QStringList wrong = problemsIn(place);
    if (operation.name != std::string_view("edit"))
        return wrong;
    auto session = place.open("annotator");
    const auto labels = storage::LabelJournal::load(session->workspace(), place.clip);
    if (!labels)
        return wrong << QStringLiteral("no labels");
    const int drawn = int(labels->tracks.size()) - 2;
    if (drawn < ended.edits || drawn > ended.edits + 1)
        wrong << QStringLiteral("%1 edits were acknowledged, %2 are there").arg(ended.edits).arg(drawn);
    for (const annotation::Track& track : labels->tracks) {
        if (track != sampleTrack(track.id.value))
            wrong << QStringLiteral("track %1 is not as it was drawn").arg(track.id.value);
    }
    return wrong;
}

/// Does it again, as somebody would after a crash.
QStringList wrongWhenRepeated(Place& place, const Operation& operation)
{
    const Result<void> again = operation.run(place);
    if (!again.ok() && operation.whenDone != again.error().code)
        return {QStringLiteral("again: %1").arg(QString::fromStdString(describe(again.error())))};
    return leftoversIn(place);
}

QByteArray lines(const QStringList& list)
{
    return list.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

/// A run is cut off by SIGKILL: the workspace opens and verifies, what was acknowledged is there, and doing it again
/// leads to where an undisturbed run leads.
class TestKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void atAnyCall_data();
    void atAnyCall();
    void atRandomTimes_data();
    void atRandomTimes();
    void intakeAtRandomTimes();

private:
    /// How the operation ends when nothing happens to it, and what it takes.
    struct Undisturbed {
        Ended ended;
        QStringList facts;
    };
    Undisturbed undisturbed(const Operation& operation) const;
    /// Empty when a copy that `run` cut off is well and can go on.
    QStringList wrongWith(const Operation& operation, const QStringList& end,
                          const std::function<Ended(Place&)>& run) const;

    TempFolder m_folder;
    std::unique_ptr<Places> m_places;
};

void TestKill::initTestCase()
{
    const QString problem = missingData();
    REQUIRE_FETCHED(problem);
    m_places = std::make_unique<Places>(m_folder / "places");
}

TestKill::Undisturbed TestKill::undisturbed(const Operation& operation) const
{
    const TempFolder folder;
    Place place = m_places->copy(operation.stage, folder / "place");
    Undisturbed result{runForked(place, operation, {}), {}};
    const QStringList left = leftoversIn(place);
    if (result.ended.error || result.ended.killed || !left.isEmpty())
        qFatal("%s does not work: %s", operation.name, lines(left).constData());
    result.facts = factsOf(place);
    return result;
}

QStringList TestKill::wrongWith(const Operation& operation, const QStringList& end,
                                const std::function<Ended(Place&)>& run) const
{
    const TempFolder folder;
    Place place = m_places->copy(operation.stage, folder / "place");
    const Ended ended = run(place);
    QStringList wrong = wrongAfter(place, operation, ended);
    wrong += wrongWhenRepeated(place, operation);
    const QStringList facts = factsOf(place);
    for (const QString& fact : facts) {
        if (!end.contains(fact))
            wrong << QStringLiteral("only after the kill: ") + fact;
    }
    for (const QString& fact : end) {
        if (!facts.contains(fact))
            wrong << QStringLiteral("not after the kill: ") + fact;
    }
    return wrong;
}

void TestKill::atAnyCall_data()
{
    QTest::addColumn<QString>("name");
    for (const Operation& each : operations())
        QTest::newRow(each.name) << QString::fromUtf8(each.name);
}

void TestKill::atAnyCall()
{
    QFETCH(const QString, name);
    const Operation& each = operation(name.toStdString());
    const Undisturbed whole = undisturbed(each);
    QVERIFY2(whole.ended.faults.calls > 10, "the shim does not see the calls");
    const auto calls = callsToTry(whole.ended.faults.calls);
    std::size_t killed = 0;
    for (const std::uint64_t call : calls) {
        const QStringList wrong = wrongWith(each, whole.facts, [&](Place& place) {
            const Ended ended = runForked(place, each, {.what = "kill", .at = call});
            killed += ended.killed ? 1 : 0;
            return ended;
        });
        QVERIFY2(wrong.isEmpty(), "killed at call " + QByteArray::number(qulonglong(call)) + ":\n" + lines(wrong));
    }
    // Random ids make for a page more or less, so the last few calls may not come.
    QVERIFY2(killed * 10 >= calls.size() * 9, QByteArray::number(qulonglong(killed)));
    qInfo("%s: %zu of %llu calls", each.name, killed, static_cast<unsigned long long>(whole.ended.faults.calls));
}

void TestKill::atRandomTimes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("percent");
    for (const auto& [name, percent] :
         {std::pair("edit", 20), {"submit", 18}, {"accept", 18}, {"export", 18}, {"grant", 18}})
        QTest::newRow(name) << QString::fromUtf8(name) << percent;
}

int runsOf(int percent)
{
    const int asked = qEnvironmentVariableIntValue("CONSENTRY_KILL_RUNS");
    return std::max(1, (asked > 0 ? asked : kRandomRuns) * percent / 100);
}

void TestKill::atRandomTimes()
{
    QFETCH(const QString, name);
    QFETCH(const int, percent);
    const Operation& each = operation(name.toStdString());
    const Undisturbed whole = undisturbed(each);
    std::mt19937 random(kSeed);
    std::uniform_int_distribution<std::int64_t> delays(0, whole.ended.time.count());
    int killed = 0;
    for (int run = 0; run < runsOf(percent); ++run) {
        const std::chrono::microseconds delay(delays(random));
        const QStringList wrong = wrongWith(each, whole.facts, [&](Place& place) {
            const Ended ended = runKilled(place, each, delay);
            killed += ended.killed ? 1 : 0;
            return ended;
        });
        QVERIFY2(wrong.isEmpty(),
                 "killed after " + QByteArray::number(qlonglong(delay.count())) + " us:\n" + lines(wrong));
    }
    QVERIFY(killed > 0);
    qInfo("%s: %d of %d runs were killed", each.name, killed, runsOf(percent));
}

void TestKill::intakeAtRandomTimes()
{
    const TempFolder whole;
    const Place model = m_places->copy(Stage::Labelled, whole / "place");
    QElapsedTimer timer;
    timer.start();
    model.site.ask("custodian", ingestArguments(model));
    std::mt19937 random(kSeed);
    std::uniform_int_distribution<qint64> delays(0, timer.elapsed());
    const QStringList end = factsOf(model);
    int killed = 0;
    for (int run = 0; run < runsOf(8); ++run) {
        const TempFolder folder;
        const Place place = m_places->copy(Stage::Labelled, folder / "place");
        const QStringList before = factsOf(place);
        const std::chrono::milliseconds delay(delays(random));
        killed += runProgramKilled(place, place.site.commandOf("custodian", ingestArguments(place)), delay) ? 1 : 0;
        QStringList wrong = problemsIn(place) + leftoversIn(place);
        const QStringList facts = factsOf(place);
        if (facts != before && facts != end)
            wrong << facts;
        QVERIFY2(wrong.isEmpty(),
                 "killed after " + QByteArray::number(qlonglong(delay.count())) + " ms:\n" + lines(wrong));
    }
    QVERIFY(killed > 0);
    qInfo("intake: %d of %d runs were killed", killed, runsOf(8));
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
