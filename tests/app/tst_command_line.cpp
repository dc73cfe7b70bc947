#include "tests/app/job_fixture.h"

#include "app/operations/membership.h"

#include <unistd.h>

using namespace consentry;
using namespace consentry::testing;

namespace {

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

std::string idOf(const Json& object)
{
    return object.value("id", "");
}

bool isForItsOwnerOnly(const fs::path& file)
{
    return fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
}

bool isActive(const Json& doctor, std::string_view code)
{
    for (const Json& check : doctor["checks"]) {
        if (check.value("code", "") == code)
            return check.value("active", false);
    }
    qFatal("no such check");
}

bool isId(const std::string& text)
{
    return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::set<std::string> keysOf(const Json& object)
{
    std::set<std::string> keys;
    for (const auto& item : object.items())
        keys.insert(item.key());
    return keys;
}

} // namespace

/// Fails unless a run ended with `code`, with one line on stderr and nothing on stdout.
#define REFUSED(ran, code)                                                                                             \
    do {                                                                                                               \
        const Ran& refused = (ran);                                                                                    \
        QVERIFY2(refused.exit == (code), refused.all());                                                               \
        QVERIFY2(refused.out.isEmpty() && refused.err.count('\n') == 1 && refused.err.startsWith("consentryctl: "),    \
                 refused.all());                                                                                       \
    } while (false)

/// The whole job, step after step, by the real command: each test stands on those before it.
class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init()
    {
        QVERIFY2(!m_broken, "an earlier step failed");
        m_broken = true;
    }
    void cleanup() { m_broken = QTest::currentTestFailed(); }

    void helpListsWhatIsBuilt_data();
    void helpListsWhatIsBuilt();
    void makesAWorkspace();
    void makesPeople();
    void asksForThePassphrase();
    void warnsOfKeysThatOthersCanRead_data();
    void warnsOfKeysThatOthersCanRead();
    void takesInAVideo();
    void takesInSeveralAndSealed();
    void issuesAGrant();
    void refusesWithoutAGrant();
    void importsLabels();
    void submitsAndNobodyAcceptsTheirOwn();
    void sendsBackAndAccepts();
    void dividesAClip();
    void exports();
    void verifiesAnExport();
    void verifiesTheLog();
    void holdsAndReleases();
    void secondCustodianCanGrant();
    void revokes();
    void withdrawsTwice();
    void removesAMember();
    void tellsWhatProtects();
    void tellsWhatIsDegraded();

private:
    TempFolder m_folder;
    std::unique_ptr<Site> m_site;
    ShortVideos m_videos;
    std::string m_root;
    std::string m_recipient;
    std::string m_clip;                ///< 1280×720, labelled and exported
    std::vector<std::string> m_others; ///< two more, under one consent
    bool m_broken = false;
};

void TestCommandLine::initTestCase()
{
    QString problem;
    m_videos = ShortVideos::make(m_folder.path(), &problem);
    REQUIRE_FETCHED(problem);
    m_site = std::make_unique<Site>(m_folder / "site");
}

void TestCommandLine::helpListsWhatIsBuilt_data()
{
    QTest::addColumn<QStringList>("verbs");
    const auto row = [](const char* group, const char* verbs) { QTest::newRow(group) << words(verbs); };
    row("", "init policy doctor demo identity member ingest clip region mask redact consent grant queue task labels suggest unblur export "
             "audit");
    row("policy", "set show");
    row("identity", "new accept check");
    row("member", "add list remove");
    row("clip", "list show verify report hold release");
    row("region", "add list remove");
    row("mask", "add list remove");
    row("consent", "show withdraw");
    row("grant", "issue list revoke");
    row("task", "assign segment show submit accept return reopen");
    row("labels", "import show versions");
    row("unblur", "request approve refuse release list");
    row("export", "verify");
    row("audit", "list verify checkpoint cosign");
}

void TestCommandLine::helpListsWhatIsBuilt()
{
    QFETCH(const QStringList, verbs);
    const std::string group = QTest::currentDataTag();
    const Ran help = m_site->run(group + " --help");
    QCOMPARE(help.exit, 0);
    QVERIFY(help.err.isEmpty());
    QStringList listed;
    const QByteArray list = help.out.mid(help.out.indexOf("Subcommands:"));
    for (const QByteArray& line : list.split('\n').mid(1)) {
        if (line.startsWith("  ") && !line.startsWith("   "))
            listed << QString::fromUtf8(line.trimmed().split(' ').first());
    }
    listed.sort();
    QStringList wanted = verbs;
    wanted.sort();
    QCOMPARE(listed, wanted);
    for (const QString& verb : verbs) {
        const Ran ran = m_site->run(group + " " + verb.toStdString() + " --help");
        QVERIFY2(ran.exit == 0 && !ran.out.isEmpty() && ran.err.isEmpty(), ran.all());
    }
}

