#include "media/face_detector.h"
#include "media/face_network.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace consentry::media {

namespace {

constexpr std::array kYunetStrides{8, 16, 32};
constexpr std::array kYunetKinds{"cls_", "obj_", "bbox_"};
constexpr std::array kYunetValues{1, 1, 4};
constexpr int kYunetLongSide = 1280; // of the input at most: as much work as a wide look of FaceBoxes
constexpr int kYunetStep = 32;       // the input's sides are multiples of the coarsest stride
constexpr double kYunetThreshold = 0.5;
constexpr double kYunetOverlap = 0.3;

std::vector<std::string> yunetHeads()
{
    std::vector<std::string> heads;
    for (const char* kind : kYunetKinds) {
        for (const int stride : kYunetStrides)
            heads.push_back(kind + std::to_string(stride));
    }
    return heads;
}

Fitting yunetFitting(const BgrView& picture)
{
    const double scale = std::min(1.0, double(kYunetLongSide) / std::max(picture.width, picture.height));
    const auto side = [scale](int length) {
        const int scaled = std::max(1, static_cast<int>(std::lround(length * scale)));
        return (scaled + kYunetStep - 1) / kYunetStep * kYunetStep;
    };
    return {side(picture.width), side(picture.height), scale};
}

/// What one level says: one row for each cell of the input, line by line.
struct YunetLevel {
    HeadView face;
    HeadView object;
    HeadView box;
    int stride;
};

Result<std::vector<YunetLevel>> yunetLevelsOf(const std::vector<HeadView>& heads, const Fitting& fitting)
{
    std::vector<YunetLevel> levels;
    for (std::size_t i = 0; i < kYunetStrides.size(); ++i) {
        const int cells = fitting.inputHeight / kYunetStrides[i] * (fitting.inputWidth / kYunetStrides[i]);
        for (std::size_t kind = 0; kind < kYunetKinds.size(); ++kind) {
            const HeadView& head = heads[kind * kYunetStrides.size() + i];
            if (head.channels != 1 || head.height != cells || head.width != kYunetValues[kind])
                return makeError(Errc::Internal, "face network: heads are not YuNet's");
        }
        levels.push_back(
            {heads[i], heads[kYunetStrides.size() + i], heads[2 * kYunetStrides.size() + i], kYunetStrides[i]});
    }
    return levels;
}

/// Decoding as in OpenCV's FaceDetectorYN (modules/objdetect/src/face_detect.cpp, 4.8).
Result<void> decodeYunetLevel(const YunetLevel& level, int columns, double threshold, std::vector<DetectedBox>& found)
{
    for (int cell = 0; cell < level.face.height; ++cell) {
        const auto share = [cell](const HeadView& head) { return std::clamp(double(head.at(0, cell, 0)), 0.0, 1.0); };
        const double confidence = std::sqrt(share(level.face) * share(level.object));
        if (confidence < threshold) // false for NaN, which is refused below
            continue;
        const auto value = [&](int i) { return double(level.box.at(0, cell, i)); };
        const double width = std::exp(value(2)) * level.stride;
        const double height = std::exp(value(3)) * level.stride;
        const Box box{(cell % columns + value(0)) * level.stride - width / 2,
                      (cell / columns + value(1)) * level.stride - height / 2, width, height};
        const bool usable = std::isfinite(confidence) && std::isfinite(box.x) && std::isfinite(box.y)
                            && std::isfinite(width) && std::isfinite(height) && !box.isEmpty();
        if (!usable)
            return makeError(Errc::Internal, "face network: output is not finite");
        found.push_back({{}, box, confidence, "face"});
    }
    return {};
}

class Yunet final : public FaceDetector {
public:
    explicit Yunet(std::unique_ptr<FaceNetwork> network) : m_network(std::move(network)) {}

    /// Looks at a grey picture of no common size, and decodes every cell of it: another network, one that is fixed to
    /// one size and one whose numbers are none fail. For a fresh detector.
    Result<void> tryOut()
    {
        constexpr int width = 5 * kYunetStep;
        constexpr int height = 4 * kYunetStep;
        const std::vector<std::uint8_t> grey(std::size_t{3} * width * height, 128);
        m_threshold = 0;
        TRY_VOID(detect({}, {grey.data(), width, height, 3 * width}));
        m_threshold = kYunetThreshold;
        return {};
    }

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) override
    {
        const Fitting fitting = yunetFitting(picture);
        TRY_ASSIGN(const std::vector<HeadView> heads, m_network->run(picture, fitting));
        TRY_ASSIGN(const std::vector<YunetLevel> levels, yunetLevelsOf(heads, fitting));
        std::vector<DetectedBox> found;
        for (const YunetLevel& level : levels)
            TRY_VOID(decodeYunetLevel(level, fitting.inputWidth / level.stride, m_threshold, found));
        found = withoutDuplicates(std::move(found), kYunetOverlap);
        for (DetectedBox& face : found) {
            face.frame = frame;
            const Box& box = face.box;
            face.box = {box.x / fitting.scale, box.y / fitting.scale, box.width / fitting.scale,
                        box.height / fitting.scale};
        }
        return found;
    }

private:
    std::unique_ptr<FaceNetwork> m_network;
    double m_threshold = kYunetThreshold;
};

} // namespace

Result<std::unique_ptr<FaceDetector>> makeYunet(const ModelSet& models)
{
    const auto unusable = [](const Error& error) {
        return makeError(Errc::BadArgument, kYunetFile, "not a YuNet network")
            .context(error.args.front() + " " + error.detail);
    };
    auto network = FaceNetwork::load(models.yunet, yunetHeads(), PixelCoding::BlueGreenRed);
    if (!network)
        return unusable(network.error());
    auto detector = std::make_unique<Yunet>(std::move(network).value());
    if (const auto tried = detector->tryOut(); !tried)
        return unusable(tried.error());
    return std::unique_ptr<FaceDetector>(std::move(detector));
}

} // namespace consentry::media
