#pragma once

namespace consentry::media {

/// Networks that are read from now on compute their convolutions by oneDNN, in three quarters of the time that OpenCV 4.6
/// takes (docs/adr/0053-convolutions.md). A setting of the whole process. Any thread.
void useFastConvolutions();

} // namespace consentry::media