void TestCommandLine::makesAWorkspace()
{
    m_site->givePassphrase("custodian");
    const std::string init = "init " + m_site->workspace().string() + " --custodian custodian --identity-out "
                             + m_site->identity("custodian").string() + " --passphrase-file "
                             + m_site->passphraseFile("custodian").string();
    const Ran made = m_site->run(init + " --json");
    QVERIFY2(made.exit == 0 && made.err.isEmpty(), made.all());
    const Json json = made.json();
    QVERIFY(isId(json.value("workspace", "")));
    m_root = json.value("root", "");
    m_recipient = json.value("recipient", "");
    QVERIFY(m_root.starts_with("k4.pid."));
    QVERIFY(m_recipient.starts_with("age1"));
    QVERIFY(isForItsOwnerOnly(m_site->identity("custodian")));
    REFUSED(m_site->run(init), 2); // it is there
    m_site->makeCheap("custodian");
    const Json policy = m_site->ask("custodian", "policy show");
    QCOMPARE(policy.value("recipient", ""), m_recipient);
    QCOMPARE(policy.value("root", ""), m_root);
    QCOMPARE(policy.value("demo", true), false);
    // Nobody else on this computer can look into any of it.
    for (const auto& entry : fs::recursive_directory_iterator(m_site->workspace()))
        QVERIFY2((entry.status().permissions() & fs::perms(077)) == fs::perms::none, entry.path().c_str());
}

void TestCommandLine::makesPeople()
{
    for (const auto& [person, roles] : {std::pair("annotator", "annotator"), {"lead", "lead,exporter"}}) {
        m_site->givePassphrase(person);
        const Json made = m_site->ask(person, "identity new --name " + std::string(person) + " --out "
                                                  + m_site->identity(person).string());
        QCOMPARE(made.value("card", ""), m_site->identity(person).string() + ".card");
        QVERIFY(isForItsOwnerOnly(m_site->identity(person)));
        REFUSED(m_site->as(person, "clip list"), 3); // not a member yet
        const Json added = m_site->ask("custodian", "member add --card " + m_site->identity(person).string()
                                                        + ".card --role " + std::string(roles));
        QCOMPARE(added.value("name", ""), std::string(person));
        m_site->ask(person, "identity accept " + added.value("invite", ""));
        QVERIFY(isForItsOwnerOnly(m_site->identity(person)));
        m_site->makeCheap(person);
        const Json check = m_site->ask(person, "identity check");
        QCOMPARE(check["workspaces"].at(0).value("root", ""), m_root);
    }
    const Json members = m_site->ask("lead", "member list");
    QCOMPARE(members["items"].size(), std::size_t{3});
    QCOMPARE(members["items"].at(2)["roles"].dump(), std::string(R"(["lead","exporter"])"));
    REFUSED(
        m_site->as("annotator", "member add --card " + m_site->identity("lead").string() + ".card --role custodian"),
        3);
}

void TestCommandLine::asksForThePassphrase()
{
    const std::string check = programFile("consentryctl").string() + " --identity "
                              + m_site->identity("annotator").string() + " identity check";
    const Ran right = runOnTerminal(check, m_site->environment(), {"the passphrase of annotator"});
    QVERIFY2(right.exit == 0 && right.out.contains("annotator: k4.pid."), right.all());
    QVERIFY2(!right.out.contains("the passphrase of"), right.all()); // nothing is echoed
    const Ran wrong = runOnTerminal(check, m_site->environment(), {"something else"});
    QCOMPARE(wrong.exit, 3);
}

void TestCommandLine::warnsOfKeysThatOthersCanRead_data()
{
    QTest::addColumn<bool>("isIdentity");
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("isWarned");
    QTest::newRow("identity, its own") << true << 0600 << false;
    QTest::newRow("identity, read by all") << true << 0644 << true;
    QTest::newRow("identity, read by the group") << true << 0640 << true;
    QTest::newRow("passphrase, read by others") << false << 0604 << true;
}

