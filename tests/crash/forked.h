#pragma once

#include "tests/crash/operations.h"
#include "tests/support/fault_shim.h"

#include <chrono>

namespace consentry::testing {

/// Of all that is chosen at random here, so that every run of a test chooses the same.
inline constexpr unsigned kSeed = 20261122;

/// What goes wrong in a run, and when; see fault_shim.h. Counts under the place's folder.
struct Fault {
    std::string what = "count"; ///< "kill", "enospc", …
    std::string reach = "once";
    std::string kinds = "change";
    std::uint64_t at = 0; ///< call, from 1
};

/// How a run of an operation in a process of its own ended.
struct Ended {
    bool killed = false;
    std::optional<Errc> error; ///< that it returned
    int edits = 0;             ///< that it acknowledged
    FaultReport faults;
    std::chrono::microseconds time{}; ///< that it took when nobody killed it
};

/// Runs it in a fork with `fault`.
Ended runForked(Place& place, const Operation& operation, const Fault& fault);
/// Runs it in a fork that gets SIGKILL after `delay`, unless it has ended by then.
Ended runKilled(Place& place, const Operation& operation, std::chrono::microseconds delay);

/// How two runs ended of which the first was stopped at a call while the second had half a second for itself; then they
/// went on together.
struct Meeting {
    Ended first;
    Ended second;
    bool stopped = false; ///< whether the first came to that call
};
Meeting runTogether(Place& place, const Operation& first, std::uint64_t stopAt, const Operation& second);

/// A preloaded `consentryctl` with `fault`, or one that gets SIGKILL after `delay`. `exit` as the shell would say.
struct Program {
    Ran ran;
    FaultReport faults;
};
Program runProgramAs(const Place& place, std::string_view person, const std::string& arguments, const Fault& fault);
/// Says only whether it was killed, and what it took.
Ended runProgramKilled(const Place& place, const std::string& command, std::chrono::microseconds delay);

/// The report file that the shim counts in, and what a plan for `place` says.
class FaultCount {
public:
    FaultCount(const Place& place, const Fault& fault);
    ~FaultCount();
    FaultCount(const FaultCount&) = delete;
    FaultCount& operator=(const FaultCount&) = delete;

    const std::string& plan() const { return m_plan; }
    FaultReport report() const;

private:
    fs::path m_file;
    std::string m_plan;
};

} // namespace consentry::testing
