#include "media/small_picture.h"

#include "media/opencv_threads.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace consentry::media {

namespace {

constexpr int kSmallSide = 640;
constexpr int kCell = 8;               // pixels a side, of the small picture
constexpr int kNoiseLevels = 4;        // of a cell's mean; sensors and codecs stay below
constexpr int kSceneSide = 24;         // pixels a side, to compare scenes
constexpr double kSameScene = 0.25;    // correlation, and
constexpr double kSceneLevels = 8;     // mean difference: two pictures of the dark correlate by chance
constexpr int kPointsASide = 6;        // followed in a box
constexpr double kSurroundings = 1.4;  // of a box: hair and shoulders help to follow a head
constexpr double kReturnError = 1;     // pixels that a point may miss itself by
constexpr double kLeastReturning = 0.4;
constexpr double kLeastDistance = 4; // pixels: of closer points, the flow's errors say more than their growth
constexpr double kMostGrowth = 1.08; // from one picture to the next
constexpr double kPatchReach = 1.5;        // box sizes around the box that are looked at
constexpr int kPatchReachPixels = 24;      // and at least so much
constexpr int kFlowWindow = 13;        // pixels
constexpr int kFlowLevels = 3;
constexpr int kFlowSteps = 15;
constexpr double kFlowPrecision = 0.02; // pixels

/// What lies in a small picture's pages, one after the other. OpenCV has no type for read-only pixels; only of() writes.
struct Layers {
    cv::Mat luma;
    cv::Mat cells;
    cv::Mat scene;
};

cv::Size cellsOf(int width, int height)
{
    return {(width + kCell - 1) / kCell, (height + kCell - 1) / kCell};
}

std::size_t bytesOf(int width, int height)
{
    return std::size_t(width) * std::size_t(height) + std::size_t(cellsOf(width, height).area())
        + std::size_t(kSceneSide * kSceneSide);
}

Layers layersOf(const FrameBuffer& pages, int width, int height)
{
    auto* data = const_cast<std::uint8_t*>(pages.data());
    const cv::Size cells = cellsOf(width, height);
    std::uint8_t* behind = data + std::ptrdiff_t(width) * height;
    return {{height, width, CV_8UC1, data}, {cells, CV_8UC1, behind},
            {kSceneSide, kSceneSide, CV_8UC1, behind + cells.area()}};
}

float median(std::vector<float> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

std::vector<cv::Point2f> gridOver(const cv::Rect2d& box)
{
    std::vector<cv::Point2f> points;
    for (int i = 0; i < kPointsASide * kPointsASide; ++i) {
        points.emplace_back(float(box.x + box.width * (i % kPointsASide + 0.5) / kPointsASide),
                            float(box.y + box.height * (double(i / kPointsASide) + 0.5) / kPointsASide));
    }
    return points;
}

struct Motion {
    cv::Point2f shift;
    double growth; ///< 1: neither nearer nor farther
};

/// By how much distances between points have become longer, as of a face that comes nearer.
double growthOf(const std::vector<cv::Point2f>& before, const std::vector<cv::Point2f>& after)
{
    std::vector<float> ratios;
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double distance = cv::norm(before[i] - before[j]);
            if (distance >= kLeastDistance)
                ratios.push_back(float(cv::norm(after[i] - after[j]) / distance));
        }
    }
    return ratios.empty() ? 1 : std::clamp(double(median(std::move(ratios))), 1 / kMostGrowth, kMostGrowth);
}

/// How the middle of `points` moves from `before` to `after`.
std::optional<Motion> motionOf(const cv::Mat& before, const cv::Mat& after, const std::vector<cv::Point2f>& points)
{
    const cv::Size window(kFlowWindow, kFlowWindow);
    const cv::TermCriteria enough(cv::TermCriteria::COUNT + cv::TermCriteria::EPS, kFlowSteps, kFlowPrecision);
    std::vector<cv::Mat> then;
    std::vector<cv::Mat> now;
    cv::buildOpticalFlowPyramid(before, then, window, kFlowLevels);
    cv::buildOpticalFlowPyramid(after, now, window, kFlowLevels);
    std::vector<cv::Point2f> there;
    std::vector<cv::Point2f> back;
    std::vector<std::uint8_t> found;
    std::vector<std::uint8_t> returned;
    cv::calcOpticalFlowPyrLK(then, now, points, there, found, cv::noArray(), window, kFlowLevels, enough);
    cv::calcOpticalFlowPyrLK(now, then, there, back, returned, cv::noArray(), window, kFlowLevels, enough);
    std::vector<float> across;
    std::vector<float> down;
    std::vector<cv::Point2f> from;
    std::vector<cv::Point2f> to;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!found[i] || !returned[i] || cv::norm(back[i] - points[i]) > kReturnError)
            continue;
        across.push_back(there[i].x - points[i].x);
        down.push_back(there[i].y - points[i].y);
        from.push_back(points[i]);
        to.push_back(there[i]);
    }
    if (double(across.size()) < kLeastReturning * double(points.size()))
        return std::nullopt;
    return Motion{{median(std::move(across)), median(std::move(down))}, growthOf(from, to)};
}

} // namespace

