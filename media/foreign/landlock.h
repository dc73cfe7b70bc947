#pragma once

namespace consentry::media {

/// Version of Landlock that the running kernel offers; 0 when it has none or has it switched off.
int landlockVersion();

/// Takes from the calling thread, and from all it starts, every file, and with newer kernels TCP, abstract sockets and
/// signals to other processes. PR_SET_NO_NEW_PRIVS must be set. False when the kernel has no Landlock.
bool restrictWithLandlock();

} // namespace consentry::media
