#include "tests/app/gui/window_bench.h"

#include "app/operations/consents.h"
#include "app/operations/grants.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <fcntl.h>
#include <functional>
#include <thread>

using namespace consentry;
using namespace consentry::testing;

// A view ends in the middle of what somebody is doing, and what they were doing comes to nothing but what is stored.

namespace {

constexpr int kPromise = 1000; ///< milliseconds in which a view ends
constexpr int kTooLate = 3000; ///< on a busy machine
constexpr Box kDrawn{200, 120, 160, 100};

/// Calls back whenever a widget is painted, which is when eyes could see it change.
class Looker final : public QObject {
public:
    Looker(QWidget& widget, std::function<void()> look) : m_look(std::move(look)) { widget.installEventFilter(this); }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_look();
        return false;
    }

private:
    std::function<void()> m_look;
};

/// Goes on with one thing until it is destroyed.
class Activity {
public:
    virtual ~Activity() = default;
};

class Idle final : public Activity {};

class Playing final : public Activity {
public:
    explicit Playing(WindowBench& bench)
    {
        bench.hands().press("Space");
        must(QTest::qWaitFor([&] { return bench.canvas().shownFrame() != FrameIndex{0}; }, Hands::kPatience),
             QStringLiteral("it does not play"));
    }
};

/// Jumps to and fro, faster than frames can be decoded.
class Seeking final : public Activity {
public:
    explicit Seeking(WindowBench& bench) : m_bench(bench)
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_last = (m_last + 11) % SampleWorkspace::kFrames;
            Q_EMIT m_bench.window().workbench().timeline().seekRequested({m_last});
        });
        m_timer.start(3);
        must(QTest::qWaitFor([&] { return m_bench.canvas().shownFrame() != FrameIndex{0}; }, Hands::kPatience),
             QStringLiteral("it does not seek"));
    }

private:
    WindowBench& m_bench;
    QTimer m_timer;
    std::int64_t m_last = 0;
};

/// Holds the drawn box with the button down and keeps moving it; lets go in the end.
class Dragging final : public Activity {
public:
    explicit Dragging(WindowBench& bench) : m_bench(bench), m_at(place({kDrawn.x + 40, kDrawn.y + 40}))
    {
        QWindow* window = m_bench.window().windowHandle();
        bench.hands().press("S");
        QTest::mouseMove(window, m_at);
        QTest::mousePress(window, Qt::LeftButton, {}, m_at);
        QObject::connect(&m_timer, &QTimer::timeout, [this, window] {
            m_at.rx() += m_step++ % 40 < 20 ? 3 : -3;
            QTest::mouseMove(window, m_at);
        });
        m_timer.start(10);
    }
    ~Dragging() override { QTest::mouseRelease(m_bench.window().windowHandle(), Qt::LeftButton, {}, m_at); }

private:
    QPoint place(Point inPicture) const
    {
        const QPoint at = m_bench.canvas().mapping().toWidget(inPicture).toPoint();
        return m_bench.canvas().mapTo(&m_bench.window(), at);
    }

    WindowBench& m_bench;
    QPoint m_at;
    QTimer m_timer;
    int m_step = 0;
};

std::unique_ptr<Activity> start(const QString& name, WindowBench& bench)
{
    if (name == QLatin1String("play"))
        return std::make_unique<Playing>(bench);
    if (name == QLatin1String("seek"))
        return std::make_unique<Seeking>(bench);
    if (name == QLatin1String("drag"))
        return std::make_unique<Dragging>(bench);
    return std::make_unique<Idle>();
}

/// What somebody else holds; the lock goes when the view has ended.
struct Elsewhere {
    QProcess process;
    std::optional<FileDescriptor> lock;
};
/// What somebody else does meanwhile; true when it is done.
using Deed = std::function<bool(WindowBench& bench, Elsewhere& elsewhere)>;

