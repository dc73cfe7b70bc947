#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace consentry::app {

/// How a long operation tells where it is, and learns that it should stop. Both may be called from the operation's
/// thread.
struct OperationHooks {
    /// Stage ("faces", "encode" …), steps done, steps in all (0: not known).
    std::function<void(std::string_view stage, std::int64_t done, std::int64_t total)> progress = [](auto, auto, auto) {
    };
    std::function<bool()> cancelled = [] { return false; };
};

} // namespace consentry::app
