#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace consentry::app {

/// First thing in every main(): no core dumps, not dumpable (so no ptrace and no /proc/<pid>/mem by the same user), no
/// new privileges, umask 077, one heap for all threads (what one frees serves the others: networks on several threads
/// took 80 MiB more), and libsodium made ready.
Result<void> hardenProcess();

/// One line of `doctor`: what protects this run, and whether it is there.
struct Protection {
    std::string code; ///< "core_dumps", "locked_memory" …
    bool active = false;
    std::string detail; ///< facts in English: figures, not advice
};

/// Looks at the running process and the machine; changes nothing.
std::vector<Protection> protections();

} // namespace consentry::app