void TestCommandLine::warnsOfKeysThatOthersCanRead()
{
    QFETCH(const bool, isIdentity);
    QFETCH(const int, mode);
    QFETCH(const bool, isWarned);
    const fs::path file = isIdentity ? m_site->identity("annotator") : m_site->passphraseFile("annotator");
    fs::permissions(file, fs::perms(mode));
    const Ran ran = m_site->as("annotator", "identity check");
    fs::permissions(file, fs::perms(0600));
    QCOMPARE(ran.exit, 0);
    const QByteArray warning = "consentryctl: warning: others can read "
                               + QByteArray::fromStdString(file.filename().string()) + "; run: chmod 600 on it\n";
    QCOMPARE(ran.err, isWarned ? warning : QByteArray());
}

void TestCommandLine::takesInAVideo()
{
    const fs::path consent = m_site->consentFile("consent");
    const std::string ingest = "ingest " + m_videos.mp4.string() + " --consent " + consent.string();
    REFUSED(m_site->as("annotator", ingest), 3);
    const std::string mask = "mask add --picture 1280x720 --box 0,0,64,32 --camera ";
    REFUSED(m_site->as("annotator", mask + "door"), 3);
    REFUSED(m_site->as("annotator", "mask list"), 3);
    const std::string of = m_site->ask("custodian", mask + "door").value("mask", "");
    const std::string gone = m_site->ask("custodian", mask + "door").value("mask", "");
    m_site->ask("custodian", mask + "yard");
    m_site->ask("custodian", "mask remove " + gone);
    const Json masks = m_site->ask("custodian", "mask list --camera door");
    QCOMPARE(masks["items"].size(), std::size_t{1});
    QCOMPARE(masks["items"].at(0).value("id", ""), of);
    const Json taken = m_site->ask("custodian", ingest + " --camera door --placement exterior");
    QCOMPARE(taken["clips"].at(0).value("masks", 0), 1);
    QCOMPARE(taken["clips"].size(), std::size_t{1});
    m_clip = idOf(taken["clips"].at(0));
    QVERIFY(isId(m_clip));
    const Json& summary = taken["clips"].at(0);
    QVERIFY(summary.value("frames_compared", 0) >= 1);
    QVERIFY(summary.value("frames_disagreed", -1) >= 0);
    QVERIFY(summary.value("frames_disagreed", 0) <= summary.value("frames_compared", 0));
    const Json shown = m_site->ask("custodian", "clip show " + m_clip.substr(0, 8));
    QCOMPARE(idOf(shown), m_clip);
    QCOMPARE(shown.value("state", ""), std::string("unassigned"));
    QCOMPARE(shown.value("frames", 0), ShortVideos::kFrames);
    QCOMPARE(shown.value("camera", ""), std::string("door"));
    const Json verified = m_site->ask("annotator", "clip verify " + m_clip);
    QCOMPARE(verified.dump(), std::string(R"({"ok":true,"problems":[]})"));
}

void TestCommandLine::takesInSeveralAndSealed()
{
    const fs::path sealed = m_folder / "sealed.age";
    const Ran age = runProgram("age -r " + m_recipient + " -o " + sealed.string() + " " + m_videos.mp4.string(),
                               m_site->environment());
    QVERIFY2(age.exit == 0, age.all());
    const Json taken = m_site->ask("custodian", "ingest " + sealed.string() + " " + m_videos.avi.string()
                                                    + " --consent " CONSENTRY_SOURCE_DIR
                                                      "/resources/consent/example-publicly-shared.json");
    QCOMPARE(taken["clips"].size(), std::size_t{2});
    for (const char* file : {"workspace.db", "workspace.db-wal"}) { // where it was found is for custodians
        QFile stored(QString::fromStdString((m_site->workspace() / file).string()));
        QVERIFY(!stored.open(QIODevice::ReadOnly) || !stored.readAll().contains("porch-cat"));
    }
    for (const Json& clip : taken["clips"])
        m_others.push_back(idOf(clip));
    const Json list = m_site->ask("lead", "clip list");
    QCOMPARE(list["items"].size(), std::size_t{3});
    QCOMPARE(list["items"].at(0).value("basis", ""), std::string("consented"));
    QCOMPARE(list["items"].at(1).value("basis", ""), std::string("publicly_shared"));
    QCOMPARE(list["items"].at(1).value("width", 0), 1280);
    QCOMPARE(list["items"].at(2).value("width", 0), 640);
    QCOMPARE(list["items"].at(1).value("consent", "a"), list["items"].at(2).value("consent", "b"));
}

