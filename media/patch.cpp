#include "media/patch.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace consentry::media {

namespace {

constexpr double kPlain = 1; // mean difference from the mean brightness, in levels, of what has nothing to see

} // namespace

std::optional<Patch> Patch::of(const ColourPicture& picture, const Box& box)
{
    const cv::Rect2d scaled(box.x * picture.scale, box.y * picture.scale, box.width * picture.scale,
                            box.height * picture.scale);
    const cv::Rect area = cv::Rect(cvRound(scaled.x), cvRound(scaled.y), cvRound(scaled.width), cvRound(scaled.height))
                          & cv::Rect(0, 0, picture.width, picture.height);
    if (area.empty())
        return std::nullopt;
    const cv::Mat whole(picture.height, picture.width, CV_8UC3, picture.buffer->data());
    cv::Mat small;
    cv::Mat grey;
    cv::resize(whole(area), small, {kSide, kSide}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    Patch patch;
    std::copy_n(grey.ptr(), patch.m_values.size(), patch.m_values.begin());
    const auto count = float(patch.m_values.size());
    const float mean = std::accumulate(patch.m_values.begin(), patch.m_values.end(), 0.0F) / count;
    for (float& value : patch.m_values)
        value -= mean;
    const double length =
        std::sqrt(std::inner_product(patch.m_values.begin(), patch.m_values.end(), patch.m_values.begin(), 0.0));
    const bool isPlain = length < kPlain * std::sqrt(double(count));
    for (float& value : patch.m_values)
        value = isPlain ? 0 : float(value / length);
    return patch;
}

double Patch::similarityTo(const Patch& other) const
{
    return std::inner_product(m_values.begin(), m_values.end(), other.m_values.begin(), 0.0);
}

} // namespace consentry::media
