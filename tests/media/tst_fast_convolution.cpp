// Convolutions by oneDNN give what the formula of a convolution gives.
#include "media/fast_convolution.h"
#include "tests/support/test_support.h"

#include <opencv2/dnn.hpp>
#include <opencv2/dnn/shape_utils.hpp>

#include <atomic>
#include <cmath>
#include <random>
#include <thread>

using namespace consentry;
using namespace consentry::media;

namespace {

constexpr float kLeak = 0.1F;

struct Kind {
    const char* name;
    int inputs;
    int outputs;
    int kernelHeight;
    int kernelWidth;
    int stride;
    std::array<int, 4> pad{}; ///< above, left, below, right
    const char* padMode = nullptr;
    int dilation = 1;
    int groups = 1;
    bool hasBias = true;
    const char* activation = nullptr;
};

const Kind kKinds[] = {
    {"one by one", 16, 24, 1, 1, 1},
    {"three by three", 8, 12, 3, 3, 1, {1, 1, 1, 1}},
    {"a picture, as large as its stride says", 3, 24, 7, 7, 4, {}, "SAME"},
    {"even border on one side only", 48, 64, 5, 5, 2, {}, "SAME"},
    {"nothing around", 8, 8, 3, 3, 2, {}, "VALID"},
    {"four borders, all different", 8, 8, 3, 5, 1, {0, 1, 2, 3}},
    {"each channel by itself", 32, 32, 3, 3, 1, {1, 1, 1, 1}, nullptr, 1, 32},
    {"in two groups", 16, 32, 3, 3, 2, {1, 1, 1, 1}, nullptr, 1, 2},
    {"with gaps", 8, 8, 3, 3, 1, {2, 2, 2, 2}, nullptr, 2},
    {"without bias", 8, 12, 3, 3, 1, {1, 1, 1, 1}, nullptr, 1, 1, false},
    {"cut off below zero", 8, 12, 3, 3, 1, {1, 1, 1, 1}, nullptr, 1, 1, true, "ReLU"},
    {"cut off on both sides", 8, 12, 3, 3, 1, {1, 1, 1, 1}, nullptr, 1, 1, true, "ReLU6"},
    {"less below zero", 8, 12, 3, 3, 1, {1, 1, 1, 1}, nullptr, 1, 1, true, "Leaky"},
    {"bent by another function", 8, 12, 3, 3, 1, {1, 1, 1, 1}, nullptr, 1, 1, true, "Sigmoid"},
    {"an odd number of channels", 5, 7, 3, 3, 1, {1, 1, 1, 1}},
};

constexpr int kHuge = 0x7fffffff;

const Kind kHostile[] = {
    {"no stride", 8, 8, 3, 3, 0, {1, 1, 1, 1}},
    {"no stride, as large as it says", 8, 8, 3, 3, 0, {}, "SAME"},
    {"a stride backwards", 8, 8, 3, 3, -1, {1, 1, 1, 1}},
    {"a huge stride", 8, 8, 3, 3, kHuge, {1, 1, 1, 1}},
    {"a border less than none", 8, 8, 3, 3, 1, {-1, 0, 0, 0}},
    {"a huge border", 8, 8, 3, 3, 1, {kHuge, 0, kHuge, 0}},
    {"a huge gap", 8, 8, 3, 3, 1, {1, 1, 1, 1}, nullptr, kHuge},
    {"a gap less than none", 8, 8, 3, 3, 1, {1, 1, 1, 1}, "SAME", -kHuge - 1},
    {"a kernel that takes minutes", 2, 2, 101, 101, 1, {50, 50, 50, 50}},
};

cv::Mat random(const std::vector<int>& sizes, unsigned seed)
{
    cv::Mat values(sizes, CV_32F);
    std::mt19937 source(seed);
    std::uniform_real_distribution<float> level(-1, 1);
    std::generate_n(values.ptr<float>(), values.total(), [&] { return level(source); });
    return values;
}

cv::Mat weightsOf(const Kind& kind)
{
    return random({kind.outputs, kind.inputs / kind.groups, kind.kernelHeight, kind.kernelWidth}, 1);
}

cv::Mat biasOf(const Kind& kind)
{
    return kind.hasBias ? random({1, kind.outputs}, 2) : cv::Mat(cv::Mat::zeros(1, kind.outputs, CV_32F));
}

cv::dnn::Net networkOf(const Kind& kind)
{
    cv::dnn::LayerParams params;
    const std::array kernel{kind.kernelHeight, kind.kernelWidth};
    const std::array stride{kind.stride, kind.stride};
    const std::array dilation{kind.dilation, kind.dilation};
    params.set("kernel_size", cv::dnn::DictValue::arrayInt(kernel.data(), 2));
    params.set("stride", cv::dnn::DictValue::arrayInt(stride.data(), 2));
    params.set("dilation", cv::dnn::DictValue::arrayInt(dilation.data(), 2));
    params.set("num_output", kind.outputs);
    params.set("group", kind.groups);
    if (kind.padMode)
        params.set("pad_mode", cv::String(kind.padMode));
    else
        params.set("pad", cv::dnn::DictValue::arrayInt(kind.pad.data(), 4));
    params.blobs = {weightsOf(kind).clone()};
    if (kind.hasBias)
        params.blobs.push_back(biasOf(kind).clone());
    cv::dnn::Net net;
    net.addLayerToPrev("convolution", "Convolution", params);
    if (kind.activation) {
        cv::dnn::LayerParams bent;
        const bool isLeaky = std::string(kind.activation) == "Leaky";
        if (isLeaky)
            bent.set("negative_slope", kLeak);
        net.addLayerToPrev("bent", isLeaky ? "ReLU" : kind.activation, bent);
    }
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    return net;
}

float bent(const char* activation, float value)
{
    const std::string name = activation ? activation : "";
    if (name == "ReLU")
        return std::max(value, 0.0F);
    if (name == "ReLU6")
        return std::clamp(value, 0.0F, 6.0F);
    if (name == "Leaky")
        return value < 0 ? kLeak * value : value;
    return name == "Sigmoid" ? 1 / (1 + std::exp(-value)) : value;
}

/// By the formula, from the input's own coordinates.
cv::Mat expected(const Kind& kind, const cv::Mat& input)
{
    const bool isSame = kind.padMode && std::string(kind.padMode) == "SAME";
    const std::array kernel{kind.kernelHeight, kind.kernelWidth};
    std::array<int, 2> length{};
    std::array<int, 2> before{};
    for (std::size_t axis : {0U, 1U}) {
        const int size = input.size[int(axis) + 2];
        const int reach = kind.dilation * (kernel[axis] - 1) + 1;
        length[axis] = isSame ? (size + kind.stride - 1) / kind.stride
                              : (size + kind.pad[axis] + kind.pad[axis + 2] - reach) / kind.stride + 1;
        before[axis] = isSame ? std::max((length[axis] - 1) * kind.stride + reach - size, 0) / 2 : kind.pad[axis];
    }
    const cv::Mat weights = weightsOf(kind);
    const cv::Mat bias = biasOf(kind);
    cv::Mat output(std::vector<int>{1, kind.outputs, length[0], length[1]}, CV_32F);
    const int perGroup = kind.inputs / kind.groups;
    for (int out = 0; out < kind.outputs; ++out) {
        const int first = out / (kind.outputs / kind.groups) * perGroup;
        for (int y = 0; y < length[0]; ++y) {
            for (int x = 0; x < length[1]; ++x) {
                double sum = bias.ptr<float>()[out];
                for (int in = 0; in < perGroup; ++in) {
                    for (int row = 0; row < kernel[0]; ++row) {
                        for (int column = 0; column < kernel[1]; ++column) {
                            const int fromY = y * kind.stride - before[0] + row * kind.dilation;
                            const int fromX = x * kind.stride - before[1] + column * kind.dilation;
                            if (fromY < 0 || fromX < 0 || fromY >= input.size[2] || fromX >= input.size[3])
                                continue;
                            sum += double(input.ptr<float>(0, first + in, fromY)[fromX])
                                   * double(weights.ptr<float>(out, in, row)[column]);
                        }
                    }
                }
                output.ptr<float>(0, out, y)[x] = bent(kind.activation, float(sum));
            }
        }
    }
    return output;
}

cv::Mat run(cv::dnn::Net& net, const cv::Mat& input)
{
    net.setInput(input);
    return net.forward().clone();
}

bool isRefused(cv::dnn::Net& net, const cv::Mat& input)
{
    try {
        run(net, input);
        return false;
    } catch (const cv::Exception&) {
        return true;
    }
}

bool isClose(const cv::Mat& left, const cv::Mat& right)
{
    return cv::dnn::shape(left) == cv::dnn::shape(right) && cv::norm(left, right, cv::NORM_INF) < 1e-4;
}

} // namespace