void TestCommandLine::issuesAGrant()
{
    const Json granted = m_site->ask(
        "custodian", "grant issue --to annotator --actions view,annotate --purpose annotation --for 8h --clip " + m_clip
                         + "," + m_others[0]);
    QCOMPARE(granted["grants"].size(), std::size_t{2});
    QVERIFY(keysOf(granted["grants"].at(0)) == (std::set<std::string>{"id", "clip", "expires"}));
    QCOMPARE(granted["grants"].at(0).value("clip", ""), m_clip);
    m_site->ask("custodian", "grant issue --to lead --actions view,review,assign,annotate --for 8h --clip " + m_clip);
    const Json own = m_site->ask("annotator", "grant list");
    QCOMPARE(own["items"].size(), std::size_t{2});
    QCOMPARE(own["items"].at(0).value("in_force", false), true);
    QCOMPARE(m_site->ask("lead", "grant list")["items"].size(), std::size_t{3});
    REFUSED(m_site->as("annotator", "grant issue --to lead --clip " + m_clip), 3);
}

void TestCommandLine::refusesWithoutAGrant()
{
    REFUSED(m_site->as("annotator", "clip show " + m_others[1]), 3);
    REFUSED(m_site->as("annotator", "labels show " + m_others[1]), 3);
    REFUSED(m_site->as("annotator", "task submit " + m_others[1]), 3);
    REFUSED(m_site->as("annotator", "audit list"), 3);
    REFUSED(m_site->as("annotator", "consent show --clip " + m_clip), 3);
    REFUSED(m_site->as("lead", "consent withdraw --clip " + m_clip + " --reason x"), 3);
    const Json queue = m_site->ask("annotator", "queue");
    QCOMPARE(queue["items"].size(), std::size_t{2}); // of three
    QCOMPARE(queue["items"].at(0).value("state", ""), std::string("assigned"));
    QCOMPARE(queue["items"].at(0)["assignees"].dump(), std::string(R"(["annotator","lead"])"));
    QCOMPARE(m_site->ask("lead", "queue --assignee annotator")["items"].size(), std::size_t{2});
    QCOMPARE(m_site->ask("lead", "queue --assignee custodian")["items"].size(), std::size_t{0});
}

void TestCommandLine::importsLabels()
{
    const fs::path coco = m_folder / "labels.json";
    QVERIFY_OK(writeFile(coco, bytesOf(cocoFor(m_clip, 10)), AtomicFile::IfExists::Replace));
    const Json added = m_site->ask("annotator", "labels import " + m_clip + " " + coco.string() + " --format coco");
    QCOMPARE(added.value("tracks", 0), 1);
    const Json labels = m_site->ask("annotator", "labels show " + m_clip);
    QCOMPARE(labels["tracks"].at(0).value("class", ""), std::string("person"));
    QCOMPARE(labels["tracks"].at(0).value("source", ""), std::string("imported"));
    QCOMPARE(m_site->ask("lead", "queue --state in_progress")["items"].size(), std::size_t{1});
}

void TestCommandLine::submitsAndNobodyAcceptsTheirOwn()
{
    REFUSED(m_site->as("lead", "task accept " + m_clip),
            3); // nothing submitted
    QVERIFY(isId(idOf(m_site->ask("lead", "task submit " + m_clip))));
    const Ran own = m_site->as("lead", "--json task accept " + m_clip);
    QCOMPARE(own.exit, 3);
    QCOMPARE(own.errorCode(), std::string("self_review"));
    REFUSED(m_site->as("annotator", "task accept " + m_clip),
            3); // no grant to review
    m_site->ask("custodian", "grant issue --to annotator --actions view,annotate,review --for 8h --clip " + m_clip);
    m_site->ask("annotator", "task return " + m_clip + " --comment \"one box is missing\"");
}

