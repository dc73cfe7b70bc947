#pragma once

#include <sys/resource.h>

namespace consentry::app::bench {

constexpr double kMiB = 1024 * 1024;

/// The most memory this process ever had, in MiB.
inline double peakMemoryMiB()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / kMiB;
}

} // namespace consentry::app::bench
