#include "tests/app/job_fixture.h"
#include "tests/crash/checks.h"
#include "tests/crash/forked.h"
#include "tests/support/needed.h"

#include <random>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

using namespace consentry;
using namespace consentry::testing;

namespace {

/// How many calls of one operation are made to fail, each in a run of its own.
constexpr std::size_t kFailures = 8;

QByteArray lines(const QStringList& list)
{
    return list.join(QLatin1Char('\n')).toUtf8();
}

/// Whether an error in the middle may leave the first steps done, to be carried on when the operation is done again.
bool goesInSteps(const Operation& operation)
{
    const std::string_view name = operation.name;
    // A header that cannot be taken away again at once goes with the next sweep, which leftoversIn looks at.
    return name == "grant" || name == "withdraw" || name == "revoke" || name == "remove" || name == "second custodian" || name == "edit";
}

/// What cannot be said about a failure: that it was the right error, and that nothing is half done.
QStringList wrongAfterFailure(const Operation& operation, const Ended& ended, bool untouched)
{
    QStringList wrong;
    if (ended.killed)
        wrong << QStringLiteral("the run crashed");
    if (ended.error && errorClass(*ended.error) != ErrorClass::Failure)
        wrong
            << QStringLiteral("wrong error: %1").arg(QString::fromStdString(std::string(errorCodeText(*ended.error))));
    if (ended.error && !goesInSteps(operation) && !untouched)
        wrong << QStringLiteral("it failed, and something was written");
    return wrong;
}

/// One call of the program on a failing disk.
struct Spoiled {
    const char* name;
    Stage stage;
    const char* person;
    const char* arguments; ///< with CLIP and OUT
};

constexpr Spoiled kSpoiled[] = {
    {"grant", Stage::Labelled, "custodian", "grant issue --to other --actions view --clip CLIP"},
    {"submit", Stage::Labelled, "annotator", "task submit CLIP"},
    {"accept", Stage::Submitted, "lead", "task accept CLIP"},
    {"export", Stage::Accepted, "lead", "export --out OUT --name set --recipient lab"},
    {"withdraw", Stage::Accepted, "custodian", "consent withdraw --clip CLIP --reason x"},
    {"ingest", Stage::Labelled, "custodian", ""},
};

std::string argumentsOf(const Spoiled& spoiled, const Place& place)
{
    std::string arguments = *spoiled.arguments != 0 ? spoiled.arguments : ingestArguments(place);
    for (const auto& [word, value] : {std::pair("CLIP", place.clip.text()), {"OUT", place.out().string()}}) {
        if (const std::size_t at = arguments.find(word); at != std::string::npos)
            arguments.replace(at, std::string_view(word).size(), value);
    }
    return arguments;
}

/// Exit code 1, one clear line on stderr, nothing on stdout.
bool saysWhyNot(const Ran& ran)
{
    return ran.exit == 1 && ran.out.isEmpty() && ran.err.count('\n') == 1 && ran.err.startsWith("consentryctl: ");
}

/// A small disk of its own, seen by this thread and what it starts; gone with it.
class SmallDisk {
public:
    explicit SmallDisk(fs::path folder) : m_folder(std::move(folder))
    {
        fs::create_directory(m_folder);
        m_mounted = ::mount("none", m_folder.c_str(), "tmpfs", 0, "size=2m,mode=0700") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool isMounted() const { return m_mounted; }
    const fs::path& folder() const { return m_folder; }
    bool makeReadOnly() const
    {
        return ::mount(nullptr, m_folder.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }
    /// Fills it but for `left` bytes.
    void fill(std::uint64_t left) const
    {
        struct statvfs info {};
        ::statvfs(m_folder.c_str(), &info);
        const std::uint64_t free = info.f_bfree * info.f_bsize;
        const Bytes filler(free > left ? free - left : 0);
        if (!writeFile(m_folder / "filler", filler, AtomicFile::IfExists::Replace))
            qFatal("cannot fill the disk");
    }

private:
    fs::path m_folder;
    bool m_mounted = false;
};

/// By the program itself: this thread sees other disks than what was started before.
Ran runOnDisk(const Place& place, std::string_view person, const std::string& arguments)
{
    return runProgram(place.site.commandOf(person, arguments), place.site.environment());
}

/// Mounts of this thread are its own from now on. Only an administrator may.
bool mountsArePrivate()
{
    return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

} // namespace

/// A disk that is full, fails, gives less than was asked for, or cannot be written to.
class TestDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void failingCalls_data();
    void failingCalls();
    void lessThanWasAskedFor_data();
    void lessThanWasAskedFor();
    void whatTheProgramSays_data();
    void whatTheProgramSays();
    void fullDisk_data();
    void fullDisk();
    void readOnlyDisk_data();
    void readOnlyDisk();

private:
    void addSpoiledRows();
    Ended undisturbed(const Operation& operation, const std::string& kinds, QStringList* facts) const;

    TempFolder m_folder;
    std::unique_ptr<Places> m_places;
    bool m_mayMount = false;
};

void TestDisk::initTestCase()
{
    const QString problem = missingData();
    REQUIRE_FETCHED(problem);
    m_mayMount = mountsArePrivate();
    m_places = std::make_unique<Places>(m_folder / "places");
}

Ended TestDisk::undisturbed(const Operation& operation, const std::string& kinds, QStringList* facts) const
{
    const TempFolder folder;
    Place place = m_places->copy(operation.stage, folder / "place");
    const Ended ended = runForked(place, operation, {.kinds = kinds});
    if (ended.error || ended.killed)
        qFatal("%s does not work", operation.name);
    *facts = factsOf(place);
    return ended;
}

void TestDisk::failingCalls_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reach");
    QTest::addColumn<QString>("kinds");
    const std::tuple<const char*, const char*, const char*> faults[] = {
        {"enospc", "onwards", "open+write+rename+truncate+folder"},
        {"eio", "once", "change"},
        {"eio", "onwards", "read"}};
    for (const Operation& each : operations()) {
        for (const auto& [what, reach, kinds] : faults)
            QTest::addRow("%s: %s on %s", each.name, what, kinds)
                << QString::fromUtf8(each.name) << QString::fromUtf8(what) << QString::fromUtf8(reach)
                << QString::fromUtf8(kinds);
    }
}

void TestDisk::failingCalls()
{
    QFETCH(const QString, name);
    QFETCH(const QString, what);
    QFETCH(const QString, reach);
    QFETCH(const QString, kinds);
    const Operation& each = operation(name.toStdString());
    QStringList end;
    const std::uint64_t calls = undisturbed(each, kinds.toStdString(), &end).faults.calls;
    QVERIFY(calls > 5);
    std::mt19937 random(kSeed);
    std::uint64_t hits = 0;
    int failed = 0;
    for (std::size_t failure = 0; failure < kFailures; ++failure) {
        // One in each eighth, so that early and late calls have their turn.
        const std::uint64_t call = 1 + (failure * calls + random() % calls) / kFailures;
        const TempFolder folder;
        Place place = m_places->copy(each.stage, folder / "place");
        const auto files = filesOf(place);
        const std::uint64_t entries = logSize(place);
        const Ended ended = runForked(
            place, each,
            {.what = what.toStdString(), .reach = reach.toStdString(), .kinds = kinds.toStdString(), .at = call});
        hits += ended.faults.hits > 0 ? 1 : 0;
        failed += ended.error ? 1 : 0;
        // An export is logged before it is put into its place, so the log may say more than happened, never less.
        const bool sameLog = logSize(place) == entries || name == QLatin1String("export");
        QStringList wrong = wrongAfterFailure(each, ended, filesOf(place) == files && sameLog) + problemsIn(place);
        const Result<void> again = each.run(place);
        if (!again.ok() && (ended.error || each.whenDone != again.error().code))
            wrong << QStringLiteral("again: %1").arg(QString::fromStdString(describe(again.error())));
        wrong += leftoversIn(place);
        if (const QStringList facts = factsOf(place); facts != end)
            wrong << QStringLiteral("it ends elsewhere:") << facts << QStringLiteral("not in:") << end;
        QVERIFY2(wrong.isEmpty(), "call " + QByteArray::number(qulonglong(call)) + ":\n" + lines(wrong));
    }
    // The positive control: calls did fail, and somebody noticed.
    QVERIFY2(hits >= kFailures - 1 && failed > 0, QByteArray::number(qulonglong(hits)) + " failed calls");
}

void TestDisk::lessThanWasAskedFor_data()
{
    QTest::addColumn<QString>("name");
    for (const Operation& each : operations())
        QTest::newRow(each.name) << QString::fromUtf8(each.name);
}

void TestDisk::lessThanWasAskedFor()
{
    QFETCH(const QString, name);
    const Operation& each = operation(name.toStdString());
    QStringList end;
    QVERIFY(undisturbed(each, "read+write", &end).faults.calls > 0);
    const TempFolder folder;
    Place place = m_places->copy(each.stage, folder / "place");
    const Ended ended = runForked(place, each, {.what = "short", .reach = "onwards", .kinds = "read+write", .at = 1});
    QVERIFY(!ended.error && !ended.killed);
    QVERIFY(ended.faults.hits > 10);
    QCOMPARE(problemsIn(place), QStringList());
    QCOMPARE(factsOf(place), end);
}

void TestDisk::addSpoiledRows()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(kSpoiled)); ++i)
        QTest::newRow(kSpoiled[i].name) << i;
}

