#include "tests/media/foreign_decoding.h"
#include "tests/media/foreign_kinds.h"
#include "tests/media/hostile_modes.h"
#include "tests/media/recorded_worker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <random>

#include <sys/wait.h>

using namespace consentry;
using namespace consentry::media;
using namespace consentry::testing;

namespace {

/// Of each kind, more where sanitizers look on; CONSENTRY_MUTATION_MINUTES goes on for so long instead, all kinds together.
constexpr int kUsualRounds = 1;
constexpr int kSanitizedRounds = 3;
constexpr unsigned kUsualSeed = 11;
constexpr std::chrono::seconds kGrace{2}; ///< by which a worker may outlive its limit

Bytes contentsOf(const fs::path& file)
{
    const auto bytes = readFile(file, std::size_t(1) << 26);
    return bytes ? Bytes(bytes->begin(), bytes->end()) : Bytes();
}

/// Spoils files as accidents do, and as somebody does who looks for a hole.
class Mutator {
public:
    explicit Mutator(unsigned seed) : m_random(seed) {}

    Bytes spoil(const Bytes& whole)
    {
        Bytes file = whole;
        for (unsigned change = below(12) + 1; change > 0; --change)
            spoilOnce(file);
        return file;
    }

private:
    unsigned below(std::size_t end) { return static_cast<unsigned>(m_random() % end); }

    /// Anywhere, or where the facts stand: in front, and in some containers at the end.
    std::size_t place(const Bytes& file)
    {
        const std::size_t edge = std::min<std::size_t>(file.size(), 2048);
        switch (below(3)) {
        case 0: return below(edge);
        case 1: return file.size() - 1 - below(edge);
        default: return below(file.size());
        }
    }
    void spoilOnce(Bytes& file)
    {
        const std::size_t at = place(file);
        const std::size_t rest = std::min<std::size_t>(file.size() - at, below(200) + 1);
        const auto start = file.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = start + static_cast<std::ptrdiff_t>(rest);
        switch (below(8)) {
        case 0: // a number of four bytes as large or small as can be
            std::fill(start, file.begin() + static_cast<std::ptrdiff_t>(at + std::min<std::size_t>(rest, 4)),
                      below(2) == 0 ? 0xFF : 0);
            break;
        case 1:
            if (file.size() > 1000)
                file.erase(start, end);
            break;
        case 2: {
            const Bytes again(start, end);
            file.insert(start, again.begin(), again.end());
            break;
        }
        case 3: *start = static_cast<std::uint8_t>(*start ^ 1U << below(8)); break;
        default: *start = static_cast<std::uint8_t>(m_random()); break;
        }
    }

