#include "app/operations/consents.h"
#include "app/operations/grants.h"
#include "storage/label_journal.h"
#include "tests/app/gui/ends.h"

#include <QFile>
#include <QProcess>
#include <QTimer>

#include <fcntl.h>
#include <functional>

using namespace consentry;
using namespace consentry::testing;

// A view ends in the middle of what somebody is doing, and what they were doing comes to nothing but what is stored.

namespace {

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
/// What happens meanwhile; true when it is done.
using Deed = bool (*)(WindowBench& bench, Elsewhere& elsewhere);

/// By the command line, as from another computer.
bool command(WindowBench& bench, Elsewhere& elsewhere, const char* person, const QStringList& words)
{
    const fs::path passphrase = bench.folder() / "passphrase";
    if (!writeFile(passphrase, bytesOf(std::string_view(SampleWorkspace::kPassphrase)), AtomicFile::IfExists::Replace))
        return false;
    const fs::path identity = bench.workspace() / "people" / (std::string(person) + ".age");
    elsewhere.process.start(
        QString::fromStdString(programFile("consentryctl").string()),
        QStringList{QStringLiteral("--workspace"), QString::fromStdString(bench.workspace().string()),
                    QStringLiteral("--identity"), QString::fromStdString(identity.string()),
                    QStringLiteral("--passphrase-file"), QString::fromStdString(passphrase.string())}
            + words);
    while (elsewhere.process.state() != QProcess::NotRunning)
        QTest::qWait(10); // the window goes on meanwhile
    return elsewhere.process.exitStatus() == QProcess::NormalExit && elsewhere.process.exitCode() == 0;
}
QString clipOf(const WindowBench& bench)
{
    return QString::fromStdString(bench.clip().text());
}

bool revoke(WindowBench& bench, Elsewhere& elsewhere)
{
    auto custodian = bench.session("custodian");
    const auto grants = app::listGrants(custodian);
    const auto own = std::ranges::find_if(
        *grants, [](const app::GrantRow& row) { return row.grantee == "annotator" && !row.ended; });
    return own != grants->end()
           && command(bench, elsewhere, "custodian",
                      {QStringLiteral("grant"), QStringLiteral("revoke"),
                       QString::fromStdString(own->grant.header.id.text())});
}
bool withdraw(WindowBench& bench, Elsewhere& elsewhere)
{
    return command(bench, elsewhere, "custodian",
                   {QStringLiteral("consent"), QStringLiteral("withdraw"), QStringLiteral("--clip"), clipOf(bench),
                    QStringLiteral("--reason"), QStringLiteral("asked for it")});
}
bool removePerson(WindowBench& bench, Elsewhere& elsewhere)
{
    return command(bench, elsewhere, "custodian",
                   {QStringLiteral("member"), QStringLiteral("remove"), QStringLiteral("annotator")});
}
bool hold(WindowBench& bench, Elsewhere& elsewhere)
{
    return command(bench, elsewhere, "lead",
                   {QStringLiteral("clip"), QStringLiteral("hold"), clipOf(bench), QStringLiteral("--reason"),
                    QStringLiteral("seen")});
}
bool expire(WindowBench& bench, Elsewhere&)
{
    bench.clock().advance(std::chrono::hours(8));
    return true;
}
bool lock(WindowBench& bench, Elsewhere&)
{
    bench.hands().press("Ctrl+L");
    return true;
}
bool takeDatabaseAway(WindowBench& bench, Elsewhere&)
{
    fs::rename(bench.workspace() / "workspace.db", bench.workspace() / "elsewhere.db");
    return true;
}
/// What nobody wrote is there in its place.
bool spoilDatabase(WindowBench& bench, Elsewhere&)
{
    const fs::path database = bench.workspace() / "workspace.db";
    for (const char* beside : {"-wal", "-shm"})
        fs::remove(database.string() + beside);
    return writeFile(database, patternBytes(65536), AtomicFile::IfExists::Replace).ok();
}
/// The same in the file that is there: whoever has it open is not told.
bool overwriteDatabase(WindowBench& bench, Elsewhere&)
{
    const fs::path database = bench.workspace() / "workspace.db";
    for (const char* beside : {"-wal", "-shm"})
        fs::remove(database.string() + beside);
    QFile file(QString::fromStdString(database.string()));
    const Bytes noise = patternBytes(65536);
    return file.open(QIODevice::ReadWrite)
           && file.write(reinterpret_cast<const char*>(noise.data()), qsizetype(noise.size())) == qsizetype(noise.size());
}
bool letOthersRead(WindowBench& bench, Elsewhere&)
{
    fs::permissions(bench.workspace() / "workspace.db", fs::perms::others_read, fs::perm_options::add);
    return true;
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

/// Takes back what ended a view; true when the clip can be opened again.
using Undo = bool (*)(WindowBench& bench);

bool grantAgain(WindowBench& bench)
{
    auto custodian = bench.session("custodian");
    return app::issueGrants(custodian, {.to = "annotator",
                                        .clips = {bench.clip()},
                                        .actions = {consent::Action::View, consent::Action::Annotate}})
        .ok();
}
bool release(WindowBench& bench)
{
    auto custodian = bench.session("custodian");
    return app::releaseClip(custodian, bench.clip()).ok();
}
bool bringDatabaseBack(WindowBench& bench)
{
    fs::rename(bench.workspace() / "elsewhere.db", bench.workspace() / "workspace.db");
    return true;
}
bool letNobodyElseRead(WindowBench& bench)
{
    fs::permissions(bench.workspace() / "workspace.db", fs::perms::others_read, fs::perm_options::remove);
    return true;
}
bool nothingToUndo(WindowBench&)
{
    return true;
}

struct End {
    const char* name;
    Deed deed;
    const char* logged; ///< by another process: from when this was signed, time is taken
    Undo undo;          ///< null: each activity needs a workspace of its own
    const char* word;   ///< of the reason; null when the whole window closes
    bool labelsStay;    ///< and can be read afterwards
};
const End kEnds[] = {
    {"grant revoked", revoke, "grant.revoked", grantAgain, "revoked", true},
    {"consent withdrawn", withdraw, "consent.withdrawn", nullptr, "withdrawn", false},
    {"member removed", removePerson, "member.removed", nullptr, "revoked", true},
    {"clip held", hold, "clip.held", release, "on hold", true},
    {"expiry", expire, nullptr, grantAgain, "grant ended", true},
    {"lock", lock, nullptr, nothingToUndo, nullptr, true},
    {"database gone", takeDatabaseAway, nullptr, bringDatabaseBack, "not there", false},
    {"database spoilt", spoilDatabase, nullptr, nullptr, "workspace.db", false},
    {"database overwritten", overwriteDatabase, nullptr, nullptr, "workspace.db", false},
    {"database open to others", letOthersRead, nullptr, letNobodyElseRead, "Others can read", false},
    {"database busy", keepBusy, nullptr, nothingToUndo, "gave no answer", true},
};
const char* const kActivities[] = {"idle", "play", "seek", "drag"};

} // namespace

class TestEndsAmid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void viewEnds_data();
    void viewEnds();

private:
    void openView(std::unique_ptr<WindowBench>& bench, const End& end);
    void endView(WindowBench& bench, const End& end, const QString& activity, std::vector<qint64>& times);
    void checkNothingLeft(WindowBench& bench, const End& end);
    void checkLabels(app::Session& reader, ClipId clip);

