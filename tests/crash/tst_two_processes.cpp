#include "tests/app/job_fixture.h"
#include "tests/crash/checks.h"
#include "tests/crash/operations.h"

#include <random>
#include <thread>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr unsigned kSeed = 20261122;
constexpr int kRounds = 2;

/// One `consentryctl` on its way.
class Running {
public:
    explicit Running(const Place& place, const std::string& command)
    {
        QStringList words = QProcess::splitCommand(QString::fromStdString(command));
        const QString program = words.takeFirst();
        m_process.setProcessEnvironment(place.site.environment());
        m_process.start(program, words);
    }
    int exit()
    {
        m_process.waitForFinished(300'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray err() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

/// `arguments` with CLIP, RECORD, OUT and PEOPLE replaced.
std::string filledIn(const Place& place, std::string arguments)
{
    const std::pair<std::string_view, std::string> words[] = {{"CLIP", place.clip.text()},
                                                              {"RECORD", place.consent.text()},
                                                              {"OUT", place.out().string()},
                                                              {"PEOPLE", (place.site.base() / "people").string()},
                                                              {"INGEST", ingestArguments(place)}};
    for (const auto& [word, value] : words) {
        for (std::size_t at = 0; (at = arguments.find(word, at)) != std::string::npos; at += value.size())
            arguments.replace(at, word.size(), value);
    }
    return arguments;
}

struct Pair {
    const char* name;
    Stage stage;
    const char* persons[2];
    const char* arguments[2];
    std::set<std::multiset<int>> exits; ///< of both, in any order
};

const char* const kWithdraw = "consent withdraw RECORD --reason x";
const char* const kExport = "export --out OUT --name set --recipient lab";
const char* const kGrant = "grant issue --to other --actions view --clip CLIP";

// clang-format off
const Pair kPairs[] = {
    // One wins; the other is told that the task stands elsewhere now, or that the name is taken.
    {"submit", Stage::Labelled, {"annotator", "annotator"}, {"task submit CLIP", "task submit CLIP"}, {{0, 3}}},
    {"accept", Stage::Submitted, {"lead", "lead"}, {"task accept CLIP", "task accept CLIP"}, {{0, 3}}},
    {"accept and return", Stage::Submitted, {"lead", "lead"}, {"task accept CLIP", "task return CLIP --comment x"}, {{0, 3}}},
    {"export to one place", Stage::Accepted, {"lead", "lead"}, {kExport, kExport}, {{0, 2}}},
    // Both may: doing it twice is no contradiction.
    {"grant", Stage::Labelled, {"custodian", "custodian"}, {kGrant, kGrant}, {{0, 0}}},
    {"hold", Stage::Labelled, {"annotator", "lead"}, {"clip hold CLIP", "clip hold CLIP"}, {{0, 0}}},
    {"withdraw", Stage::Accepted, {"custodian", "custodian"}, {kWithdraw, kWithdraw}, {{0, 0}}},
    {"ingest and withdraw", Stage::Accepted, {"custodian", "custodian"}, {"INGEST", kWithdraw}, {{0, 0}}},
    {"custodian and grant", Stage::Labelled, {"custodian", "custodian"}, {"member add --role custodian --card PEOPLE/second.age.card", kGrant}, {{0, 0}}},
    // Whoever comes second meets what the first did.
    {"submit and withdraw", Stage::Labelled, {"annotator", "custodian"}, {"task submit CLIP", kWithdraw}, {{0, 0}, {0, 3}}},
    {"custodian and withdraw", Stage::Labelled, {"custodian", "custodian"}, {"member add --role custodian --card PEOPLE/second.age.card", kWithdraw}, {{0, 0}}},
};
// clang-format on

} // namespace

/// Two programs write to one workspace at the same time: both say what became of it, and the log is whole.
class TestTwoProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void atOnce_data();
    void atOnce();

private:
    TempFolder m_folder;
    std::unique_ptr<Places> m_places;
    std::mt19937 m_random{kSeed};
};

void TestTwoProcesses::initTestCase()
{
    const QString problem = missingData();
    REQUIRE_FETCHED(problem);
    m_places = std::make_unique<Places>(m_folder / "places");
}

void TestTwoProcesses::atOnce_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(kPairs)); ++i)
        QTest::newRow(kPairs[i].name) << i;
}

void TestTwoProcesses::atOnce()
{
    QFETCH(const int, index);
    const Pair& pair = kPairs[index];
    for (int round = 0; round < kRounds; ++round) {
        const TempFolder folder;
        const Place place = m_places->copy(pair.stage, folder / "place");
        const auto command = [&](int which) {
            return place.site.commandOf(pair.persons[which], filledIn(place, pair.arguments[which]));
        };
        Running first(place, command(0));
        std::this_thread::sleep_for(std::chrono::milliseconds(m_random() % 10));
        Running second(place, command(1));
        const std::multiset<int> exits{first.exit(), second.exit()};
        const QByteArray said = first.err() + second.err();
        QVERIFY2(pair.exits.contains(exits), said);
        QCOMPARE(said.count('\n'), qsizetype(std::ranges::count_if(exits, [](int exit) { return exit != 0; })));
        QCOMPARE(problemsIn(place), QStringList());
        QCOMPARE(leftoversIn(place), QStringList());
    }
}

QTEST_GUILESS_MAIN(TestTwoProcesses)
#include "tst_two_processes.moc"
