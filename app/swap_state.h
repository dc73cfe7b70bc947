#pragma once

#include "base/file.h"

#include <string>
#include <vector>

namespace consentry::app {

/// Where memory could be written to on this machine.
struct SwapState {
    std::vector<std::string> clear;     ///< areas on a disk that nothing encrypts, as far as can be seen
    std::vector<std::string> encrypted; ///< areas on a device that dm-crypt encrypts
    bool canHibernate = false;          ///< the kernel offers it and knows a place for the image

    bool isOff() const { return clear.empty() && encrypted.empty(); }
};

/// Reads `root`/proc/swaps, `root`/sys/power and `root`/sys/dev/block; `root` is for tests. Compressed memory (zram)
/// never reaches a disk and is no area. An encrypted file system is seen only through the device it lies on.
SwapState readSwapState(const fs::path& root = "/");

} // namespace consentry::app
