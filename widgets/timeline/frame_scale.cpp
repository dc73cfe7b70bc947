#include "widgets/timeline/frame_scale.h"

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

constexpr double kMostPixelsPerFrame = 40;

} // namespace

FrameScale::FrameScale(std::int64_t frames, double left, double width)
    : m_frames(static_cast<double>(std::max<std::int64_t>(frames, 0))), m_left(left), m_width(std::max(width, 1.0))
{
    m_pixelsPerFrame = 0; // limited() raises it to the whole clip
    *this = limited();
}

FrameRange FrameScale::inSight() const
{
    const auto begin = static_cast<std::int64_t>(std::floor(m_first));
    const auto end = static_cast<std::int64_t>(std::ceil(m_first + m_width / m_pixelsPerFrame));
    return {{std::max<std::int64_t>(begin, 0)}, {std::min(end, static_cast<std::int64_t>(m_frames))}};
}

FrameIndex FrameScale::frameAt(double x) const
{
    const double frame = std::floor((x - m_left) / m_pixelsPerFrame + m_first);
    return {static_cast<std::int64_t>(std::clamp(frame, 0.0, std::max(m_frames - 1, 0.0)))};
}

FrameScale FrameScale::resized(double left, double width) const
{
    const bool whole = m_pixelsPerFrame * m_frames <= m_width * 1.001;
    if (whole)
        return FrameScale(static_cast<std::int64_t>(m_frames), left, width);
    FrameScale result = *this;
    result.m_left = left;
    result.m_width = std::max(width, 1.0);
    return result.limited();
}

FrameScale FrameScale::zoomedAt(double x, double factor) const
{
    const double under = (x - m_left) / m_pixelsPerFrame + m_first;
    FrameScale result = *this;
    result.m_pixelsPerFrame *= factor;
    result = result.limited();
    result.m_first = under - (x - m_left) / result.m_pixelsPerFrame;
    return result.limited();
}

FrameScale FrameScale::moved(double pixels) const
{
    FrameScale result = *this;
    result.m_first += pixels / m_pixelsPerFrame;
    return result.limited();
}

FrameScale FrameScale::showing(FrameIndex frame) const
{
    FrameScale result = *this;
    const double shown = m_width / m_pixelsPerFrame;
    const auto first = static_cast<double>(frame.value);
    result.m_first = std::clamp(m_first, first + 1 - shown, first);
    return result.limited();
}

FrameScale FrameScale::limited() const
{
    FrameScale result = *this;
    const double whole = m_width / std::max(m_frames, 1.0);
    result.m_pixelsPerFrame = std::clamp(m_pixelsPerFrame, whole, std::max(whole, kMostPixelsPerFrame));
    const double last = std::max(0.0, m_frames - m_width / result.m_pixelsPerFrame);
    result.m_first = std::clamp(m_first, 0.0, last);
    return result;
}

} // namespace consentry::widgets
