#include "media/motion_finder.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/background_segm.hpp>

#include <algorithm>

namespace consentry::media {

namespace {

constexpr int kMotionSide = 320;       // pixels that are looked at
constexpr int kHistory = 60;         // pictures
constexpr double kThreshold = 25;    // squared distance from the background, in variances
constexpr int kLearning = 5;         // pictures before anything is reported
constexpr double kMostMoving = 0.2;  // of the picture
constexpr double kSmallest = 0.0008; // of the picture
constexpr int kGrain = 3;            // pixels: single dots are noise
constexpr int kBridge = 9;           // pixels: parts of one thing lie closer than that

class Finder final : public MotionFinder {
public:
    Finder() : m_background(cv::createBackgroundSubtractorMOG2(kHistory, kThreshold, false)) {}

    Result<std::vector<DetectedBox>> add(FrameIndex frame, const ColourPicture& picture) override
    {
        try {
            return look(frame, picture);
        } catch (const std::exception& error) {
            return makeError(Errc::Internal, "motion").context(error.what());
        }
    }

private:
    std::vector<DetectedBox> look(FrameIndex frame, const ColourPicture& picture)
    {
        const double scale = std::min(1.0, double(kMotionSide) / std::max(picture.width, picture.height));
        const cv::Mat whole(picture.height, picture.width, CV_8UC3, picture.buffer->data());
        cv::Mat small;
        cv::Mat moving;
        cv::resize(whole, small, {}, scale, scale, cv::INTER_AREA);
        m_background->apply(small, moving);
        std::vector<DetectedBox> found;
        if (++m_pictures <= kLearning || cv::countNonZero(moving) > kMostMoving * double(moving.total()))
            return found;
        cv::morphologyEx(moving, moving, cv::MORPH_OPEN,
                         cv::getStructuringElement(cv::MORPH_ELLIPSE, {kGrain, kGrain}));
        cv::morphologyEx(moving, moving, cv::MORPH_CLOSE,
                         cv::getStructuringElement(cv::MORPH_ELLIPSE, {kBridge, kBridge}));
        cv::Mat labels;
        cv::Mat facts;
        cv::Mat centers;
        const int count = cv::connectedComponentsWithStats(moving, labels, facts, centers);
        const double back = 1 / (scale * picture.scale);
        for (int i = 1; i < count; ++i) { // 0 is what stands still
            const auto fact = [&](int what) { return double(facts.at<int>(i, what)); };
            if (fact(cv::CC_STAT_AREA) < kSmallest * double(moving.total()))
                continue;
            const Box box{fact(cv::CC_STAT_LEFT) * back, fact(cv::CC_STAT_TOP) * back, fact(cv::CC_STAT_WIDTH) * back,
                          fact(cv::CC_STAT_HEIGHT) * back};
            const double share = fact(cv::CC_STAT_AREA) / (fact(cv::CC_STAT_WIDTH) * fact(cv::CC_STAT_HEIGHT));
            found.push_back({frame, clipped(box, {picture.width / picture.scale, picture.height / picture.scale}),
                             share, "motion"});
        }
        return found;
    }

    cv::Ptr<cv::BackgroundSubtractorMOG2> m_background;
    int m_pictures = 0;
};

} // namespace

std::unique_ptr<MotionFinder> MotionFinder::create()
{
    return std::make_unique<Finder>();
}

} // namespace consentry::media
