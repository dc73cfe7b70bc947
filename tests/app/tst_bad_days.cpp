#include "app/operations/grants.h"
#include "app/operations/membership.h"
#include "tests/app/bad_days.h"

#include <barrier>
#include <csignal>
#include <thread>
#include <unistd.h>

using namespace consentry;
using namespace consentry::testing;

/// Each case starts from the same workspace, brings one trouble about, and runs one command: the right exit code, one
/// clear line, and nothing left behind.
class TestBadDays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneTrouble_data();
    void oneTrouble();
    void manyGrantsEndAtOnce_data();
    void manyGrantsEndAtOnce();
    void oneIdentityForTwoNewWorkspaces();
    void oneFolderForTwoNewWorkspaces();
    void aSecondRevokeTakesTheKeyAway();
    void aForgedTombstoneSavesNothing();
    void anAlteredMaskIsNamed();
    void databaseInUse();
    void readOnlyWorkspace();
    void interruptedIntake_data();
    void interruptedIntake();

private:
    Day newDay(const TempFolder& folder) const;

    TempFolder m_folder;
    ShortVideos m_videos;
    std::string m_clip;
    std::string m_consent;
};

void TestBadDays::initTestCase()
{
    QString problem;
    m_videos = ShortVideos::make(m_folder.path(), &problem);
    REQUIRE_FETCHED(problem);
    const Site site(m_folder / "site");
    site.found();
    site.join("annotator", {consent::Role::Annotator});
    site.join("lead", {consent::Role::Lead});
    const fs::path good = site.consentFile("good");
    const Json taken = site.ask("custodian", "ingest " + m_videos.mp4.string() + " --consent " + good.string());
    m_clip = taken["clips"].at(0).value("id", "");
    m_consent = site.ask("custodian", "clip show " + m_clip).value("consent", "");
    site.ask("custodian", "grant issue --to annotator --clip " + m_clip);
    const fs::path labels = m_folder / "labels.json";
    QVERIFY_OK(writeFile(labels, bytesOf(cocoFor(m_clip, 5)), AtomicFile::IfExists::Replace));
    site.ask("annotator", "labels import " + m_clip + " " + labels.string());
}

Day TestBadDays::newDay(const TempFolder& folder) const
{
    fs::copy(m_folder / "site", folder / "site", fs::copy_options::recursive);
    return Day{Site(folder / "site"), m_videos, m_clip, m_consent};
}

void TestBadDays::oneTrouble_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(badDays().size()); ++i)
        QTest::newRow(badDays()[std::size_t(i)].name) << i;
}

void TestBadDays::oneTrouble()
{
    QFETCH(const int, index);
    const BadDay& bad = badDays()[std::size_t(index)];
    const TempFolder folder;
    Day day = newDay(folder);
    if (bad.trouble)
        bad.trouble(day);
    const std::string arguments = expanded(day, bad.arguments);
    const auto before = day.site.snapshot();

    const Ran plain = day.site.as(bad.person, arguments);
    QVERIFY2(plain.exit == bad.exit, plain.all());
    const Ran json = day.site.as(bad.person, arguments + " --json");
    QVERIFY2(json.exit == bad.exit, json.all());
    if (bad.answer == Answer::Report) {
        QVERIFY2(plain.err.isEmpty() && json.err.isEmpty(), plain.all());
        const Json report = json.json();
        QCOMPARE(report.value("ok", true), false);
        QCOMPARE(report["problems"].at(0).value("code", ""), std::string(bad.code));
    } else {
        QVERIFY2(plain.out.isEmpty() && plain.err.count('\n') == 1 && plain.err.startsWith("consentryctl: "),
                 plain.all());
        QVERIFY2(json.out.isEmpty() && json.err.count('\n') == 1 && !json.errorCode().empty(), json.all());
        if (*bad.code != 0)
            QCOMPARE(QString::fromStdString(json.errorCode()), QString::fromUtf8(bad.code));
    }
    const auto after = day.site.snapshot();
    for (const auto& [name, what] : after) {
        const auto old = before.find(name);
        QVERIFY2(old != before.end(), ("left behind: " + name).c_str());
        QVERIFY2(old->second == what, ("changed: " + name).c_str());
    }
    QCOMPARE(after.size(), before.size());
}

void TestBadDays::manyGrantsEndAtOnce_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("withdrawal") << "consent withdraw RECORD --reason x";
    QTest::newRow("removal") << "member remove annotator";
}

