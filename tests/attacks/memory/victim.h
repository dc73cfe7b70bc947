#pragma once

#include "base/file.h"

#include <optional>

namespace consentry::testing {

enum class Victim { Ordinary, Hardened };

/// What another process of the same user, not root, could do to a child of ours that holds a secret.
struct SpyReport {
    bool worked = false;     ///< the rest means something
    bool readByFile = false; ///< /proc/<pid>/mem
    bool readByCall = false; ///< process_vm_readv
    bool attached = false;   ///< ptrace
};
SpyReport spyOnVictim(Victim kind);

/// Lets a child crash with `folder` as its working folder, core dumps being allowed before it may forbid them. Whether
/// the kernel made a core dump; nothing when the child could not be brought to crash.
std::optional<bool> crashIn(const fs::path& folder, Victim kind);

} // namespace consentry::testing