bool expire(WindowBench& bench, Elsewhere&)
{
    bench.clock().advance(std::chrono::hours(8));
    return true;
}
bool withdraw(WindowBench& bench, Elsewhere&)
{
    auto custodian = bench.session("custodian");
    const auto consent = app::consentOfClip(custodian, bench.clip());
    return consent && app::withdrawConsent(custodian, *consent, "asked for it").ok();
}
/// By the command line, as from another computer.
bool hold(WindowBench& bench, Elsewhere& elsewhere)
{
    const QString people = QString::fromStdString((bench.workspace() / "people").string());
    const fs::path passphrase = bench.folder() / "passphrase";
    if (!writeFile(passphrase, bytesOf(std::string_view(SampleWorkspace::kPassphrase)), AtomicFile::IfExists::Refuse))
        return false;
    elsewhere.process.start(
        QString::fromStdString(programFile("consentryctl").string()),
        {QStringLiteral("--workspace"), QString::fromStdString(bench.workspace().string()),
         QStringLiteral("--identity"), people + QStringLiteral("/lead.age"), QStringLiteral("--passphrase-file"),
         QString::fromStdString(passphrase.string()), QStringLiteral("clip"), QStringLiteral("hold"),
         QString::fromStdString(bench.clip().text()), QStringLiteral("--reason"), QStringLiteral("seen")});
    while (elsewhere.process.state() != QProcess::NotRunning)
        QTest::qWait(10); // the window goes on meanwhile
    return elsewhere.process.exitStatus() == QProcess::NormalExit && elsewhere.process.exitCode() == 0;
}
/// Locks out all readers, as a recovery that hangs does: https://sqlite.org/walformat.html#wal_locks
bool keepBusy(WindowBench& bench, Elsewhere& elsewhere)
{
    const fs::path shared = bench.workspace() / "workspace.db-shm";
    elsewhere.lock.emplace(::open(shared.c_str(), O_RDWR | O_CLOEXEC));
    struct flock locks {};
    locks.l_type = F_WRLCK;
    locks.l_whence = SEEK_SET;
    locks.l_start = 120;
    locks.l_len = 8;
    // Of the open file, or this process would not be kept out.
    return elsewhere.lock->isOpen() && ::fcntl(elsewhere.lock->get(), F_OFD_SETLKW, &locks) == 0;
}

struct End {
    const char* name;
    Deed deed;
    bool labelsStay; ///< and can be read afterwards
};
const End kEnds[] = {
    {"expiry", expire, true}, {"withdrawal", withdraw, false}, {"hold", hold, true}, {"busy", keepBusy, true}};
const char* const kActivities[] = {"idle", "play", "seek", "drag"};

} // namespace

class TestEndsAmid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void viewEnds_data();
    void viewEnds();

private:
    TempFolder m_folder;
    fs::path m_sample;
};

void TestEndsAmid::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

void TestEndsAmid::viewEnds_data()
{
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("activity");
    for (int end = 0; end < int(std::size(kEnds)); ++end) {
        for (const char* activity : kActivities)
            QTest::addRow("%s, %s", kEnds[end].name, activity) << end << QString::fromLatin1(activity);
    }
}

void TestEndsAmid::viewEnds()
{
    QFETCH(const int, end);
    QFETCH(const QString, activity);
    WindowBench bench(m_sample);
    BY_HAND({
        bench.unlockAs("annotator");
        bench.openClip();
        bench.hands().drawBox(bench.canvas(), kDrawn);
    });
    QVERIFY(bench.pictureNumber()); // the control: there is something to lose

    QElapsedTimer timer;
    qint64 doneAt = 0;
    qint64 endedAt = -1;
    Elsewhere elsewhere;
    Looker looker(bench.canvas(), [&] {
        if (endedAt >= 0 || !timer.isValid() || bench.canvas().shownFrame())
            return;
        endedAt = timer.elapsed();
        elsewhere.lock.reset();
    });
    {
        std::unique_ptr<Activity> doing;
        BY_HAND(doing = start(activity, bench));
        QTest::qWait(100);
        QVERIFY2(bench.canvas().shownFrame(), "it ended by itself");
        timer.start();
        QVERIFY(kEnds[end].deed(bench, elsewhere));
        doneAt = timer.elapsed();
        QVERIFY2(QTest::qWaitFor([&] { return endedAt >= 0; }, 20'000), "the view goes on");
        QTest::qWait(200); // and what was asked for before must not come back
    }
    QTest::qWait(50);
    qInfo("ended %lld ms after it was done (promised: %d)", static_cast<long long>(endedAt - doneAt), kPromise);
    QVERIFY(endedAt - doneAt < kTooLate);
    QVERIFY(!bench.canvas().shownFrame());
    QVERIFY(!bench.pictureNumber());
    QVERIFY(bench.window().workbench().trustBar().summary().startsWith(QLatin1String("Closed")));

    if (!kEnds[end].labelsStay)
        return;
    annotation::AnnotationSet stored;
    BY_HAND(stored = bench.storedLabels());
    QCOMPARE(stored.tracks.size(), std::size_t(1)); // what was drawn; the move that never ended is not in it
    QVERIFY(std::abs(stored.tracks.front().keyFrames.front().box.x - kDrawn.x) < 2);
}

QTEST_MAIN(TestEndsAmid)
#include "tst_ends_amid.moc"
