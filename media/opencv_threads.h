#pragma once

namespace consentry::media {

/// From now on OpenCV works on the calling thread alone: our threads share the processors, and two networks on two threads
/// are faster than one network on both. A setting of the whole process, which crashes when it is made while another
/// thread computes, so it is made once, by whoever is the first to use OpenCV. Any thread.
void useCallingThreadOnly();

} // namespace consentry::media
