#include "media/turn.h"

#include <opencv2/core.hpp>

namespace consentry::media {

cv::Mat turned(const cv::Mat& picture, Turn turn)
{
    constexpr std::array codes{cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE, cv::ROTATE_180};
    cv::Mat copy;
    cv::rotate(picture, copy, codes[static_cast<std::size_t>(turn)]);
    return copy;
}

Box turnedThere(const Box& box, Turn turn, Size whole)
{
    switch (turn) {
    case Turn::Clockwise: return {whole.height - box.bottom(), box.x, box.height, box.width};
    case Turn::Counterclockwise: return {box.y, whole.width - box.right(), box.height, box.width};
    case Turn::Half: break;
    }
    return {whole.width - box.right(), whole.height - box.bottom(), box.width, box.height};
}

Box turnedBack(const Box& box, Turn turn, Size whole)
{
    switch (turn) {
    case Turn::Clockwise: return {box.y, whole.height - box.right(), box.height, box.width};
    case Turn::Counterclockwise: return {whole.width - box.bottom(), box.x, box.height, box.width};
    case Turn::Half: break;
    }
    return {whole.width - box.right(), whole.height - box.bottom(), box.width, box.height};
}

} // namespace consentry::media