    std::mt19937 m_random;
};

using Clock = std::chrono::steady_clock;

/// What became of a file, and whether the worker kept to its time.
struct Outcome {
    std::optional<Error> error;
    std::int64_t pictures = 0;
    bool isInOrder = true;
    bool isLate = false;
    bool leftAChild = false;
};

class Stopwatch {
public:
    explicit Stopwatch(std::chrono::milliseconds limit) : m_end(Clock::now() + limit + kGrace) {}
    bool isLate() const { return Clock::now() > m_end; }

private:
    Clock::time_point m_end;
};

Outcome decodeWatched(const Bytes& file, const fs::path& program)
{
    WorkerOptions options = workerOptions();
    options.workerBinary = program;
    MemorySource source(file);
    Outcome outcome;
    {
        const Stopwatch opening(options.startTime);
        const auto decoder = ForeignDecoder::start(source, options);
        outcome.isLate = opening.isLate();
        if (!decoder)
            outcome.error = decoder.error();
        std::int64_t lastPts = INT64_MIN;
        for (bool hasMore = decoder.ok(); hasMore;) {
            const Stopwatch decoding(options.frameTime);
            const auto frame = (*decoder)->next();
            outcome.isLate = outcome.isLate || decoding.isLate();
            if (!frame)
                outcome.error = frame.error();
            hasMore = frame && *frame;
            if (!hasMore)
                break;
            outcome.isInOrder = outcome.isInOrder && (*frame)->pts > lastPts;
            lastPts = (*frame)->pts;
            ++outcome.pictures;
        }
    }
    outcome.leftAChild = ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD;
    return outcome;
}

/// One clear line about the file.
bool blamesTheFile(const Error& error)
{
    return error.code == Errc::Truncated || error.code == Errc::MediaDamaged || error.code == Errc::MediaUnsupported
           || error.code == Errc::MediaTooLarge;
}

/// libav ends the process where an assertion of its own fails, without a word: that is what the worker is for. Anybody
/// else says why.
bool isLibavsAssertion(const Outcome& outcome)
{
    return outcome.error && outcome.error->code == Errc::WorkerCrashed && outcome.error->args.at(0) == "SIGABRT";
}

bool hung(const Outcome& outcome)
{
    return outcome.error && outcome.error->code == Errc::WorkerTimeout;
}

/// Nothing when all is as it must be.
QString problemOf(const Outcome& outcome, const Recording& recording)
{
    if (!recording.reports.isEmpty())
        return QString::fromUtf8(recording.reports);
    if (!recording.said.isEmpty())
        return QStringLiteral("it said: ") + recording.said.join(QLatin1Char('\n'));
    if (!recording.opened.isEmpty())
        return QStringLiteral("it opened: ") + recording.opened.join(QLatin1Char('\n'));
    if (!recording.isWhole)
        return QStringLiteral("the recorder saw no Hello, or no end");
    if (outcome.isLate)
        return QStringLiteral("it outlived its limit");
    if (outcome.leftAChild)
        return QStringLiteral("a child is left");
    if (!outcome.isInOrder)
        return QStringLiteral("stamps do not go on");
    if (!outcome.error && outcome.pictures == 0)
        return QStringLiteral("neither a picture nor an error");
    if (outcome.error && !blamesTheFile(*outcome.error) && !isLibavsAssertion(outcome) && !hung(outcome))
        return QString::fromStdString(describe(*outcome.error));
    return {};
}

struct Tally {
    int files = 0, whole = 0, refused = 0, aborted = 0, hung = 0;

    void add(const Outcome& outcome)
    {
        ++files;
        ++(isLibavsAssertion(outcome) ? aborted : ::hung(outcome) ? hung : outcome.error ? refused : whole);
    }
    QString text() const
    {
        return QStringLiteral("%1 files: %2 decoded, %3 refused, %4 aborted by libav, %5 hung")
            .arg(files)
            .arg(whole)
            .arg(refused)
            .arg(aborted)
            .arg(hung);
    }
};

} // namespace

