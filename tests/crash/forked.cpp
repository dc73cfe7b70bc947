#include "tests/crash/forked.h"

#include <csignal>
#include <cstring>
#include <ctime>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace consentry::testing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kPatience = 60; // seconds until a run that hangs is ended, on a machine that has other things to do

/// The kernel ends this process with SIGKILL: another one that slept until then might come too late on a busy machine.
void dieAfter(std::chrono::microseconds life)
{
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGKILL;
    timer_t timer{};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(life);
    itimerspec when{};
    when.it_value.tv_sec = seconds.count();
    when.it_value.tv_nsec = std::chrono::nanoseconds(life - seconds).count() + 1; // 0 would be never
    if (::timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 || ::timer_settime(timer, 0, &when, nullptr) != 0)
        ::_exit(static_cast<int>(Errc::Internal) + 1);
}

/// A run in a process of its own.
class Fork {
public:
    Fork(Place& place, const Operation& operation, const std::string& plan,
         std::optional<std::chrono::microseconds> life = {})
        : m_time(static_cast<std::chrono::microseconds*>(
            ::mmap(nullptr, sizeof *m_time, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)))
    {
        int ends[2] = {-1, -1};
        if (m_time == MAP_FAILED || ::pipe(ends) != 0)
            qFatal("no way for a run to tell how it goes");
        m_child = ::fork();
        if (m_child == 0)
            runChild(place, operation, plan, life, ends, m_time);
        ::close(ends[1]);
        m_acknowledged = FileDescriptor(ends[0]);
    }

    ~Fork() { ::munmap(m_time, sizeof *m_time); }
    Fork(const Fork&) = delete;
    Fork& operator=(const Fork&) = delete;

    void send(int signal) const { ::kill(m_child, signal); }

    /// Whether it stops; when not, it has ended.
    bool awaitStop()
    {
        ::waitpid(m_child, &m_status, WUNTRACED);
        m_hasEnded = !WIFSTOPPED(m_status);
        return !m_hasEnded;
    }

    /// Gives it time to end.
    void awaitEnd(std::chrono::milliseconds longest)
    {
        for (const auto until = Clock::now() + longest; !m_hasEnded && Clock::now() < until;) {
            m_hasEnded = ::waitpid(m_child, &m_status, WNOHANG) == m_child;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    Ended wait()
    {
        Ended ended;
        char byte = 0;
        while (::read(m_acknowledged.get(), &byte, 1) == 1)
            ++ended.edits;
        if (!m_hasEnded)
            ::waitpid(m_child, &m_status, 0);
        m_hasEnded = true;
        ended.time = *m_time;
        ended.killed = WIFSIGNALED(m_status);
        if (ended.killed && WTERMSIG(m_status) != SIGKILL)
            qFatal("a run ended by signal %d", WTERMSIG(m_status));
        if (!ended.killed && WEXITSTATUS(m_status) != 0)
            ended.error = static_cast<Errc>(WEXITSTATUS(m_status) - 1);
        return ended;
    }

private:
    /// Ends with 0, or with the number of the error plus one.
    [[noreturn]] static void runChild(Place& place, const Operation& operation, const std::string& plan,
                                      std::optional<std::chrono::microseconds> life, const int (&ends)[2],
                                      std::chrono::microseconds* time)
    {
        ::alarm(kPatience);
        const auto start = Clock::now();
        if (life)
            dieAfter(*life);
        ::close(ends[0]);
        place.acknowledge = ends[1];
        if (!plan.empty())
            consentryFaultsArm(plan.c_str());
        const Result<void> result = operation.run(place);
        *time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
        consentryFaultsDisarm();
        ::_exit(result.ok() ? 0 : static_cast<int>(result.error().code) + 1);
    }

    std::chrono::microseconds* m_time; ///< that the run took, which it writes at its end
    pid_t m_child = -1;
    int m_status = 0;
    bool m_hasEnded = false;
    FileDescriptor m_acknowledged;
};

} // namespace

FaultCount::FaultCount(const Place& place, const Fault& fault) : m_file(place.site.base().string() + ".faults")
{
    const FaultReport none;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&none);
    if (!writeFile(m_file, ByteView(bytes, sizeof none), AtomicFile::IfExists::Replace))
        qFatal("no report");
    m_plan = fault.what + " " + fault.reach + " " + fault.kinds + " " + std::to_string(fault.at) + " " + m_file.string()
             + " " + place.site.base().string();
}

FaultCount::~FaultCount()
{
    std::error_code ignored;
    fs::remove(m_file, ignored);
}

FaultReport FaultCount::report() const
{
    FaultReport report;
    const auto bytes = readFile(m_file, sizeof report);
    if (!bytes || bytes->size() != sizeof report)
        qFatal("no report");
    std::memcpy(&report, bytes->data(), sizeof report);
    return report;
}

Ended runForked(Place& place, const Operation& operation, const Fault& fault)
{
    const FaultCount count(place, fault);
    Ended ended = Fork(place, operation, count.plan()).wait();
    ended.faults = count.report();
    return ended;
}

Ended runKilled(Place& place, const Operation& operation, std::chrono::microseconds delay)
{
    return Fork(place, operation, {}, delay).wait();
}

Meeting runTogether(Place& place, const Operation& first, std::uint64_t stopAt, const Operation& second)
{
    const FaultCount count(place, {.what = "stop", .kinds = "all", .at = stopAt});
    Meeting meeting;
    Fork one(place, first, count.plan());
    meeting.stopped = one.awaitStop();
    Fork other(place, second, {});
    if (meeting.stopped) {
        other.awaitEnd(std::chrono::milliseconds(500));
        one.send(SIGCONT);
    }
    meeting.first = one.wait();
    meeting.second = other.wait();
    return meeting;
}

Program runProgramAs(const Place& place, std::string_view person, const std::string& arguments, const Fault& fault)
{
    const FaultCount count(place, fault);
    QProcessEnvironment environment = place.site.environment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(CONSENTRY_FAULT_SHIM));
    environment.insert(QStringLiteral("CONSENTRY_FAULTS"), QString::fromStdString(count.plan()));
    const Ran ran = runProgram(place.site.commandOf(person, arguments), environment);
    return {ran, count.report()};
}

Ended runProgramKilled(const Place& place, const std::string& command, std::chrono::microseconds delay)
{
    QStringList words = QProcess::splitCommand(QString::fromStdString(command));
    QProcess process;
    process.setProcessEnvironment(place.site.environment());
    const QString program = words.takeFirst();
    const auto longest = std::chrono::duration_cast<std::chrono::milliseconds>(delay);
    const auto start = Clock::now();
    process.start(program, words);
    Ended ended;
    ended.killed = process.waitForStarted() && !process.waitForFinished(int(longest.count()));
    ended.time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
    process.kill();
    process.waitForFinished();
    return ended;
}

} // namespace consentry::testing
