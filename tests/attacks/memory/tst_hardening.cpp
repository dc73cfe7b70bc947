#include "app/hardening.h"
#include "base/frame_buffer.h"
#include "crypto/secret_bytes.h"
#include "crypto/sodium.h"
#include "media/model_store.h"
#include "media/worker_process.h"
#include "tests/attacks/memory/process_view.h"
#include "tests/attacks/memory/victim.h"
#include "tests/media/test_clips.h"
#include "tests/support/needed.h"

#include <QProcess>

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <pty.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace consentry;
using namespace consentry::testing;

namespace {

constexpr int kPatience = 30'000; // ms
constexpr char kNeedsRoot[] = "the kernel shows only root the descriptors of a process that is not dumpable";

/// A program of ours that runs until it goes out of scope. When we are root it runs as nobody: nothing guards a
/// process of root's against root, and then there would be nothing to see.
class Running {
public:
    /// On a terminal of its own, so that a program that asks for something waits.
    explicit Running(std::vector<std::string> command)
    {
        if (::geteuid() == 0)
            command.insert(command.begin(),
                           {"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"});
        std::vector<char*> arguments;
        for (std::string& word : command)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        m_process = ::forkpty(&m_terminal, nullptr, nullptr, nullptr);
        if (m_process == 0) {
            ::umask(022);
            ::close_range(STDERR_FILENO + 1, ~0U, 0); // what we have open is not of its making
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::fcntl(m_terminal, F_SETFL, O_NONBLOCK);
    }
    ~Running()
    {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        ::close(m_terminal);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    pid_t id() const { return m_process; }
    /// What it has written so far.
    QByteArray said()
    {
        char text[4096];
        for (ssize_t got = 0; (got = ::read(m_terminal, text, sizeof(text))) > 0;)
            m_said.append(text, got);
        return m_said;
    }

private:
    pid_t m_process = -1;
    int m_terminal = -1;
    QByteArray m_said;
};

/// Something that `doctor` tells of, and what changes it for the process that does it.
struct Change {
    const char* code;
    bool before;
    bool (*make)();
};

bool forbidCoreDumps()
{
    constexpr rlimit none{0, 0};
    return ::setrlimit(RLIMIT_CORE, &none) == 0;
}
bool forbidTracing()
{
    return ::prctl(PR_SET_DUMPABLE, 0) == 0;
}
bool forbidNewPrivileges()
{
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}
bool forbidLocking()
{
    constexpr rlimit none{0, 0};
    constexpr uid_t nobody = 65534; // root may lock beyond the limit
    return ::setrlimit(RLIMIT_MEMLOCK, &none) == 0 && (::geteuid() != 0 || ::setresuid(nobody, nobody, nobody) == 0)
           && ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0; // which a change of user takes away
}

constexpr Change kChanges[] = {{"core_dumps", false, forbidCoreDumps},
                               {"tracing", false, forbidTracing},
                               {"new_privileges", false, forbidNewPrivileges},
                               {"locked_memory", true, forbidLocking}};

bool isActive(const char* code)
{
    const auto all = app::protections();
    const auto found = std::ranges::find(all, code, &app::Protection::code);
    if (found == all.end())
        qFatal("doctor has no %s", code);
    return found->active;
}

/// Whether the doctor's word for each other thing stays, and for this one turns, in a child that makes the change.
bool tellsOf(const Change& change)
{
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<bool> before;
        for (const Change& each : kChanges)
            before.push_back(isActive(each.code));
        bool right = change.make();
        for (std::size_t i = 0; i < std::size(kChanges); ++i)
            right = right && before[i] == kChanges[i].before
                    && isActive(kChanges[i].code) == (before[i] != (&kChanges[i] == &change));
        ::_exit(right ? 0 : 1);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

/// Looks at our programs from outside, and at an ordinary one to see that looking tells the difference.
class TestHardening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY_OK(crypto::initialise());
        fs::copy(media::defaultModelFolder(), m_folder / "models"); // readable for whoever the program runs as
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("HOME", m_folder.path().c_str());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().c_str());
        qputenv("CONSENTRY_IDENTITY", (m_folder / "me.age").c_str());
        qputenv("CONSENTRY_MODELS", (m_folder / "models").c_str());
        m_video = makeClip(m_folder, {"clip.mp4", 640, 480, 250, h264Plain()});
        QVERIFY_OK(writeFile(m_folder / "me.age", bytesOf("-"), AtomicFile::IfExists::Refuse));
        for (const fs::path& path : {m_folder.path(), m_video, m_folder / "me.age", m_folder / "models"})
            fs::permissions(path, fs::perms::all);
    }

    void programsAreHardened_data()
    {
        addOurPrograms();
        QTest::newRow("an ordinary program")
            << QStringList{QStringLiteral("/usr/bin/sleep"), QStringLiteral("60")} << false;
    }
    void programsAreHardened()
    {
        QFETCH(QStringList, command);
        QFETCH(bool, isOurs);
        std::vector<std::string> words;
        for (const QString& word : command)
            words.push_back(word.toStdString());
        Running running(words);
        const ProcessView view(running.id());
        const QByteArray name = QByteArray::fromStdString(fs::path(words[0]).filename().string()).left(15);
        QTRY_VERIFY2_WITH_TIMEOUT(view.status("Name") == name && (!isOurs || view.status("NoNewPrivs") == "1"),
                                  running.said() + " is " + view.status("Name"), kPatience);
        QVERIFY2(view.user() != 0, "as root nothing can be seen");
        QCOMPARE(view.status("NoNewPrivs") == "1", isOurs);
        QCOMPARE(view.status("Umask") == "0077", isOurs);
        QCOMPARE(view.owner() == 0, isOurs);
        QCOMPARE(view.limit("Max core file size") == "0 0", isOurs);
    }