void TestCommandLine::sendsBackAndAccepts()
{
    QCOMPARE(m_site->ask("lead", "queue --state returned")["items"].size(), std::size_t{1});
    m_site->ask("annotator", "task submit " + m_clip);
    const std::string import = "labels import " + m_clip + " " + (m_folder / "labels.json").string();
    REFUSED(m_site->as("annotator", import), 3); // submitted labels do not change
    m_site->ask("lead", "task accept " + m_clip);
    REFUSED(m_site->as("lead", "task accept " + m_clip), 3);
    QCOMPARE(m_site->ask("lead", "queue --state accepted")["items"].size(), std::size_t{1});
    REFUSED(m_site->as("lead", "task reopen " + m_clip + " --comment \" \""), 2);
    m_site->ask("lead", "task reopen " + m_clip + " --comment \"too quick\"");
    REFUSED(m_site->as("lead", "task reopen " + m_clip + " --comment again"), 3);
    QCOMPARE(m_site->ask("lead", "queue --state returned")["items"].size(), std::size_t{1});
    m_site->ask("annotator", "task submit " + m_clip);
    m_site->ask("lead", "task accept " + m_clip);
    QCOMPARE(m_site->ask("lead", "queue --state accepted")["items"].size(), std::size_t{1});
}

void TestCommandLine::dividesAClip()
{
    const std::string clip = m_others[0];
    const fs::path coco = m_folder / "first half.json"; // whose track ends in frame 9
    QVERIFY_OK(writeFile(coco, bytesOf(cocoFor(clip, 9)), AtomicFile::IfExists::Replace));
    const std::string import = "labels import " + clip + " \"" + coco.string() + "\"";
    const std::string divide = "task segment " + clip;
    REFUSED(m_site->as("annotator", divide + " --to annotator"), 3);
    for (const char* wrong : {" --at 10 --to annotator", " --at 20 --to annotator --to lead", " --whole --to lead", "",
                              " --at 10 --at 10 --to annotator --to lead --to annotator"})
        REFUSED(m_site->as("custodian", divide + wrong), 2);
    QVERIFY(isId(idOf(m_site->ask("custodian", divide + " --at 10 --to annotator --to lead"))));
    const auto codeOf = [&](const char* person, const std::string& arguments) {
        return m_site->as(person, "--json " + arguments).errorCode();
    };
    QCOMPARE(codeOf("lead", import), std::string("segment_of_another")); // who was let in by the division
    m_site->ask("annotator", import);
    QVERIFY(isId(idOf(m_site->ask("annotator", "task submit " + clip))));
    QCOMPARE(codeOf("annotator", import), std::string("segment_handed_in"));
    QCOMPARE(codeOf("annotator", "task submit " + clip), std::string("no_segment"));
    const Json shown = m_site->ask("lead", "task show " + clip);
    QCOMPARE(shown.value("state", ""), std::string("in_progress"));
    QCOMPARE(shown["segments"].dump(),
             std::string(R"([{"begin":0,"end":10,"assignee":"annotator","handed_in":true},)"
                         R"({"begin":10,"end":20,"assignee":"lead","handed_in":false}])"));
    m_site->ask("lead", "task submit " + clip);
    QCOMPARE(m_site->ask("lead", "task show " + clip).value("state", ""), std::string("submitted"));
    m_site->ask("custodian", "grant issue --to lead --actions view,review --for 8h --clip " + clip);
    QCOMPARE(codeOf("lead", "task accept " + clip), std::string("self_review"));
    m_site->ask("custodian", "grant issue --to custodian --actions view,review --for 8h --clip " + clip);
    m_site->ask("custodian", "task return " + clip + " --comment \"look again\"");
    m_site->ask("custodian", divide + " --whole");
    REFUSED(m_site->as("custodian", divide + " --whole"), 5);
}

void TestCommandLine::exports()
{
    const std::string common =
        "export --name porch --format coco --purpose model_training --recipient vision --date 2026-01-31 --out ";
    REFUSED(m_site->as("annotator", common + (m_folder / "not").string()), 3);
    QVERIFY(!fs::exists(m_folder / "not"));
    const Json one = m_site->ask("lead", common + (m_folder / "one").string());
    QVERIFY(isId(one.value("export", "")));
    QCOMPARE(one.value("clips", 0), 1);
    QCOMPARE(one["left_out"].dump(), std::string(R"({"not_accepted":2})"));
    REFUSED(m_site->as("lead", common + (m_folder / "one").string()), 2); // taken
    m_site->ask("lead", common + (m_folder / "two").string());
    for (const char* file : {"clips.csv", "frames.csv", "coco/annotations.json"})
        QCOMPARE(readFile(m_folder / "one" / file, 1U << 26U).value(),
                 readFile(m_folder / "two" / file, 1U << 26U).value());
}