class TestFastConvolution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useFastConvolutions(); }

    void isTheFormula_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kKinds)); ++i)
            QTest::newRow(kKinds[i].name) << i;
    }

    void isTheFormula()
    {
        QFETCH(const int, index);
        const Kind& kind = kKinds[index];
        cv::dnn::Net net = networkOf(kind);
        // Sizes change and come back, as with areas of a picture.
        for (const auto& [height, width] : {std::pair{24, 40}, {17, 23}, {24, 40}, {9, 64}}) {
            const cv::Mat input = random({1, kind.inputs, height, width}, 3);
            QVERIFY(isClose(run(net, input), expected(kind, input)));
        }
        // OpenCV's own layer would have kept them.
        QVERIFY(net.getLayer(net.getLayerId("convolution"))->blobs.empty());
    }

    /// The room that threads work in is their own, and more than is kept of it is taken anew.
    void threadsDoNotMeet()
    {
        const Kind& kind = kKinds[1];
        const cv::Mat small = random({1, kind.inputs, 33, 57}, 4);
        const cv::Mat large = random({1, kind.inputs, 640, 640}, 5);
        cv::dnn::Net first = networkOf(kind);
        const cv::Mat ofSmall = run(first, small);
        const cv::Mat ofLarge = run(first, large);
        std::atomic<int> wrong = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                cv::dnn::Net own = networkOf(kind);
                for (int round = 0; round < 4; ++round) {
                    if (cv::norm(run(own, large), ofLarge, cv::NORM_INF) != 0
                        || cv::norm(run(own, small), ofSmall, cv::NORM_INF) != 0)
                        ++wrong;
                }
            });
        }
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }

    void whatDoesNotFitIsRefused()
    {
        Kind kind = kKinds[1];
        cv::dnn::Net net = networkOf(kind);
        const cv::Mat other = random({1, kind.inputs + 1, 24, 40}, 3);
        QVERIFY(isRefused(net, other));

        kind.pad = {};
        cv::dnn::Net narrow = networkOf(kind);
        const cv::Mat tiny = random({1, kind.inputs, 2, 2}, 3);
        QVERIFY(isRefused(narrow, tiny));
    }

    void whatNoNetworkAsksForIsRefused_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kHostile)); ++i)
            QTest::newRow(kHostile[i].name) << i;
    }

    void whatNoNetworkAsksForIsRefused()
    {
        QFETCH(const int, index);
        const Kind& kind = kHostile[index];
        const cv::Mat input = random({1, kind.inputs, 24, 40}, 3);
        cv::dnn::Net net = networkOf(kind);
        QVERIFY(isRefused(net, input));
    }
};

QTEST_APPLESS_MAIN(TestFastConvolution)
#include "tst_fast_convolution.moc"