void TestBadDays::manyGrantsEndAtOnce()
{
    QFETCH(const QString, arguments);
    const TempFolder folder;
    Day day = newDay(folder);
    app::Session custodian = day.site.session("custodian");
    const ClipId clip = ClipId::fromText(day.clip).value();
    // More than one event of the log can name.
    QVERIFY_OK(app::issueGrants(
        custodian, {.to = "annotator", .clips = std::vector(150, clip), .actions = {consent::Action::View}}));
    day.site.ask("custodian", expanded(day, arguments.toStdString()));
    const Json grants = day.site.ask("lead", "grant list");
    QCOMPARE(grants["items"].size(), std::size_t{151});
    for (const Json& grant : grants["items"])
        QCOMPARE(grant.value("in_force", true), false);
    QCOMPARE(day.site.ask("lead", "audit verify").value("ok", false), true);
}

namespace {

/// Founds two workspaces at the same moment; says which became one.
std::array<bool, 2> foundTwo(const std::array<app::NewWorkspace, 2>& wanted)
{
    const auto passphrase = crypto::SecretBytes::copyOf(bytesOf("a passphrase"));
    std::barrier start(2);
    std::array<bool, 2> made{};
    const auto found = [&](std::size_t i) {
        start.arrive_and_wait();
        made[i] = app::foundWorkspace(wanted[i], *passphrase, SystemClock()).ok();
    };
    std::thread other(found, 0);
    found(1);
    other.join();
    return made;
}

bool isWhole(const app::NewWorkspace& made)
{
    const auto passphrase = crypto::SecretBytes::copyOf(bytesOf("a passphrase"));
    auto identity = app::readIdentityFile(made.identityOut, *passphrase);
    return identity.ok() && app::Session::open(made.folder, std::move(*identity), SystemClock()).ok();
}

constexpr int kRaces = 10;

} // namespace

void TestBadDays::oneIdentityForTwoNewWorkspaces()
{
    for (int i = 0; i < kRaces; ++i) {
        const TempFolder folder;
        const std::array<app::NewWorkspace, 2> wanted{
            app::NewWorkspace{
                .folder = folder / "a", .custodian = "A", .identityOut = folder / "x.age", .logN = kCheapLogN},
            app::NewWorkspace{
                .folder = folder / "b", .custodian = "B", .identityOut = folder / "x.age", .logN = kCheapLogN}};
        const auto made = foundTwo(wanted);
        QVERIFY(made[0] != made[1]);
        QVERIFY(isWhole(wanted[made[0] ? 0 : 1]));
        QVERIFY(!fs::exists(wanted[made[0] ? 1 : 0].folder));
    }
}

void TestBadDays::oneFolderForTwoNewWorkspaces()
{
    for (int i = 0; i < kRaces; ++i) {
        const TempFolder folder;
        const std::array<app::NewWorkspace, 2> wanted{
            app::NewWorkspace{
                .folder = folder / "w", .custodian = "A", .identityOut = folder / "a.age", .logN = kCheapLogN},
            app::NewWorkspace{
                .folder = folder / "w", .custodian = "B", .identityOut = folder / "b.age", .logN = kCheapLogN}};
        const auto made = foundTwo(wanted);
        QVERIFY(made[0] != made[1]);
        QVERIFY(isWhole(wanted[made[0] ? 0 : 1]));
    }
}

void TestBadDays::aSecondRevokeTakesTheKeyAway()
{
    const TempFolder folder;
    Day day = newDay(folder);
    const std::string grant = day.site.ask("lead", "grant list")["items"].at(0).value("id", "");
    const fs::path keys = day.site.workspace() / "keys";
    const auto header = std::find_if(fs::directory_iterator(keys), {},
                                     [](const auto& entry) { return entry.path().extension() == ".hdr"; });
    const fs::path file = header->path();
    const Bytes bytes = readFile(file, 1U << 20U).value();
    day.site.ask("custodian", "grant revoke " + grant);
    QVERIFY(!fs::exists(file));
    // As if the first had been cut off between the record and the file.
    QVERIFY_OK(writeFile(file, bytes, AtomicFile::IfExists::Refuse));
    day.site.ask("custodian", "grant revoke " + grant);
    QVERIFY(!fs::exists(file));
}

void TestBadDays::aForgedTombstoneSavesNothing()
{
    const TempFolder folder;
    Day day = newDay(folder);
    const auto count = [&] {
        return runProgram((day.site.workspace() / "workspace.db").string().insert(0, "sqlite3 ")
                              + " \"SELECT (SELECT count(*) FROM blobs) + (SELECT count(*) FROM journal)\"",
                          day.site.environment())
            .out.trimmed()
            .toInt();
    };
    QVERIFY(count() > 0);
    sqlite(day.site.workspace() / "workspace.db", expanded(day, "INSERT INTO tombstones VALUES(x'CLIP', 'long ago')"));
    day.site.ask("custodian", expanded(day, "consent withdraw RECORD --reason x"));
    QCOMPARE(count(), 0);
}