void TestDisk::whatTheProgramSays_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("kinds");
    QTest::addColumn<QString>("code");
    for (const int index : {0, 3, 5}) {
        QTest::addRow("%s, disk full", kSpoiled[index].name) << index << "enospc"
                                                             << "write"
                                                             << "disk_full";
        QTest::addRow("%s, disk fails", kSpoiled[index].name) << index << "eio"
                                                              << "write"
                                                              << "io";
        QTest::addRow("%s, disk cannot be read", kSpoiled[index].name) << index << "eio"
                                                                       << "read"
                                                                       << "io";
    }
}

void TestDisk::whatTheProgramSays()
{
    QFETCH(const int, index);
    QFETCH(const QString, what);
    QFETCH(const QString, kinds);
    QFETCH(const QString, code);
    const Spoiled& spoiled = kSpoiled[index];
    const TempFolder folder;
    const Place place = m_places->copy(spoiled.stage, folder / "place");
    const std::string arguments = argumentsOf(spoiled, place);
    const auto files = filesOf(place);
    const std::uint64_t entries = logSize(place);
    // Identity and passphrase are read first, and SQLite says "I/O error" of whatever befalls its shared index.
    const Program ran =
        runProgramAs(place, spoiled.person, arguments + " --json",
                     {.what = what.toStdString(), .reach = "onwards", .kinds = kinds.toStdString(), .at = 20});
    QVERIFY(ran.faults.hits > 0);
    QVERIFY2(ran.ran.exit == 1 && ran.ran.out.isEmpty() && ran.ran.err.count('\n') == 1, ran.ran.all());
    QCOMPARE(QString::fromStdString(ran.ran.errorCode()), code);
    QVERIFY(filesOf(place) == files && logSize(place) == entries);
    QCOMPARE(problemsIn(place), QStringList());
}

