#include "media/colour_picture.h"

#include "media/opencv_threads.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace consentry::media {

Result<ColourPicture> ColourConverter::convert(const PictureView& picture, ColourMatrix matrix)
{
    TRY_ASSIGN(const FramePixels pixels, m_scaler.scale({{}, picture, picture, matrix}, {m_longest, m_longest}));
    ColourPicture colour{.buffer = {}, .width = pixels.width, .height = pixels.height};
    colour.scale = double(std::max(pixels.width, pixels.height)) / std::max(picture.width, picture.height);
    TRY_ASSIGN(colour.buffer, FrameBuffer::create(std::size_t(pixels.width) * std::size_t(pixels.height) * 3));
    try {
        useCallingThreadOnly();
        const cv::Mat from(pixels.height, pixels.width, CV_8UC4, pixels.buffer->data(), std::size_t(pixels.stride));
        cv::Mat to(pixels.height, pixels.width, CV_8UC3, colour.buffer->data());
        cv::cvtColor(from, to, cv::COLOR_BGRA2BGR);
    } catch (const std::exception& error) {
        return makeError(Errc::Internal, "colour conversion").context(error.what());
    }
    return colour;
}

} // namespace consentry::media
