#include "annotation/edit_change.h"
#include "storage/label_journal.h"
#include "storage/local_key_release.h"
#include "tests/app/job_fixture.h"
#include "tests/crash/checks.h"
#include "tests/crash/forked.h"

#include <algorithm>
#include <random>
#include <unistd.h>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// Runs that are killed at a random time, in all; CONSENTRY_KILL_RUNS sets another number.
constexpr int kRandomRuns = 200;
/// More calls than these are sampled, not tried one by one.
constexpr std::uint64_t kMostCalls = 60;
constexpr std::uint64_t kSampledCalls = 30;

/// A withdrawal must get through whatever happens, so each of its calls is tried.
std::vector<std::uint64_t> callsToTry(const Operation& operation, std::uint64_t calls)
{
    const bool all = calls <= kMostCalls || operation.name == std::string_view("withdraw");
    std::vector<std::uint64_t> chosen;
    std::mt19937 random(kSeed);
    for (std::uint64_t call = 1; call <= calls; ++call) {
        if (all || random() % calls < kSampledCalls)
            chosen.push_back(call);
    }
    return chosen;
}

int runsOf(int percent)
{
    const int asked = qEnvironmentVariableIntValue("CONSENTRY_KILL_RUNS");
    return std::max(1, (asked > 0 ? asked : kRandomRuns) * percent / 100);
}

/// Random moments within a run. How long the next one will take nobody knows: as long as the shortest so far, which
/// makes nearly all of them hit, however busy the machine was when the first was measured.
class Moments {
public:
    explicit Moments(std::chrono::microseconds length) : m_length(length) {}

    std::chrono::microseconds next()
    {
        return std::chrono::microseconds(std::int64_t(m_share(m_random) * double(m_length.count())));
    }
    void note(const Ended& ended)
    {
        m_runs += 1;
        m_killed += ended.killed ? 1 : 0;
        if (!ended.killed)
            m_length = std::min(m_length, ended.time);
    }
    /// But for a fifth, and the one that shows that the first measure was too long.
    bool enoughWereKilled() const { return m_runs - m_killed <= 1 + m_runs / 5; }
    QByteArray summary() const
    {
        return QByteArray::number(m_killed) + " of " + QByteArray::number(m_runs) + " runs were killed, seed "
               + QByteArray::number(kSeed) + ", in up to " + QByteArray::number(qlonglong(m_length.count())) + " us";
    }

private:
    std::mt19937 m_random{kSeed};
    std::uniform_real_distribution<double> m_share{0, 1};
    std::chrono::microseconds m_length;
    int m_runs = 0;
    int m_killed = 0;
};

/// The annotator looks at the clip: acknowledges that the key is there, and closes the view.
Result<void> view(Place& place)
{
    TRY_ASSIGN(auto session, place.open("annotator"));
    TRY_ASSIGN(const auto access, session.access({.person = session.identity().keyId(),
                                                  .clip = place.clip,
                                                  .rendition = consent::Rendition::Safe,
                                                  .action = consent::Action::View}));
    storage::LocalKeyRelease release = session.keyRelease();
    TRY_ASSIGN(const auto key, release.release(access, session.identity()));
    if (place.acknowledge >= 0 && ::write(place.acknowledge, "", 1) != 1)
        return makeError(Errc::Io, "pipe", "acknowledge");
    return release.close(access.facts(), session.identity(), "closed");
}

/// How often the log says `action`.
Result<std::ptrdiff_t> countOf(const Place& place, std::string_view action)
{
    TRY_ASSIGN(auto session, place.open("custodian"));
    TRY_ASSIGN(const auto now, session.standing());
    TRY_ASSIGN(const auto events, session.workspace().auditLog().events(now.keys, {.clip = place.clip}));
    return std::ranges::count_if(events, [&](const auto& event) { return event.body.action == action; });
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
    void noKeyIsOutBeforeTheLogSaysSo();

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
    const auto calls = callsToTry(each, whole.ended.faults.calls);
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

void TestKill::atRandomTimes()
{
    QFETCH(const QString, name);
    QFETCH(const int, percent);
    const Operation& each = operation(name.toStdString());
    const Undisturbed whole = undisturbed(each);
    Moments moments(whole.ended.time);
    for (int run = 0; run < runsOf(percent); ++run) {
        const std::chrono::microseconds delay = moments.next();
        const QStringList wrong = wrongWith(each, whole.facts, [&](Place& place) {
            const Ended ended = runKilled(place, each, delay);
            moments.note(ended);
            return ended;
        });
        QVERIFY2(wrong.isEmpty(),
                 "killed after " + QByteArray::number(qlonglong(delay.count())) + " us:\n" + lines(wrong));
    }
    qInfo("%s: %s", each.name, moments.summary().constData());
    QVERIFY(moments.enoughWereKilled());
}

void TestKill::intakeAtRandomTimes()
{
    const TempFolder whole;
    const Place model = m_places->copy(Stage::Labelled, whole / "place");
    const auto ingest = [](const Place& place) { return place.site.commandOf("custodian", ingestArguments(place)); };
    const QStringList before = factsOf(model);
    QElapsedTimer timer;
    timer.start();
    const Ran ran = runProgram(ingest(model), model.site.environment());
    QVERIFY2(ran.exit == 0, ran.all());
    Moments moments(std::chrono::milliseconds(timer.elapsed()));
    const QStringList end = factsOf(model);
    for (int run = 0; run < runsOf(8); ++run) {
        const TempFolder folder;
        const Place place = m_places->copy(Stage::Labelled, folder / "place");
        const std::chrono::microseconds delay = moments.next();
        moments.note(runProgramKilled(place, ingest(place), delay));
        QStringList wrong = problemsIn(place) + leftoversIn(place);
        const QStringList facts = factsOf(place);
        if (facts != before && facts != end)
            wrong << facts;
        QVERIFY2(wrong.isEmpty(),
                 "killed after " + QByteArray::number(qlonglong(delay.count())) + " us:\n" + lines(wrong));
    }
    qInfo("intake: %s", moments.summary().constData());
    QVERIFY(moments.enoughWereKilled());
}

/// Killed at any call: who got the key is in the log, and nobody is shut out.
void TestKill::noKeyIsOutBeforeTheLogSaysSo()
{
    constexpr Operation each{"view", Stage::Labelled, view};
    const std::uint64_t calls = undisturbed(each).ended.faults.calls;
    int leftOpen = 0;
    for (std::uint64_t call = 1; call <= calls; ++call) {
        const TempFolder folder;
        Place place = m_places->copy(each.stage, folder / "place");
        const Ended ended = runForked(place, each, {.what = "kill", .at = call});
        const QStringList wrong = problemsIn(place);
        QVERIFY2(wrong.isEmpty(), "killed at call " + QByteArray::number(qulonglong(call)) + ":\n" + lines(wrong));
        const auto opened = countOf(place, "view.opened");
        const auto closed = countOf(place, "view.closed");
        QVERIFY_OK(opened);
        QVERIFY_OK(closed);
        QVERIFY2(ended.edits <= *opened && *closed <= ended.edits, QByteArray::number(qulonglong(call)));
        leftOpen += ended.edits > *closed ? 1 : 0;
        QVERIFY_OK(view(place));
    }
    QVERIFY2(leftOpen > 0, "none was killed between key and end of view");
    qInfo("view: %llu calls, %d views were left open", static_cast<unsigned long long>(calls), leftOpen);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
