#include "media/opencv_threads.h"

#include <opencv2/core/utility.hpp>

#include <mutex>

namespace consentry::media {

void useCallingThreadOnly()
{
    static std::once_flag done;
    std::call_once(done, [] { cv::setNumThreads(1); });
}

} // namespace consentry::media
