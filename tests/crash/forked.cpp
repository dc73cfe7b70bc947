#include "tests/crash/forked.h"

#include <csignal>
#include <cstring>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace consentry::testing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kPatience = 60; // seconds until a run that hangs is ended, on a machine that has other things to do

/// A run in a process of its own.
class Fork {
public:
    Fork(Place& place, const Operation& operation, const std::string& plan) : m_start(Clock::now())
    {
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0)
            qFatal("pipe");
        m_child = ::fork();
        if (m_child == 0)
            runChild(place, operation, plan, ends);
        ::close(ends[1]);
        m_acknowledged = FileDescriptor(ends[0]);
    }

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
        ended.time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_start);
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
                                      const int (&ends)[2])
    {
        ::alarm(kPatience);
        ::close(ends[0]);
        place.acknowledge = ends[1];
        if (!plan.empty())
            consentryFaultsArm(plan.c_str());
        const Result<void> result = operation.run(place);
        consentryFaultsDisarm();
        ::_exit(result.ok() ? 0 : static_cast<int>(result.error().code) + 1);
    }

    Clock::time_point m_start;
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
    Fork run(place, operation, {});
    std::this_thread::sleep_for(delay);
    run.send(SIGKILL);
    return run.wait();
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

bool runProgramKilled(const Place& place, const std::string& command, std::chrono::milliseconds delay)
{
    QStringList words = QProcess::splitCommand(QString::fromStdString(command));
    QProcess process;
    process.setProcessEnvironment(place.site.environment());
    const QString program = words.takeFirst();
    process.start(program, words);
    const bool running = process.waitForStarted() && !process.waitForFinished(int(delay.count()));
    process.kill();
    process.waitForFinished();
    return running;
}

} // namespace consentry::testing