/// What its custodian hid must not come in uncovered: nothing is taken in, not even of other cameras, for whose mask it
/// was cannot be believed either.
void TestBadDays::anAlteredMaskIsNamed()
{
    const TempFolder folder;
    Day day = newDay(folder);
    const std::string mask =
        day.site.ask("custodian", "mask add --picture 640x360 --box 0,0,64,32 --camera door").value("mask", "");
    sqlite(day.site.workspace() / "workspace.db",
           "UPDATE log SET token = 'v4.public.A' || substr(token, 12) WHERE type = 'mask'");
    const auto before = day.site.snapshot();
    for (const char* camera : {"door", "yard"}) {
        const Ran ran = day.site.as("custodian", expanded(day, "ingest AVI --consent GOOD --camera ") + camera);
        QVERIFY2(ran.exit == 4 && ran.out.isEmpty() && ran.err.count('\n') == 1, ran.all());
        QVERIFY2(mask.size() == 32 && ran.err.contains(mask.c_str()), ran.all());
        QVERIFY(day.site.snapshot() == before);
    }
}

void TestBadDays::databaseInUse()
{
    const TempFolder folder;
    Day day = newDay(folder);
    QProcess other;
    other.start(QStringLiteral("sqlite3"), {QString::fromStdString((day.site.workspace() / "workspace.db").string())});
    other.write("BEGIN IMMEDIATE; SELECT 'locked';\n");
    QVERIFY(other.waitForReadyRead());
    const Ran ran = day.site.as("custodian", "clip hold " + day.clip);
    QVERIFY2(ran.exit == 6 && ran.err.count('\n') == 1, ran.all());
    // To read is still possible.
    QCOMPARE(day.site.as("custodian", "clip list").exit, 0);
    other.write("ROLLBACK;\n.quit\n");
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    QCOMPARE(day.site.as("custodian", "clip hold " + day.clip).exit, 0);
}

void TestBadDays::readOnlyWorkspace()
{
    const TempFolder folder;
    Day day = newDay(folder);
    for (const auto& entry : fs::recursive_directory_iterator(day.site.workspace()))
        fs::permissions(entry, fs::perms::owner_write, fs::perm_options::remove);
    fs::permissions(day.site.workspace(), fs::perms(0500));
    const auto before = day.site.snapshot();
    // An administrator may write anywhere, unless that right is given up.
    const std::string asAnybody =
        ::geteuid() == 0 ? "setpriv --bounding-set -dac_override,-dac_read_search,-fowner " : "";
    const Ran ran =
        runProgram(asAnybody + day.site.commandOf("custodian", "clip hold " + day.clip), day.site.environment());
    QVERIFY2(ran.exit == 1 && ran.err.count('\n') == 1 && ran.err.startsWith("consentryctl: "), ran.all());
    QVERIFY(day.site.snapshot() == before);
    for (const auto& entry : fs::recursive_directory_iterator(day.site.workspace()))
        fs::permissions(entry, fs::perms::owner_write, fs::perm_options::add);
}

void TestBadDays::interruptedIntake_data()
{
    QTest::addColumn<int>("milliseconds");
    for (const int milliseconds : {0, 300, 1000})
        QTest::addRow("%d ms", milliseconds) << milliseconds;
}

void TestBadDays::interruptedIntake()
{
    QFETCH(const int, milliseconds);
    const TempFolder folder;
    Day day = newDay(folder);
    const auto before = day.site.snapshot();
    QProcess process;
    process.setProcessEnvironment(day.site.environment());
    process.setChildProcessModifier([] { ::setpgid(0, 0); }); // a terminal's Ctrl+C reaches the worker, too
    QStringList words = QProcess::splitCommand(
        QString::fromStdString(day.site.commandOf("custodian", expanded(day, "ingest MP4 --consent GOOD"))));
    const QString program = words.takeFirst();
    process.start(program, words);
    const auto partial = [&] {
        return std::any_of(fs::directory_iterator(day.site.workspace() / "clips"), {},
                           [](const auto& entry) { return entry.path().extension() == ".partial"; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(partial(), 60'000);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    QCOMPARE(::kill(-pid_t(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray err = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 130 && err.count('\n') == 1, err);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(day.site.snapshot() == before);
}

QTEST_GUILESS_MAIN(TestBadDays)
#include "tst_bad_days.moc"
