#include "media/object_detector.h"

#include "media/face_network.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <string>

namespace consentry::media {

namespace {

constexpr std::array<std::string_view, 80> kClassNames{
    "person",         "bicycle",    "car",           "motorcycle",    "airplane",     "bus",           "train",
    "truck",          "boat",       "traffic light", "fire hydrant",  "stop sign",    "parking meter", "bench",
    "bird",           "cat",        "dog",           "horse",         "sheep",        "cow",           "elephant",
    "bear",           "zebra",      "giraffe",       "backpack",      "umbrella",     "handbag",       "tie",
    "suitcase",       "frisbee",    "skis",          "snowboard",     "sports ball",  "kite",          "baseball bat",
    "baseball glove", "skateboard", "surfboard",     "tennis racket", "bottle",       "wine glass",    "cup",
    "fork",           "knife",      "spoon",         "bowl",          "banana",       "apple",         "sandwich",
    "orange",         "broccoli",   "carrot",        "hot dog",       "pizza",        "donut",         "cake",
    "chair",          "couch",      "potted plant",  "bed",           "dining table", "toilet",        "tv",
    "laptop",         "mouse",      "remote",        "keyboard",      "cell phone",   "microwave",     "oven",
    "toaster",        "sink",       "refrigerator",  "book",          "clock",        "vase",          "scissors",
    "teddy bear",     "hair drier", "toothbrush"};

constexpr std::array<int, 3> kStrides{8, 16, 32};
constexpr int kInputStep = 32; // its sides are multiples of the coarsest stride
constexpr int kClasses = int(kClassNames.size());
constexpr int kSides = 4;      // left, top, right, bottom
constexpr int kDistances = 11; // 0 to 10 strides
constexpr double kSameObject = 0.5;
constexpr double kMostEnlarged = 2; // small pictures gain nothing from more

// Blue, green, red, as the network was trained.
const cv::Scalar kMean(103.53, 116.28, 123.675);
constexpr std::array<double, 3> kDeviation{57.375, 57.12, 58.395};

/// The input's size for a picture: its shape, about `area` pixels.
Fitting fittingFor(const BgrView& picture, int area)
{
    const double wanted = std::min(kMostEnlarged, std::sqrt(double(area) / (double(picture.width) * picture.height)));
    const auto side = [&](int length) {
        return std::max(1, int(std::lround(length * wanted / kInputStep))) * kInputStep;
    };
    Fitting fitting{side(picture.width), side(picture.height), 1};
    fitting.scale = std::min(double(fitting.inputWidth) / picture.width, double(fitting.inputHeight) / picture.height);
    return fitting;
}

/// The picture at the top left, the rest in the mean colour, as planes of normalised values.
std::vector<float> inputOf(const BgrView& picture, const Fitting& fitting)
{
    // OpenCV has no type for read-only pixels; nothing below writes to it.
    const cv::Mat source(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.data),
                         std::size_t(picture.stride));
    cv::Mat input(fitting.inputHeight, fitting.inputWidth, CV_8UC3, kMean);
    const cv::Rect inside(0, 0, std::clamp(int(std::lround(picture.width * fitting.scale)), 1, fitting.inputWidth),
                          std::clamp(int(std::lround(picture.height * fitting.scale)), 1, fitting.inputHeight));
    cv::Mat scaled = input(inside);
    cv::resize(source, scaled, scaled.size(), 0, 0, fitting.scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const std::size_t plane = input.total();
    std::vector<float> values(3 * plane);
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (std::size_t i = 0; i < plane; ++i) {
            const double value = input.data[3 * i + channel];
            values[channel * plane + i] = float((value - kMean[int(channel)]) / kDeviation[channel]);
        }
    }
    return values;
}

struct Cell {
    int row;
    int column;
};

/// The expected distance to one side of the box, in strides: the mean of a softmax over eleven distances.
double distanceTo(int side, const HeadView& head, Cell cell)
{
    std::array<double, kDistances> logits{};
    for (int i = 0; i < kDistances; ++i)
        logits[std::size_t(i)] = head.at(kClasses + side * kDistances + i, cell.row, cell.column);
    const double highest = *std::ranges::max_element(logits);
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < kDistances; ++i) {
        const double weight = std::exp(logits[std::size_t(i)] - highest);
        sum += weight;
        weighted += weight * i;
    }
    return weighted / sum;
}

Box boxAt(const HeadView& head, Cell cell, int stride)
{
    const Point center{(cell.column + 0.5) * stride, (cell.row + 0.5) * stride};
    const auto reach = [&](int side) { return distanceTo(side, head, cell) * stride; };
    return boxFromCorners({center.x - reach(0), center.y - reach(1)}, {center.x + reach(2), center.y + reach(3)});
}