    TempFolder m_folder;
    fs::path m_sample;
};

void TestEndsAmid::initTestCase()
{
    m_sample = m_folder / "workspace";
    BY_HAND(SampleWorkspace::make(m_sample));
}

/// A row has one window for all that somebody may be doing when the end can be undone, and one for each when not.
void TestEndsAmid::viewEnds_data()
{
    QTest::addColumn<int>("end");
    for (int end = 0; end < int(std::size(kEnds)); ++end)
        QTest::newRow(kEnds[end].name) << end;
}

void TestEndsAmid::viewEnds()
{
    QFETCH(const int, end);
    std::unique_ptr<WindowBench> bench;
    std::vector<qint64> times;
    for (const char* activity : kActivities) {
        openView(bench, kEnds[end]);
        if (!QTest::currentTestFailed())
            endView(*bench, kEnds[end], QString::fromLatin1(activity), times);
        if (QTest::currentTestFailed())
            QFAIL(activity);
    }
    std::ranges::sort(times);
    qInfo("%s: p50 %lld ms, max %lld ms (promised: %d)", kEnds[end].name, static_cast<long long>(times[1]),
          static_cast<long long>(times.back()), kPromise);
    QVERIFY(times.back() < kTooLate);
}

/// With one drawn box, new or as it was.
void TestEndsAmid::openView(std::unique_ptr<WindowBench>& bench, const End& end)
{
    const bool isNew = !bench || end.undo == nullptr;
    if (isNew) {
        bench.reset();
        bench = std::make_unique<WindowBench>(m_sample);
    } else {
        QVERIFY(end.undo(*bench));
    }
    BY_HAND({
        bench->unlockAs("annotator");
        bench->openClip();
        if (isNew)
            bench->hands().drawBox(bench->canvas(), kDrawn);
    });
    QVERIFY(bench->pictureNumber()); // the control: there is something to lose
    QCOMPARE(bench->trackCount(), 1);
}

