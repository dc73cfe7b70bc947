#include "media/span_check.h"

#include "media/colour_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace consentry::media {

namespace {

constexpr std::array kPlaces{0.5, 0.25, 0.75}; // parts of the span that are looked at
constexpr double kTemplateSide = 40;           // pixels of the box's longer side, when it is looked for
constexpr double kTemplateReach = 0.6;                // box sizes to each side
constexpr double kClearlyBetter = 0.15;        // similarity that another place must have more
constexpr double kConvincing = 0.5;            // similarity below which nothing is said
constexpr double kNear = 0.15;                 // box sizes: as good as there
constexpr int kLeastSide = 6;                  // pixels of a template that says anything

double between(double from, double to, double part)
{
    return from + (to - from) * part;
}

Box boxAt(const CheckedSpan& span, double part)
{
    const Box& a = span.firstBox;
    const Box& b = span.lastBox;
    return boxFromCorners({between(a.x, b.x, part), between(a.y, b.y, part)},
                          {between(a.right(), b.right(), part), between(a.bottom(), b.bottom(), part)});
}

/// A frame in grey, so small that the box is about kTemplateSide pixels.
class GreyFrame {
public:
    static Result<GreyFrame> of(SafeReader& reader, FrameIndex frame, double scale)
    {
        TRY_ASSIGN(const DecodedPicture picture, reader.picture(frame));
        const PictureView& view = picture.display;
        GreyFrame grey;
        grey.m_scale = std::min(1.0, scale);
        grey.m_width = std::max(1, int(std::lround(view.width * grey.m_scale)));
        grey.m_height = std::max(1, int(std::lround(view.height * grey.m_scale)));
        TRY_ASSIGN(grey.m_pixels, FrameBuffer::create(std::size_t(grey.m_width) * std::size_t(grey.m_height)));
        // OpenCV has no type for read-only pixels; nothing here writes to them.
        const cv::Mat luma(view.height, view.width, CV_8UC1, const_cast<std::uint8_t*>(view.y),
                           std::size_t(view.yStride));
        cv::Mat small = grey.matrix();
        cv::resize(luma, small, small.size(), 0, 0, cv::INTER_AREA);
        return grey;
    }

    cv::Mat matrix() const { return {m_height, m_width, CV_8UC1, m_pixels->data()}; }
    /// The part of it that `box` (display pixels) covers, inside the picture.
    cv::Rect area(const Box& box) const
    {
        return cv::Rect(cvRound(box.x * m_scale), cvRound(box.y * m_scale), cvRound(box.width * m_scale),
                        cvRound(box.height * m_scale))
               & cv::Rect(0, 0, m_width, m_height);
    }

private:
    std::shared_ptr<FrameBuffer> m_pixels;
    int m_width = 0;
    int m_height = 0;
    double m_scale = 1;
};

/// How far from `box` the picture looks most like `end`; 0 when that is as good as where the box is, nothing when no
/// place looks like it.
std::optional<double> distanceFrom(const GreyFrame& frame, const cv::Rect& box, const cv::Mat& end)
{
    cv::Mat look;
    cv::resize(end, look, box.size(), 0, 0, cv::INTER_AREA);
    const int reachX = std::max(1, cvRound(box.width * kTemplateReach));
    const int reachY = std::max(1, cvRound(box.height * kTemplateReach));
    const cv::Mat whole = frame.matrix();
    const cv::Rect search = cv::Rect(box.x - reachX, box.y - reachY, box.width + 2 * reachX, box.height + 2 * reachY)
                            & cv::Rect(0, 0, whole.cols, whole.rows);
    cv::Mat similarity;
    cv::matchTemplate(whole(search), look, similarity, cv::TM_CCOEFF_NORMED);
    double best = 0;
    cv::Point place;
    cv::minMaxLoc(similarity, nullptr, &best, nullptr, &place);
    const cv::Point home = box.tl() - search.tl();
    if (best < kConvincing)
        return std::nullopt;
    if (best < double(similarity.at<float>(home)) + kClearlyBetter)
        return 0;
    return std::hypot(double(place.x - home.x) / box.width, double(place.y - home.y) / box.height);
}

Result<SpanDoubt> check(SafeReader& reader, const CheckedSpan& span, const StopFlag& cancel)
{
    const double longest =
        std::max({span.firstBox.width, span.firstBox.height, span.lastBox.width, span.lastBox.height});
    const double scale = kTemplateSide / longest;
    TRY_ASSIGN(const GreyFrame first, GreyFrame::of(reader, span.first, scale));
    TRY_ASSIGN(const GreyFrame last, GreyFrame::of(reader, span.last, scale));
    const std::array ends{first.matrix()(first.area(span.firstBox)), last.matrix()(last.area(span.lastBox))};
    SpanDoubt doubt{span.first, 0};
    for (const double part : kPlaces) {
        const FrameIndex frame = span.first + std::int64_t(double(span.last - span.first) * part);
        if (frame == span.first || cancel.isSet())
            continue;
        TRY_ASSIGN(const GreyFrame picture, GreyFrame::of(reader, frame, scale));
        const cv::Rect box = picture.area(boxAt(span, double(frame - span.first) / double(span.last - span.first)));
        if (std::min(box.width, box.height) < kLeastSide || ends[0].empty() || ends[1].empty())
            continue;
        // Whatever one end explains is in order: things turn round.
        std::optional<double> distance;
        for (const cv::Mat& end : ends) {
            if (const auto opinion = distanceFrom(picture, box, end))
                distance = std::min(distance.value_or(*opinion), *opinion);
        }
        if (distance.value_or(0) > std::max(kNear, doubt.distance))
            doubt = {frame, *distance};
    }
    return doubt;
}

} // namespace

Result<SpanDoubt> checkSpan(SafeReader& reader, const CheckedSpan& span, const StopFlag& cancel)
{
    if (cancel.isSet())
        return makeError(Errc::Interrupted);
    try {
        TRY_ASSIGN(const SpanDoubt doubt, check(reader, span, cancel));
        return cancel.isSet() ? Result<SpanDoubt>(makeError(Errc::Interrupted)) : doubt;
    } catch (const std::exception& error) { // OpenCV throws
        return makeError(Errc::Internal, "span check").context(error.what());
    }
}

} // namespace consentry::media
