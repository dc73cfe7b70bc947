#include "app/swap_state.h"
#include "tests/support/test_support.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace consentry;
using namespace consentry::app;
using namespace consentry::testing;

namespace {

/// A machine's /proc and /sys, as far as they are asked.
class FakeMachine {
public:
    FakeMachine()
    {
        struct stat info {};
        if (::stat(m_root.path().c_str(), &info) == 0)
            m_device = std::to_string(major(info.st_dev)) + ":" + std::to_string(minor(info.st_dev));
        write("swapfile", "");
        write("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n");
    }
    const fs::path& root() const { return m_root.path(); }
    /// What the folder that /swapfile lies in is, as the kernel would tell.
    fs::path device() const { return fs::path("sys/dev/block") / m_device; }
    void write(const fs::path& name, std::string_view text)
    {
        fs::create_directories((m_root.path() / name).parent_path());
        if (!writeFile(m_root.path() / name, bytesOf(text), AtomicFile::IfExists::Replace))
            qFatal("cannot write %s", name.c_str());
    }

private:
    TempFolder m_root;
    std::string m_device;
};

} // namespace

class TestSwapState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingKnownIsNoSwap()
    {
        const TempFolder empty;
        const SwapState state = readSwapState(empty.path());
        QVERIFY(state.isOff() && !state.canHibernate);
    }

    void areas_data()
    {
        QTest::addColumn<QByteArray>("swaps");
        QTest::addColumn<QByteArray>("uuid");
        QTest::addColumn<QByteArray>("below");
        QTest::addColumn<int>("clear");
        QTest::addColumn<int>("encrypted");
        const auto row = [](const char* name, const char* swaps, const char* uuid, const char* below, int clear,
                            int encrypted) {
            QTest::newRow(name) << QByteArray(swaps) << QByteArray(uuid) << QByteArray(below) << clear << encrypted;
        };
        const char* file = "/swapfile   file\t\t1\t0\t-2\n";
        row("none", "", "", "", 0, 0);
        row("compressed memory", "/dev/zram0   partition\t1\t0\t100\n", "", "", 0, 0);
        row("on a plain disk", file, "", "", 1, 0);
        row("gone meanwhile", "/gone   file\t\t1\t0\t-2\n", "CRYPT-LUKS2-x", "", 1, 0);
        row("on an encrypted disk", file, "CRYPT-LUKS2-x", "", 0, 1);
        row("on a volume of an encrypted disk", file, "LVM-x", "CRYPT-LUKS2-x", 0, 1);
        row("on a volume of a plain disk", file, "LVM-x", "mpath-x", 1, 0);
        row("beside compressed memory", "/dev/zram0 partition\t1\t0\t5\n/swapfile file\t1\t0\t-2\n", "", "", 1, 0);
    }
    void areas()
    {
        QFETCH(QByteArray, swaps);
        QFETCH(QByteArray, uuid);
        QFETCH(QByteArray, below);
        QFETCH(int, clear);
        QFETCH(int, encrypted);
        FakeMachine machine;
        machine.write("proc/swaps", ("Filename\tType\tSize\tUsed\tPriority\n" + swaps).toStdString());
        if (!uuid.isEmpty())
            machine.write(machine.device() / "dm/uuid", uuid.toStdString() + "\n");
        if (!below.isEmpty())
            machine.write(machine.device() / "slaves/dm-9/dm/uuid", below.toStdString() + "\n");
        const SwapState state = readSwapState(machine.root());
        QCOMPARE(int(state.clear.size()), clear);
        QCOMPARE(int(state.encrypted.size()), encrypted);
    }

    void hibernation_data()
    {
        QTest::addColumn<QByteArray>("states");
        QTest::addColumn<QByteArray>("resume");
        QTest::addColumn<QByteArray>("way");
        QTest::addColumn<bool>("canHibernate");
        QTest::newRow("set up") << QByteArray("freeze mem disk") << QByteArray("254:3") << QByteArray("[platform]")
                                << true;
        QTest::newRow("no place") << QByteArray("freeze mem disk") << QByteArray("0:0") << QByteArray("[platform]")
                                  << false;
        QTest::newRow("not offered") << QByteArray("freeze mem") << QByteArray("254:3") << QByteArray() << false;
        QTest::newRow("locked down") << QByteArray("freeze disk") << QByteArray("254:3") << QByteArray("[disabled]")
                                     << false;
    }
    void hibernation()
    {
        QFETCH(QByteArray, states);
        QFETCH(QByteArray, resume);
        QFETCH(QByteArray, way);
        QFETCH(bool, canHibernate);
        FakeMachine machine;
        machine.write("sys/power/state", states.toStdString() + "\n");
        machine.write("sys/power/resume", resume.toStdString() + "\n");
        machine.write("sys/power/disk", way.toStdString() + "\n");
        QCOMPARE(readSwapState(machine.root()).canHibernate, canHibernate);
    }
};

QTEST_APPLESS_MAIN(TestSwapState)
#include "tst_swap_state.moc"