/// Spoilt files of every kind through the worker, while a recorder looks. docs/attacks.md: how to run it for an hour.
class TestMutatedFiles : public QObject {
    Q_OBJECT

public:
    TestMutatedFiles()
    {
        if (m_minutes > 0)
            qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number((m_minutes + 5) * 60'000));
    }

private:
    /// What the recorder and its judge do not notice of things that they must; nothing when they notice all.
    QString unnoticed()
    {
        struct Control {
            Hostile mode;
            const char* sign; ///< a regular expression
            bool needsSanitizer;
        };
        static constexpr Control kControls[] = {
            {Hostile::OpensAFile, "/etc/hostname", false},
            {Hostile::OpensASocket, "it opened: socket\\(AF_INET", false},
            {Hostile::FreesTwice, "double.free", false},
            {Hostile::FailsItsAssertion, "hasFailed", false},
            {Hostile::WritesBeyondItsBuffer, "heap-buffer-overflow", true},
        };
        RecordedWorker hostile(testProgramFile("hostile_worker"));
        for (const Control& control : kControls) {
            if (control.needsSanitizer && !isSanitized())
                continue;
            const Outcome outcome = decodeWatched({static_cast<std::uint8_t>(control.mode)}, hostile.program());
            const QString problem = problemOf(outcome, hostile.take());
            if (!problem.contains(QRegularExpression(QLatin1String(control.sign))))
                return QStringLiteral("%1: %2").arg(QLatin1String(control.sign), problem);
        }
        return {};
    }
    /// Whether this kind has had its share.
    bool isDone(int round, const QElapsedTimer& since) const
    {
        if (m_minutes == 0)
            return round >= (isSanitized() ? kSanitizedRounds : kUsualRounds);
        return since.elapsed() * static_cast<qint64>(foreignKinds().size()) >= qint64(m_minutes) * 60'000;
    }
    /// Beside the build, to be looked into.
    static QString keep(const Bytes& file, const std::string& name)
    {
        const fs::path folder = buildFolder() / "mutated";
        fs::create_directories(folder);
        QFile kept(QString::fromStdString((folder / name).string()));
        if (kept.open(QIODevice::WriteOnly))
            kept.write(reinterpret_cast<const char*>(file.data()), qsizetype(file.size()));
        return kept.fileName();
    }

    const int m_minutes = qEnvironmentVariableIntValue("CONSENTRY_MUTATION_MINUTES");
    const unsigned m_seed = m_minutes > 0 ? std::random_device()() : kUsualSeed;
    TempFolder m_folder;
    RecordedWorker m_worker{programFile("consentry-worker")};
    Tally m_all;

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(unnoticed(), QString());
    }
    void cleanupTestCase()
    {
        QCOMPARE(unnoticed(), QString()); // it sees to the last
        qInfo("%s", qPrintable(m_all.text()));
    }

    /// The kept ones at which something was wrong once.
    void filesThatWereFound()
    {
        int count = 0;
        for (const fs::directory_entry& entry : fs::directory_iterator(CONSENTRY_SOURCE_DIR "/tests/media/mutated")) {
            const Outcome outcome = decodeWatched(contentsOf(entry.path()), m_worker.program());
            const QString problem = problemOf(outcome, m_worker.take());
            QVERIFY2(problem.isEmpty(), qPrintable(QString::fromStdString(entry.path().string()) + u' ' + problem));
            ++count;
        }
        QVERIFY(count > 0);
    }
    void mutatedFiles_data()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < int(foreignKinds().size()); ++i)
            QTest::newRow(foreignKinds()[std::size_t(i)].file().c_str()) << i;
    }
    void mutatedFiles()
    {
        QFETCH(int, kind);
        const ForeignKind& clip = foreignKinds()[std::size_t(kind)];
        const Bytes whole = contentsOf(makeClip(m_folder, {clip.file(), 160, 96, 12, words(clip.encoder)}));
        const Outcome untouched = decodeWatched(whole, m_worker.program());
        QCOMPARE(problemOf(untouched, m_worker.take()), QString());
        QCOMPARE(untouched.pictures, std::int64_t(12)); // the control: it is the changes that are refused
        Mutator mutator(m_seed + unsigned(kind));
        Tally tally;
        QStringList problems; // one does not end the hour
        QElapsedTimer since;
        since.start();
        for (int round = 0; !isDone(round, since); ++round) {
            const Bytes file = mutator.spoil(whole);
            const Outcome outcome = decodeWatched(file, m_worker.program());
            const QString problem = problemOf(outcome, m_worker.take());
            if (!problem.isEmpty())
                problems += problem + QLatin1Char('\n') + keep(file, std::to_string(round) + clip.file());
            tally.add(outcome);
            m_all.add(outcome);
        }
        if (m_minutes > 0)
            qInfo("%s", qPrintable(tally.text()));
        QVERIFY2(problems.isEmpty(), qPrintable(problems.mid(0, 20).join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestMutatedFiles)
#include "tst_mutated_files.moc"