void TestCommandLine::verifiesAnExport()
{
    const auto verify = [&](const std::string& more) {
        return m_site->run("export verify " + (m_folder / "one").string() + " --json " + more);
    };
    const Ran open = verify("");
    QVERIFY2(open.exit == 0 && open.err.isEmpty(), open.all());
    QCOMPARE(open.json().value("pinned", true), false);
    QCOMPARE(open.json().value("root", ""), m_root);
    const Ran pinned = verify("--root " + m_root);
    QCOMPARE(pinned.exit, 0);
    QCOMPARE(pinned.json().value("pinned", false), true);
    const std::string stranger = m_site->ask("annotator", "identity check").value("key", "");
    const Ran other = verify("--root " + stranger);
    QCOMPARE(other.exit, 4);
    QCOMPARE(other.json()["problems"].at(0).value("code", ""), std::string("other_root"));
    QCOMPARE(verify("--root k4.pid.x").exit, 2);
    fs::resize_file(m_folder / "one" / "frames.csv", 10);
    const Ran cut = verify("");
    QCOMPARE(cut.exit, 4);
    QCOMPARE(cut.json()["problems"].at(0).value("object", ""), std::string("frames.csv"));
    REFUSED(m_site->run("export verify " + (m_folder / "nowhere").string()), 5);
}

void TestCommandLine::verifiesTheLog()
{
    const Json verified = m_site->ask("annotator", "audit verify");
    QVERIFY(verified.value("ok", false) && verified["problems"].empty());
    QVERIFY(verified.value("entries", 0) > verified["countersigned"].value("entries", 0));
    const Json log = m_site->ask("lead", "audit list --clip " + m_clip);
    std::vector<std::string> actions;
    for (const Json& event : log["items"]) {
        actions.push_back(event.value("action", ""));
        QCOMPARE(event.value("clip_sequence", 0), int(actions.size()));
    }
    const std::vector<std::string> wanted{"clip.taken_in",   "grant.issued",    "grant.issued",     "labels.submitted",
                                          "grant.issued",    "labels.returned", "labels.submitted", "labels.accepted",
                                          "labels.reopened", "labels.submitted", "labels.accepted", "labels.exported",
                                          "labels.exported"};
    QVERIFY2(actions == wanted, log.dump(1).c_str());
}

void TestCommandLine::holdsAndReleases()
{
    m_site->ask("annotator", "clip report " + m_clip + " --reason \"a child\"");
    m_site->ask("lead", "clip hold " + m_clip); // again, which is fine
    const Ran held = m_site->as("annotator", "--json task submit " + m_clip);
    QCOMPARE(held.exit, 3);
    QCOMPARE(held.errorCode(), std::string("clip_held"));
    REFUSED(m_site->as("lead", "clip release " + m_clip), 3);
    m_site->ask("custodian", "clip release " + m_clip);
    REFUSED(m_site->as("custodian", "clip release " + m_clip),
            3); // not on hold
    QCOMPARE(m_site->ask("lead", "clip show " + m_clip).value("held", true), false);
}

void TestCommandLine::secondCustodianCanGrant()
{
    m_site->join("second", {consent::Role::Custodian});
    const Json granted = m_site->ask("second", "grant issue --to lead --for 2h --clip " + m_others[1]);
    QCOMPARE(granted["grants"].size(), std::size_t{1});
    m_site->ask("lead", "labels show " + m_others[1]);
    const Ran removed = m_site->as("custodian", "member remove second");
    REFUSED(removed, 2);
    QVERIFY(removed.err.contains("cannot remove custodians yet"));
}

void TestCommandLine::revokes()
{
    const Json grants = m_site->ask("annotator", "grant list");
    const std::string grant = idOf(grants["items"].at(1)); // on the second clip
    const fs::path keys = m_site->workspace() / "keys";
    const auto headers = [&] {
        return std::count_if(fs::directory_iterator(keys), {},
                             [](const auto& entry) { return entry.path().extension() == ".hdr"; });
    };
    const auto before = headers();
    REFUSED(m_site->as("lead", "grant revoke " + grant), 3); // not theirs
    m_site->ask("custodian", "grant revoke " + grant);
    QCOMPARE(headers(), before - 1);
    m_site->ask("custodian", "grant revoke " + grant.substr(0, 8)); // again
    const Ran refused = m_site->as("annotator", "--json task submit " + m_others[0]);
    QCOMPARE(refused.exit, 3);
}

