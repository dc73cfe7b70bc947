#include "app/operations/grants.h"
#include "tests/app/bad_days.h"

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
