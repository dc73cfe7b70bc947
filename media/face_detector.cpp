#include "media/face_detector.h"

#include "media/face_network.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <mutex>

namespace consentry::media {

namespace {

/// A place where a network expects a face, in pixels of its input.
struct Anchor {
    Point center;
    Size size;
};

/// How a network encodes a box against its anchor: offsets are divided by `center`, logarithms of sizes by `size`.
struct BoxCoding {
    double center;
    double size;
};

struct BoxCode {
    double y;
    double x;
    double height;
    double width;
};

Box decoded(const BoxCode& code, const Anchor& anchor, BoxCoding coding)
{
    const double width = std::exp(code.width / coding.size) * anchor.size.width;
    const double height = std::exp(code.height / coding.size) * anchor.size.height;
    const double x = code.x / coding.center * anchor.size.width + anchor.center.x;
    const double y = code.y / coding.center * anchor.size.height + anchor.center.y;
    return {x - width / 2, y - height / 2, width, height};
}

/// Heads of one level. The channels of a position hold its anchors one after the other.
struct Level {
    HeadView classes;
    HeadView boxes;
};

/// A network whose every anchor gives class values and a box code.
struct AnchorDecoder {
    int classCount;
    BoxCoding coding;
    double threshold;
    double (*faceProbability)(std::span<const double> classValues);
};

constexpr int kMostClasses = 3;
constexpr int kBoxValues = 4;

bool isFinite(const Box& box)
{
    return std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) && std::isfinite(box.height);
}

/// Adds the faces of one level to `found`; `anchors` are those of this level, in order of the heads.
Result<void> decodeLevel(const AnchorDecoder& decoder, const Level& level, std::span<const Anchor> anchors,
                         std::vector<DetectedBox>& found)
{
    const HeadView& classes = level.classes;
    const int perCell = classes.channels / decoder.classCount;
    const auto count = static_cast<std::size_t>(perCell) * static_cast<std::size_t>(classes.height)
        * static_cast<std::size_t>(classes.width);
    if (anchors.size() != count || level.boxes.channels != perCell * kBoxValues
        || level.boxes.height != classes.height || level.boxes.width != classes.width)
        return makeError(Errc::Internal, "face network: heads and anchors differ");
    std::size_t next = 0;
    for (int row = 0; row < classes.height; ++row) {
        for (int column = 0; column < classes.width; ++column) {
            for (int k = 0; k < perCell; ++k) {
                const Anchor& anchor = anchors[next++];
                std::array<double, kMostClasses> values{};
                for (int c = 0; c < decoder.classCount; ++c)
                    values[static_cast<std::size_t>(c)] = classes.at(k * decoder.classCount + c, row, column);
                const double probability = decoder.faceProbability(values);
                if (probability <= decoder.threshold) // false for NaN, which is refused below
                    continue;
                const auto code = [&](int i) -> double { return level.boxes.at(k * kBoxValues + i, row, column); };
                const Box box = decoded({code(0), code(1), code(2), code(3)}, anchor, decoder.coding);
                if (!std::isfinite(probability) || !isFinite(box) || box.isEmpty())
                    return makeError(Errc::Internal, "face network: output is not finite");
                found.push_back({{}, box, probability, "face"});
            }
        }
    }
    return {};
}

std::vector<DetectedBox> inPicture(std::vector<DetectedBox> boxes, FrameIndex frame, double scale)
{
    for (DetectedBox& found : boxes) {
        found.frame = frame;
        found.box = {found.box.x / scale, found.box.y / scale, found.box.width / scale, found.box.height / scale};
    }
    return boxes;
}

// FaceBoxes

constexpr int kFaceBoxesLongSide = 1536;
constexpr int kFaceBoxesStep = 128; // the input's sides are multiples of the coarsest stride
constexpr double kFaceBoxesOverlap = 0.3;

double softmaxOfSecond(std::span<const double> values)
{
    return 1 / (1 + std::exp(values[0] - values[1]));
}

constexpr AnchorDecoder kFaceBoxesDecoder{2, {10, 5}, 0.30, softmaxOfSecond};

/// A square of `size` pixels, `density` times `density` of them spread evenly over a cell.
struct AnchorKind {
    int level;
    double size;
    int density;
};

constexpr std::array<int, 3> kFaceBoxesStrides{32, 64, 128};
constexpr std::array kFaceBoxesAnchors{AnchorKind{0, 32, 4}, AnchorKind{0, 64, 2}, AnchorKind{0, 128, 1},
                                       AnchorKind{1, 256, 1}, AnchorKind{2, 512, 1}};

/// The part of an anchor that lies inside the input.
Anchor anchorInside(Point center, double side, const Fitting& fitting)
{
    const Box box = clipped({center.x - side / 2, center.y - side / 2, side, side},
                            {static_cast<double>(fitting.inputWidth), static_cast<double>(fitting.inputHeight)});
    return {box.center(), {box.width, box.height}};
}

void addCellAnchors(int level, Point cell, const Fitting& fitting, std::vector<Anchor>& anchors)
{
    const double stride = kFaceBoxesStrides[static_cast<std::size_t>(level)];
    for (const AnchorKind& kind : kFaceBoxesAnchors) {
        if (kind.level != level)
            continue;
        const double pitch = kind.size / kind.density;
        const double start = stride / 2 - kind.size / 2 + pitch / 2;
        for (int x = 0; x < kind.density; ++x) {
            for (int y = 0; y < kind.density; ++y)
                anchors.push_back(anchorInside({cell.x + start + x * pitch, cell.y + start + y * pitch}, kind.size, fitting));
        }
    }
}

std::vector<Anchor> faceBoxesAnchors(int level, const Fitting& fitting)
{
    const int stride = kFaceBoxesStrides[static_cast<std::size_t>(level)];
    std::vector<Anchor> anchors;
    for (int y = 0; y < fitting.inputHeight; y += stride) {
        for (int x = 0; x < fitting.inputWidth; x += stride)
            addCellAnchors(level, {static_cast<double>(x), static_cast<double>(y)}, fitting, anchors);
    }
    return anchors;
}

Fitting faceBoxesFitting(const BgrView& picture, double wanted)
{
    const double scale = wanted > 0 ? wanted : double(kFaceBoxesLongSide) / std::max(picture.width, picture.height);
    const auto side = [scale](int length) {
        const int scaled = std::max(1, static_cast<int>(std::lround(length * scale)));
        return (scaled + kFaceBoxesStep - 1) / kFaceBoxesStep * kFaceBoxesStep;
    };
    return {side(picture.width), side(picture.height), scale};
}

class FaceBoxes final : public FaceDetector {
public:
    FaceBoxes(std::unique_ptr<FaceNetwork> network, const FaceBoxesLook& look)
        : m_network(std::move(network)), m_scale(look.scale)
    {
        m_decoder.threshold = look.threshold;
    }

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) override
    {
        const Fitting fitting = faceBoxesFitting(picture, m_scale);
        prepareAnchors(fitting);
        TRY_ASSIGN(const std::vector<HeadView> heads, m_network->run(picture, fitting));
        std::vector<DetectedBox> found;
        for (std::size_t level = 0; level < m_anchors.size(); ++level)
            TRY_VOID(decodeLevel(m_decoder, {heads[2 * level], heads[2 * level + 1]}, m_anchors[level], found));
        return inPicture(withoutDuplicates(std::move(found), kFaceBoxesOverlap), frame, fitting.scale);
    }

private:
    void prepareAnchors(const Fitting& fitting)
    {
        if (fitting.inputWidth == m_fitting.inputWidth && fitting.inputHeight == m_fitting.inputHeight)
            return;
        m_fitting = fitting;
        for (int level = 0; level < static_cast<int>(m_anchors.size()); ++level)
            m_anchors[static_cast<std::size_t>(level)] = faceBoxesAnchors(level, fitting);
    }