    void nothingIsInherited_data() { addOurPrograms(); }
    void nothingIsInherited()
    {
        QFETCH(QStringList, command);
        if (::geteuid() != 0)
            SKIP_BUT_FAIL_IN_CI(kNeedsRoot);
        std::vector<std::string> words;
        for (const QString& word : command)
            words.push_back(word.toStdString());
        Running running(words);
        const ProcessView view(running.id());
        QTRY_VERIFY2_WITH_TIMEOUT(view.status("NoNewPrivs") == "1", running.said(), kPatience);
        for (int look = 0; look < 20; ++look) { // at different moments of its start
            QCOMPARE(view.inheritedDescriptors(), std::set<int>());
            QTest::qWait(20);
        }
        const int ours = ::open("/dev/null", O_RDONLY); // what is inherited is seen
        QCOMPARE(ProcessView(::getpid()).inheritedDescriptors().count(ours), std::size_t(1));
        ::close(ours);
    }

    void theWorkerIsHardened()
    {
        const auto worker = media::WorkerProcess::start(programFile("consentry-worker"));
        QVERIFY_OK(worker);
        QVERIFY_OK((*worker)->socket().receive(std::chrono::steady_clock::now() + std::chrono::seconds(10)));
        const ProcessView view((*worker)->id());
        QCOMPARE(view.status("NoNewPrivs"), QByteArray("1"));
        QCOMPARE(view.status("Seccomp"), QByteArray("2"));
        QCOMPARE(view.status("Umask"), QByteArray("0077"));
        QCOMPARE(view.limit("Max core file size"), QByteArray("0 0"));
        QCOMPARE(view.limit("Max file size"), QByteArray("0 0"));
        QCOMPARE(view.limit("Max open files"), QByteArray("8 8"));
        QCOMPARE(view.owner(), uid_t(0));
        if (::geteuid() != 0) // but for this, all has been looked at
            SKIP_BUT_FAIL_IN_CI(kNeedsRoot);
        QCOMPARE(view.descriptors(), std::size_t(1)); // its socket
    }

    void theDoctorNoticesAChange_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kChanges)); ++i)
            QTest::newRow(kChanges[i].code) << i;
    }
    void theDoctorNoticesAChange()
    {
        QFETCH(int, index);
        QVERIFY(tellsOf(kChanges[index]));
    }

    void framePagesAreKeptOut()
    {
        const auto pages = FrameBuffer::create(100'000);
        QVERIFY_OK(pages);
        const auto flags = memoryFlags((*pages)->data());
        QVERIFY(flags.contains("dd") && flags.contains("dc"));
        const Bytes ordinary(1'000'000);
        const auto others = memoryFlags(ordinary.data());
        QVERIFY(others.contains("rd") && !others.contains("dd") && !others.contains("dc"));
    }

    void secretsAreLockedAndKeptOut()
    {
        const auto secret = crypto::SecretBytes::create(32);
        QVERIFY_OK(secret);
        const auto flags = memoryFlags(secret->view().data());
        QVERIFY(flags.contains("dd"));
        QVERIFY2(flags.contains("lo"), "this machine lets nobody lock memory; `ulimit -l` must allow some");
        const Bytes ordinary(1'000'000);
        QVERIFY(!memoryFlags(ordinary.data()).contains("lo"));
    }

    void theSameUserCannotReadUs_data()
    {
        QTest::addColumn<bool>("isHardened");
        QTest::newRow("ordinary") << false;
        QTest::newRow("hardened") << true;
    }
    void theSameUserCannotReadUs()
    {
        QFETCH(bool, isHardened);
        const SpyReport report = spyOnVictim(isHardened ? Victim::Hardened : Victim::Ordinary);
        QVERIFY2(report.worked, "the victim could not be set up");
        QCOMPARE(report.readByFile, !isHardened);
        QCOMPARE(report.readByCall, !isHardened);
        QCOMPARE(report.attached, !isHardened);
    }

    void aCrashLeavesNothing_data() { theSameUserCannotReadUs_data(); }
    void aCrashLeavesNothing()
    {
        QFETCH(bool, isHardened);
        const TempFolder folder;
        const auto dumped = crashIn(folder.path(), isHardened ? Victim::Hardened : Victim::Ordinary);
        QVERIFY2(dumped, "the child did not crash as it should, or no core dump may be made on this machine");
        QCOMPARE(*dumped, !isHardened);
        if (isHardened)
            QVERIFY(fs::is_empty(folder.path()));
    }

private:
    void addOurPrograms() const
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<bool>("isOurs");
        const auto row = [](const char* name, QStringList arguments) {
            arguments.prepend(QString::fromStdString(programFile(name).string()));
            QTest::newRow(name) << arguments << true;
        };
        row("consentry", {});
        row("consentryctl", {QStringLiteral("identity"), QStringLiteral("check")}); // waits for the passphrase
        row("consentry-bench", {QStringLiteral("intake"), QString::fromStdString(m_video.string())});
    }

    TempFolder m_folder;
    fs::path m_video;
};

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