void TestDisk::fullDisk_data()
{
    addSpoiledRows();
}

void TestDisk::fullDisk()
{
    if (!m_mayMount)
        SKIP_BUT_FAIL_IN_CI("only an administrator can mount a small disk; failingCalls covers the same without one");
    QFETCH(const int, index);
    const Spoiled& spoiled = kSpoiled[index];
    const TempFolder folder;
    const SmallDisk disk(folder / "disk");
    QVERIFY(disk.isMounted());
    const Place place = m_places->copy(spoiled.stage, disk.folder() / "place");
    const std::string arguments = argumentsOf(spoiled, place);
    const std::uint64_t entries = logSize(place);
    const auto files = filesOf(place);
    disk.fill(48 * 1024);
    const Ran ran = runOnDisk(place, spoiled.person, arguments);
    QVERIFY2(saysWhyNot(ran) && ran.err.contains("No space left"), ran.all());
    fs::remove(disk.folder() / "filler");
    QVERIFY(filesOf(place) == files && logSize(place) == entries);
    QCOMPARE(problemsIn(place), QStringList());
    const Ran again = runOnDisk(place, spoiled.person, arguments);
    QVERIFY2(again.exit == 0, again.all());
    QCOMPARE(problemsIn(place) + leftoversIn(place), QStringList());
}

void TestDisk::readOnlyDisk_data()
{
    addSpoiledRows();
}

void TestDisk::readOnlyDisk()
{
    if (!m_mayMount)
        SKIP_BUT_FAIL_IN_CI(
            "only an administrator can mount a disk; tst_bad_days has a folder that cannot be written to");
    QFETCH(const int, index);
    const Spoiled& spoiled = kSpoiled[index];
    const TempFolder folder;
    const SmallDisk disk(folder / "disk");
    QVERIFY(disk.isMounted());
    const Place place = m_places->copy(spoiled.stage, disk.folder() / "place");
    const auto before = place.site.snapshot();
    QVERIFY(disk.makeReadOnly());
    const Ran ran = runOnDisk(place, spoiled.person, argumentsOf(spoiled, place));
    QVERIFY2(saysWhyNot(ran), ran.all());
    QVERIFY(place.site.snapshot() == before);
}

QTEST_GUILESS_MAIN(TestDisk)
#include "tst_disk.moc"