    std::unique_ptr<FaceNetwork> m_network;
    double m_scale;
    AnchorDecoder m_decoder = kFaceBoxesDecoder;
    Fitting m_fitting;
    std::array<std::vector<Anchor>, kFaceBoxesStrides.size()> m_anchors;
};

// SSD

constexpr int kSsdSide = 512;
constexpr std::size_t kSsdLevels = 6;
constexpr double kSsdOverlap = 0.4;

double sigmoidOfSecond(std::span<const double> values)
{
    return 1 / (1 + std::exp(-values[1]));
}

constexpr AnchorDecoder kSsdDecoder{3, {10, 5}, 0.20, sigmoidOfSecond};

/// Rows of y0, x0, y1, x1, relative to the input.
std::vector<Anchor> ssdAnchors(ByteView priors)
{
    static_assert(std::endian::native == std::endian::little, "the priors are read as they lie in the file");
    std::vector<Anchor> anchors;
    std::array<float, 4> row;
    for (; priors.size() >= sizeof row; priors = priors.subspan(sizeof row)) {
        std::memcpy(row.data(), priors.data(), sizeof row);
        const Box box = boxFromCorners({row[1] * double{kSsdSide}, row[0] * double{kSsdSide}},
                                       {row[3] * double{kSsdSide}, row[2] * double{kSsdSide}});
        anchors.push_back({box.center(), {box.width, box.height}});
    }
    return anchors;
}

