#pragma once

#include <cstdint>

namespace consentry::media {

/// Gives up what a decoder does not need, for good: descriptors but the socket, privileges, core dumps, files, other
/// processes, the network. To be called before the first foreign byte is read.
/// What the system call filter denies, Landlock denies a second time where the kernel has it.
/// Returns the bits of protocol::Protection that are in force. A build with sanitizers keeps the memory limit, Landlock
/// and the filter off, because their runtime needs what these deny; the parent watches the memory as well.
std::uint32_t enterSandbox();

} // namespace consentry::media