/// The boxes of one head that reach the threshold, in pixels of the input. The best class of a cell counts.
std::vector<DetectedBox> decoded(const HeadView& head, int stride, double threshold)
{
    std::vector<DetectedBox> found;
    for (Cell cell{0, 0}; cell.row < head.height; ++cell.row) {
        for (cell.column = 0; cell.column < head.width; ++cell.column) {
            int best = 0;
            for (int i = 1; i < kClasses; ++i) {
                if (head.at(i, cell.row, cell.column) > head.at(best, cell.row, cell.column))
                    best = i;
            }
            const double confidence = 1 / (1 + std::exp(-double(head.at(best, cell.row, cell.column))));
            if (confidence > threshold) // false for NaN
                found.push_back(
                    {{}, boxAt(head, cell, stride), confidence, std::string(kClassNames[std::size_t(best)])});
        }
    }
    return found;
}

/// Of each class on its own.
std::vector<DetectedBox> withoutDuplicatesOfAClass(std::vector<DetectedBox> boxes)
{
    std::map<std::string, std::vector<DetectedBox>> byClass;
    for (DetectedBox& box : boxes)
        byClass[box.label].push_back(std::move(box));
    std::vector<DetectedBox> kept;
    for (auto& [label, group] : byClass)
        std::ranges::move(withoutDuplicates(std::move(group), kSameObject), std::back_inserter(kept));
    std::ranges::stable_sort(kept, std::greater(), &DetectedBox::confidence);
    return kept;
}

class NanoDet final : public ObjectDetector {
public:
    NanoDet(std::unique_ptr<FaceNetwork> network, const NanoDetLook& look) : m_network(std::move(network)), m_look(look)
    {
    }

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) override
    {
        const Fitting fitting = fittingFor(picture, m_look.area);
        TRY_ASSIGN(const std::vector<HeadView> heads, look(picture, fitting));
        std::vector<DetectedBox> found;
        for (std::size_t level = 0; level < heads.size(); ++level) {
            const HeadView& head = heads[level];
            if (head.channels != kClasses + kSides * kDistances || head.width * kStrides[level] != fitting.inputWidth
                || head.height * kStrides[level] != fitting.inputHeight)
                return makeError(Errc::Internal, "object network: unexpected output");
            std::ranges::move(decoded(head, kStrides[level], m_look.threshold), std::back_inserter(found));
        }
        return inPicture(withoutDuplicatesOfAClass(std::move(found)), frame, {picture, fitting.scale});
    }

private:
    Result<std::vector<HeadView>> look(const BgrView& picture, const Fitting& fitting)
    {
        try {
            return m_network->runBlob(inputOf(picture, fitting), fitting);
        } catch (const std::exception& error) { // OpenCV throws where it lacks memory
            return makeError(Errc::Internal, "object network").context(error.what());
        }
    }

    struct Target {
        const BgrView& picture;
        double scale;
    };
    static std::vector<DetectedBox> inPicture(std::vector<DetectedBox> boxes, FrameIndex frame, const Target& target)
    {
        for (DetectedBox& found : boxes) {
            const Box& box = found.box;
            found.frame = frame;
            found.box = clipped(
                {box.x / target.scale, box.y / target.scale, box.width / target.scale, box.height / target.scale},
                {double(target.picture.width), double(target.picture.height)});
        }
        std::erase_if(boxes, [](const DetectedBox& found) { return found.box.isEmpty(); });
        return boxes;
    }

    std::unique_ptr<FaceNetwork> m_network;
    NanoDetLook m_look;
};

class SharedDetector final : public ObjectDetector {
public:
    explicit SharedDetector(std::unique_ptr<ObjectDetector> detector) : m_detector(std::move(detector)) {}

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) override
    {
        const std::lock_guard lock(m_mutex);
        return m_detector->detect(frame, picture);
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<ObjectDetector> m_detector;
};

} // namespace

std::shared_ptr<ObjectDetector> makeShared(std::unique_ptr<ObjectDetector> detector)
{
    return std::make_shared<SharedDetector>(std::move(detector));
}

Result<std::unique_ptr<ObjectDetector>> makeNanoDet(ByteView onnx, const NanoDetLook& look)
{
    TRY_ASSIGN(auto network, FaceNetwork::load(onnx, nanoDetHeads()));
    return std::unique_ptr<ObjectDetector>(std::make_unique<NanoDet>(std::move(network), look));
}

std::span<const std::string_view> cocoClassNames()
{
    return kClassNames;
}

std::vector<std::string> nanoDetHeads()
{
    return {"PartitionedCall/Add_29", "PartitionedCall/Add_33", "PartitionedCall/Add_37"};
}

} // namespace consentry::media