class SsdFace final : public FaceDetector {
public:
    SsdFace(std::unique_ptr<FaceNetwork> network, std::vector<Anchor> anchors)
        : m_network(std::move(network)), m_anchors(std::move(anchors))
    {
    }

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) override
    {
        const double scale = static_cast<double>(kSsdSide) / std::max(picture.width, picture.height);
        TRY_ASSIGN(const std::vector<HeadView> heads, m_network->run(picture, {kSsdSide, kSsdSide, scale}));
        std::vector<DetectedBox> found;
        std::span<const Anchor> anchors = m_anchors;
        for (std::size_t i = 0; i < kSsdLevels; ++i) {
            const Level level{heads[i], heads[kSsdLevels + i]};
            const int perCell = level.classes.channels / kSsdDecoder.classCount;
            const auto count = static_cast<std::size_t>(perCell * level.classes.height * level.classes.width);
            if (count > anchors.size())
                return makeError(Errc::Internal, "face network: too few priors");
            TRY_VOID(decodeLevel(kSsdDecoder, level, anchors.first(count), found));
            anchors = anchors.subspan(count);
        }
        return inPicture(withoutDuplicates(std::move(found), kSsdOverlap), frame, scale);
    }

private:
    std::unique_ptr<FaceNetwork> m_network;
    std::vector<Anchor> m_anchors;
};

class SharedDetector final : public FaceDetector {
public:
    explicit SharedDetector(std::unique_ptr<FaceDetector> detector) : m_detector(std::move(detector)) {}

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) override
    {
        const std::lock_guard lock(m_mutex);
        return m_detector->detect(frame, picture);
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<FaceDetector> m_detector;
};

} // namespace

std::shared_ptr<FaceDetector> makeShared(std::unique_ptr<FaceDetector> detector)
{
    return std::make_shared<SharedDetector>(std::move(detector));
}

Result<std::unique_ptr<FaceDetector>> makeFaceBoxes(const ModelSet& models, const FaceBoxesLook& look)
{
    TRY_ASSIGN(std::unique_ptr<FaceNetwork> network, FaceNetwork::load(models.faceBoxes, faceBoxesHeads()));
    return std::unique_ptr<FaceDetector>(std::make_unique<FaceBoxes>(std::move(network), look));
}

Result<std::unique_ptr<FaceDetector>> makeSsdFace(const ModelSet& models)
{
    TRY_ASSIGN(std::unique_ptr<FaceNetwork> network, FaceNetwork::load(models.ssdFace, ssdFaceHeads()));
    return std::unique_ptr<FaceDetector>(std::make_unique<SsdFace>(std::move(network), ssdAnchors(models.ssdFacePriors)));
}

} // namespace consentry::media
