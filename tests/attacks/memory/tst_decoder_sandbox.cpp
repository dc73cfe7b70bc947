#include "media/foreign/landlock.h"
#include "tests/support/test_support.h"

#include <QProcess>

#include <csignal>
#include <cstddef>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// Landlock versions that deny an act; a kernel that is older lets it through, and then only the filter stands.
constexpr int kNever = 1000;

/// Somebody to connect to, by TCP and by an abstract socket that has the port as its name.
class Listener {
public:
    Listener()
        : m_tcp(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
          m_unix(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        m_good = ::bind(m_tcp.get(), reinterpret_cast<sockaddr*>(&address), length) == 0
                 && ::listen(m_tcp.get(), 8) == 0
                 && ::getsockname(m_tcp.get(), reinterpret_cast<sockaddr*>(&address), &length) == 0;
        m_port = ntohs(address.sin_port);
        sockaddr_un local{};
        local.sun_family = AF_UNIX;
        const std::string name = std::to_string(m_port);
        name.copy(local.sun_path + 1, name.size());
        m_good = m_good
                 && ::bind(m_unix.get(), reinterpret_cast<sockaddr*>(&local),
                           static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size()))
                        == 0
                 && ::listen(m_unix.get(), 8) == 0;
    }
    bool isGood() const { return m_good; }
    int port() const { return m_port; }

private:
    FileDescriptor m_tcp;
    FileDescriptor m_unix;
    int m_port = 0;
    bool m_good = false;
};

} // namespace

/// A decoder that was taken over does what it likes, behind no wall, behind Landlock alone, and behind all of them.
class TestDecoderSandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_listener.isGood());
        // A kernel without Landlock leaves the filter, which is tested all the same; where tests count there must be
        // both.
        QVERIFY(media::landlockVersion() > 0 || !qEnvironmentVariableIsSet("CI"));
    }

    void aCaptiveGetsNowhere_data()
    {
        QTest::addColumn<QString>("act");
        QTest::addColumn<int>("landlockDeniesSince");
        QTest::newRow("reads a file") << "read-file" << 1;
        QTest::newRow("makes a file") << "make-file" << 1;
        QTest::newRow("lists a folder") << "list-folder" << 1;
        QTest::newRow("runs a program") << "run-program" << 1;
        QTest::newRow("connects by TCP") << "connect-tcp" << 4;
        QTest::newRow("connects to an abstract socket") << "connect-unix" << 6;
        QTest::newRow("signals its parent") << "signal-parent" << 6;
        QTest::newRow("sends by UDP") << "send-udp" << kNever;
        QTest::newRow("starts a process") << "start-process" << kNever;
        QTest::newRow("is traced") << "be-traced" << kNever;
        QTest::newRow("makes code") << "make-code" << kNever;
        QTest::newRow("takes memory") << "take-memory" << kNever;
    }
    void aCaptiveGetsNowhere()
    {
        QFETCH(QString, act);
        QFETCH(int, landlockDeniesSince);
        QVERIFY2(couldDo("none", act), "without a wall it must succeed, or nothing is shown");
        const int version = media::landlockVersion();
        if (version > 0)
            QCOMPARE(couldDo("landlock", act), version < landlockDeniesSince);
        QVERIFY(!couldDo("sandbox", act));
    }

private:
    /// Whether the captive succeeded. Refused means an error or SIGSYS; anything else fails the test.
    bool couldDo(const char* wall, const QString& act)
    {
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(m_folder.path().string()));
        process.start(QString::fromStdString(testProgramFile("captive").string()),
                      {QString::fromLatin1(wall), act, QString::number(m_listener.port())});
        if (!process.waitForFinished())
            qFatal("the captive hangs");
        if (process.exitStatus() == QProcess::CrashExit && process.exitCode() == SIGSYS)
            return false;
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1)
            qFatal("the captive ended with %d", process.exitCode());
        return process.exitCode() == 0;
    }

    TempFolder m_folder;
    Listener m_listener;
};

QTEST_GUILESS_MAIN(TestDecoderSandbox)
#include "tst_decoder_sandbox.moc"
