#pragma once

#include <chrono>
#include <ctime>

namespace consentry::app::bench {

/// Wall time, and processor time of all threads of this process, since it was made.
class Stopwatch {
public:
    double wallMs() const { return Milliseconds(std::chrono::steady_clock::now() - m_wall).count(); }
    double cpuMs() const { return Milliseconds(processTime() - m_cpu).count(); }

private:
    using Milliseconds = std::chrono::duration<double, std::milli>;

    static std::chrono::nanoseconds processTime()
    {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }

    std::chrono::steady_clock::time_point m_wall = std::chrono::steady_clock::now();
    std::chrono::nanoseconds m_cpu = processTime();
};

/// Processor time of the calling thread since it was made.
class ThreadStopwatch {
public:
    double cpuMs() const { return (now() - m_start) * 1000; }

private:
    static double now()
    {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }

    double m_start = now();
};

} // namespace consentry::app::bench