Result<SmallPicture> SmallPicture::of(const PictureView& picture)
{
    SmallPicture small;
    small.m_scale = std::min(1.0, double(kSmallSide) / std::max(picture.width, picture.height));
    small.m_width = std::max(1, int(std::lround(picture.width * small.m_scale)));
    small.m_height = std::max(1, int(std::lround(picture.height * small.m_scale)));
    TRY_ASSIGN(small.m_luma, FrameBuffer::create(bytesOf(small.m_width, small.m_height)));
    try {
        useCallingThreadOnly();
        const cv::Mat whole(picture.height, picture.width, CV_8UC1, const_cast<std::uint8_t*>(picture.y),
                            std::size_t(picture.yStride));
        Layers layers = layersOf(*small.m_luma, small.m_width, small.m_height);
        cv::resize(whole, layers.luma, layers.luma.size(), 0, 0, cv::INTER_AREA);
        cv::resize(layers.luma, layers.cells, layers.cells.size(), 0, 0, cv::INTER_AREA);
        cv::resize(layers.luma, layers.scene, layers.scene.size(), 0, 0, cv::INTER_AREA);
    } catch (const std::exception& error) {
        return makeError(Errc::Internal, "small picture").context(error.what());
    }
    return small;
}

bool isMoreThanNoise(std::uint8_t one, std::uint8_t other)
{
    return std::abs(one - other) > kNoiseLevels;
}

CellGrid SmallPicture::grid() const
{
    const cv::Size cells = cellsOf(m_width, m_height);
    return {cells.width, cells.height, kCell / m_scale};
}

const std::uint8_t* SmallPicture::cells() const
{
    return layersOf(*m_luma, m_width, m_height).cells.data;
}

bool SmallPicture::differsFrom(const SmallPicture& other) const
{
    const auto count = std::ptrdiff_t(cellsOf(m_width, m_height).area());
    return !std::equal(cells(), cells() + count, other.cells(),
                       [](std::uint8_t mine, std::uint8_t theirs) { return !isMoreThanNoise(mine, theirs); });
}

bool SmallPicture::isOtherScene(const SmallPicture& other) const
{
    const cv::Mat mine = layersOf(*m_luma, m_width, m_height).scene;
    const cv::Mat theirs = layersOf(*other.m_luma, other.m_width, other.m_height).scene;
    cv::Mat correlation;
    cv::matchTemplate(mine, theirs, correlation, cv::TM_CCOEFF_NORMED);
    const double difference = cv::norm(mine, theirs, cv::NORM_L1) / double(kSceneSide * kSceneSide);
    return correlation.at<float>(0, 0) < kSameScene && difference > kSceneLevels;
}

std::optional<Box> SmallPicture::follow(const Box& box, const SmallPicture& next) const
{
    const Box around = inflated(box, kSurroundings);
    const cv::Rect2d patch(around.x * m_scale, around.y * m_scale, around.width * m_scale, around.height * m_scale);
    const cv::Rect whole(0, 0, m_width, m_height);
    if ((cv::Rect(patch) & whole).empty())
        return std::nullopt;
    // Only the neighbourhood is searched: pyramids of whole pictures would cost more than the points.
    const int reachX = std::max(int(patch.width * kPatchReach), kPatchReachPixels);
    const int reachY = std::max(int(patch.height * kPatchReach), kPatchReachPixels);
    const cv::Rect area = cv::Rect(int(patch.x) - reachX, int(patch.y) - reachY, int(patch.width) + 2 * reachX,
                                   int(patch.height) + 2 * reachY)
        & whole;
    if (area.width < kFlowWindow || area.height < kFlowWindow)
        return std::nullopt;
    const auto motion = motionOf(layersOf(*m_luma, m_width, m_height).luma(area),
                                 layersOf(*next.m_luma, next.m_width, next.m_height).luma(area),
                                 gridOver(patch - cv::Point2d(area.tl())));
    if (!motion)
        return std::nullopt;
    const Box there{box.x + double(motion->shift.x) / m_scale, box.y + double(motion->shift.y) / m_scale, box.width,
                    box.height};
    return inflated(there, motion->growth);
}

} // namespace consentry::media