void TestCommandLine::withdrawsTwice()
{
    const std::string withdraw = "consent withdraw --clip " + m_others[0] + " --reason \"moved out\"";
    const Json done = m_site->ask("custodian", withdraw);
    QCOMPARE(done["clips"].size(), std::size_t{2}); // both were taken in under it
    for (const char* folder : {"clips", "keys"}) {
        for (const auto& entry : fs::directory_iterator(m_site->workspace() / folder))
            for (const std::string& clip : m_others)
                QVERIFY2(entry.path().filename().string().find(clip) == std::string::npos, entry.path().c_str());
    }
    const Json again = m_site->ask("custodian", withdraw);
    QCOMPARE(again["clips"].size(), std::size_t{2});
    const Json shown = m_site->ask("lead", "consent show --clip " + m_others[1]);
    QCOMPARE(shown.value("ended", false), true);
    QVERIFY(shown.contains("withdrawn"));
    REFUSED(m_site->as("lead", "labels import " + m_others[1] + " " + (m_folder / "labels.json").string()), 3);
    REFUSED(m_site->as("custodian", "clip verify " + m_others[0]), 3);
    REFUSED(m_site->as("custodian", "grant issue --to lead --clip " + m_others[0]), 3);
    QCOMPARE(m_site->ask("custodian", "audit verify").value("ok", false), true);
}

void TestCommandLine::removesAMember()
{
    m_site->ask("custodian", "member remove annotator");
    m_site->ask("custodian", "member remove annotator"); // again
    const Ran gone = m_site->as("annotator", "--json clip list");
    QCOMPARE(gone.exit, 3);
    QCOMPARE(gone.errorCode(), std::string("role_ended"));
    REFUSED(m_site->as("custodian", "grant issue --to annotator --clip " + m_clip), 3);
    REFUSED(m_site->as("custodian", "member remove nobody"), 5);
    // What they had submitted before goes on to count.
    QCOMPARE(m_site->ask("lead", "export --name after --recipient vision --out " + (m_folder / "after").string())
                 .value("clips", 0),
             1);
    QCOMPARE(m_site->ask("second", "audit verify").value("ok", false), true);
}

void TestCommandLine::tellsWhatProtects()
{
    const Ran doctor = m_site->run("doctor --json");
    QCOMPARE(doctor.exit, 0);
    std::set<std::string> codes;
    const Json answer = doctor.json();
    for (const Json& check : answer["checks"]) {
        codes.insert(check.value("code", ""));
        QVERIFY(keysOf(check) == (std::set<std::string>{"code", "active", "detail"}));
    }
    QVERIFY((codes
             == std::set<std::string>{"core_dumps", "tracing", "new_privileges", "locked_memory", "freed_memory", "sanitizers",
                                      "swap", "hibernation", "sandbox", "landlock", "face_models", "object_model", "disk"}));
    // The program sees to these itself; that it says so only then is shown by tst_hardening.
    for (const char* code : {"core_dumps", "tracing", "new_privileges", "face_models", "object_model", "sandbox"})
        QVERIFY2(isActive(answer, code), code);
    const Ran version = m_site->run("--version");
    QVERIFY(version.exit == 0 && version.out.startsWith("consentryctl "));
}

/// By the program itself, on a computer that lets nobody lock memory, and without models.
void TestCommandLine::tellsWhatIsDegraded()
{
    QProcessEnvironment environment = m_site->environment();
    environment.insert(QStringLiteral("CONSENTRY_MODELS"), QString::fromStdString((m_folder / "nowhere").string()));
    std::string command = "prlimit --memlock=0:0 ";
    if (::geteuid() == 0) // who may lock beyond the limit
        command += "setpriv --bounding-set=-ipc_lock --inh-caps=-ipc_lock ";
    const Ran doctor = runProgram(command + programFile("consentryctl").string() + " doctor --json", environment);
    QVERIFY2(doctor.exit == 0, doctor.all());
    const Json answer = doctor.json();
    QCOMPARE(answer.value("ok", true), false);
    for (const char* code : {"locked_memory", "face_models", "object_model"})
        QVERIFY2(!isActive(answer, code), code);
    for (const char* code : {"core_dumps", "tracing", "new_privileges"})
        QVERIFY2(isActive(answer, code), code);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