void TestEndsAmid::endView(WindowBench& bench, const End& end, const QString& activity, std::vector<qint64>& times)
{
    const SystemClock clock;
    std::optional<Timestamp> doneAt;
    std::optional<Timestamp> endedAt;
    Elsewhere elsewhere;
    Looker looker(bench.canvas(), [&] {
        if (endedAt || !doneAt || bench.canvas().shownFrame())
            return;
        endedAt = clock.now();
        elsewhere.lock.reset();
    });
    {
        std::unique_ptr<Activity> doing;
        BY_HAND(doing = start(activity, bench));
        QTest::qWait(100);
        QVERIFY2(bench.canvas().shownFrame(), "it ended by itself");
        doneAt = clock.now();
        QVERIFY(end.deed(bench, elsewhere));
        QVERIFY2(QTest::qWaitFor([&] { return endedAt.has_value(); }, 20'000), "the view goes on");
        QTest::qWait(200); // and what was asked for before must not come back
    }
    QTest::qWait(50);
    checkNothingLeft(bench, end);
    if (end.logged != nullptr || end.labelsStay) {
        app::Session reader = bench.session("custodian"); // who is still there when others are not
        if (end.logged != nullptr)
            doneAt = signedAt(reader, end.logged);
        if (end.labelsStay)
            checkLabels(reader, bench.clip());
    }
    QVERIFY(doneAt);
    times.push_back((*endedAt - *doneAt).count());
    qInfo("%s, %s: %lld ms", end.name, qPrintable(activity), static_cast<long long>(times.back()));
}

void TestEndsAmid::checkNothingLeft(WindowBench& bench, const End& end)
{
    widgets::VideoCanvas& canvas = bench.canvas();
    QVERIFY(!canvas.shownFrame());
    QVERIFY(!bench.pictureNumber());
    if (end.word == nullptr) {
        QVERIFY(bench.hands().sees("unlockPage"));
        return;
    }
    const QString reason = bench.window().workbench().trustBar().facts().reason;
    const QString trust = bench.window().workbench().trustBar().summary();
    QVERIFY2(trust.startsWith(QLatin1String("Closed")) && trust.contains(reason)
                 && reason.contains(QLatin1String(end.word)),
             qPrintable(trust));
    // What the canvas says is compared as it is painted.
    const QImage seen = canvas.grab().toImage();
    canvas.blank(reason);
    QVERIFY2(canvas.grab().toImage() != seen, "any words look alike");
    const bool erased = end.deed == withdraw;
    canvas.blank(QStringLiteral("This clip closed: %1. %2")
                     .arg(reason, erased ? QStringLiteral("Its labels are erased, too.")
                                         : QStringLiteral("Your labels up to then are stored.")));
    QVERIFY2(canvas.grab().toImage() == seen, "the canvas says something else");
}

/// What was drawn is stored; the move that never ended is not in it.
void TestEndsAmid::checkLabels(app::Session& reader, ClipId clip)
{
    const auto stored = storage::LabelJournal::load(reader.workspace(), clip);
    QVERIFY_OK(stored);
    QCOMPARE(stored->tracks.size(), std::size_t(1));
    QVERIFY(std::abs(stored->tracks.front().keyFrames.front().box.x - kDrawn.x) < 2);
}

QTEST_MAIN(TestEndsAmid)
#include "tst_ends_amid.moc"
