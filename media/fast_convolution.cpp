#include "media/fast_convolution.h"

#include <dnnl.hpp>
#include <omp.h>
#include <opencv2/dnn.hpp>
#include <opencv2/dnn/all_layers.hpp>
#include <opencv2/dnn/layer.details.hpp>
#include <opencv2/dnn/shape_utils.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace consentry::media {

namespace {

using dnnl::memory;
using Order = memory::format_tag;
using Sizes = std::vector<int>;   ///< pictures, channels, height, width
using Pair = std::array<int, 2>; ///< of the height, of the width

constexpr int kDimensions = 4;
constexpr std::array<std::size_t, 2> kAxes{0, 1};
constexpr int kFewChannels = 4; ///< oneDNN is quickest with a picture as it is, but not with what comes of it
constexpr std::size_t kKeptRoom = 10 << 20;
// What a network may ask for, its file being anybody's: far more than networks do, and too little for sums to overflow.
constexpr int kLargestKernel = 64; // oneDNN takes minutes for much larger ones
constexpr int kMostPixels = 1 << 12; // of a stride, a gap or a border
constexpr int kMostChannels = 1 << 16;
constexpr int kLongestSide = 1 << 20;

bool areWithin(const Pair& values, int least, int most)
{
    return std::ranges::all_of(values, [&](int value) { return least <= value && value <= most; });
}

/// Both numbers of `name`, as they come from an ONNX file.
Pair pairOf(const cv::dnn::LayerParams& params, const char* name, Pair otherwise)
{
    if (!params.has(name))
        return otherwise;
    const cv::dnn::DictValue value = params.get(name);
    CV_Assert(value.size() == 2);
    return {value.get<int>(0), value.get<int>(1)};
}

const dnnl::engine& engine()
{
    static const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
    return cpu;
}

dnnl::stream& stream()
{
    thread_local dnnl::stream ofThisThread(engine());
    return ofThisThread;
}

memory::desc floats(const Sizes& sizes, Order order)
{
    return {{sizes.begin(), sizes.end()}, memory::data_type::f32, order};
}

memory copied(const cv::Mat& values, const Sizes& sizes, Order order)
{
    CV_Assert(values.type() == CV_32F && values.isContinuous());
    const memory copy(floats(sizes, order), engine());
    CV_Assert(copy.get_desc().get_size() == values.total() * sizeof(float));
    std::memcpy(copy.get_data_handle(), values.data, values.total() * sizeof(float));
    return copy;
}

/// Brings values into the order of `to`, if that is not where they are.
void reorder(memory from, memory to)
{
    if (from.get_data_handle() != to.get_data_handle())
        dnnl::reorder(from, to).execute(stream(), from, to);
}

/// Room for what a convolution reads or writes in an order of oneDNN's, until its next use by the same thread.
class Room {
public:
    memory of(const memory::desc& wanted)
    {
        if (m_bytes.size() < wanted.get_size()) {
            m_bytes = {};
            m_bytes.resize(wanted.get_size());
        }
        return {wanted, engine(), m_bytes.data()};
    }

    /// Gives back what only large networks need, which look seldom.
    void trim()
    {
        if (m_bytes.size() > kKeptRoom)
            m_bytes = {};
    }

private:
    std::vector<std::uint8_t> m_bytes;
};

/// What is needed for pictures of one size.
struct Plan {
    Sizes input;
    dnnl::convolution_forward::primitive_desc kind;
    dnnl::convolution_forward run;
};

class Convolution final : public cv::dnn::Layer {
public:
    /// Takes the weights away from `params`, where OpenCV would keep them a second time.
    explicit Convolution(cv::dnn::LayerParams& params);
    static cv::Ptr<Layer> create(cv::dnn::LayerParams& params) { return cv::Ptr<Layer>(new Convolution(params)); }

    bool supportBackend(int backend) override { return backend == cv::dnn::DNN_BACKEND_OPENCV; }
    bool setActivation(const cv::Ptr<cv::dnn::ActivationLayer>& next) override;
    bool getMemoryShapes(const std::vector<Sizes>& inputs, int outputCount, std::vector<Sizes>& outputs,
                         std::vector<Sizes>& inner) const override;
    void forward(cv::InputArrayOfArrays inputs, cv::OutputArrayOfArrays outputs, cv::OutputArrayOfArrays inner) override;

private:
    int reach(std::size_t axis) const { return m_dilation[axis] * (m_kernel[axis] - 1) + 1; }
    Sizes outputOf(const Sizes& input) const;
    Sizes weightSizes() const;
    Plan planFor(const Sizes& input);

    Pair m_kernel;
    Pair m_stride;
    Pair m_dilation;
    Pair m_padBefore{};
    Pair m_padBehind{};
    cv::String m_padMode;
    int m_groups;
    int m_inputs = 0;  ///< channels
    int m_outputs = 0; ///< channels
    memory m_weights;  ///< in the order that the last plan wanted
    memory m_bias;
    dnnl::post_ops m_activation;
    std::optional<Plan> m_plan;
};

Convolution::Convolution(cv::dnn::LayerParams& params)
    : Layer(params),
      m_kernel(pairOf(params, "kernel_size", {})),
      m_stride(pairOf(params, "stride", {1, 1})),
      m_dilation(pairOf(params, "dilation", {1, 1})),
      m_padMode(params.get<cv::String>("pad_mode", "")),
      m_groups(params.get<int>("group", 1))
{
    CV_Assert(m_padMode.empty() || m_padMode == "SAME" || m_padMode == "VALID");
    if (m_padMode.empty() && params.has("pad")) {
        const cv::dnn::DictValue pad = params.get("pad");
        CV_Assert(pad.size() == 4);
        m_padBefore = {pad.get<int>(0), pad.get<int>(1)};
        m_padBehind = {pad.get<int>(2), pad.get<int>(3)};
    }
    CV_Assert(areWithin(m_kernel, 1, kLargestKernel) && areWithin(m_stride, 1, kMostPixels));
    CV_Assert(areWithin(m_dilation, 1, kMostPixels));
    CV_Assert(areWithin(m_padBefore, 0, kMostPixels) && areWithin(m_padBehind, 0, kMostPixels));
    CV_Assert(!blobs.empty() && blobs[0].dims == kDimensions);
    const cv::Mat& weights = blobs[0];
    CV_Assert(areWithin({weights.size[0], weights.size[1]}, 1, kMostChannels));
    m_outputs = weights.size[0];
    CV_Assert(1 <= m_groups && m_groups <= kMostChannels / weights.size[1]);
    m_inputs = weights.size[1] * m_groups;
    CV_Assert(m_outputs % m_groups == 0 && weights.size[2] == m_kernel[0] && weights.size[3] == m_kernel[1]);
    m_weights = copied(weights, weightSizes(), m_groups == 1 ? Order::oihw : Order::goihw);
    m_bias = copied(blobs.size() > 1 ? blobs[1] : cv::Mat(cv::Mat::zeros(1, m_outputs, CV_32F)), {m_outputs}, Order::x);
    blobs.clear();
    params.blobs.clear();
}

bool Convolution::setActivation(const cv::Ptr<cv::dnn::ActivationLayer>& next)
{
    if (!next) { // it is for another size: OpenCV takes all apart and puts it together again
        m_activation = {};
        m_plan.reset();
        return false;
    }
    if (m_activation.len() > 0)
        return false;
    if (const auto relu = next.dynamicCast<cv::dnn::ReLULayer>())
        m_activation.append_eltwise(1, dnnl::algorithm::eltwise_relu, relu->negativeSlope, 0);
    else if (const auto clip = next.dynamicCast<cv::dnn::ReLU6Layer>())
        m_activation.append_eltwise(1, dnnl::algorithm::eltwise_clip, clip->minValue, clip->maxValue);
    else
        return false;
    m_plan.reset();
    return true;
}

bool Convolution::getMemoryShapes(const std::vector<Sizes>& inputs, int /*outputCount*/, std::vector<Sizes>& outputs,
                                  std::vector<Sizes>& /*inner*/) const
{
    CV_Assert(inputs.size() == 1 && inputs[0].size() == kDimensions && inputs[0][1] == m_inputs);
    outputs = {outputOf(inputs[0])};
    return false; // the output has memory of its own
}

void Convolution::forward(cv::InputArrayOfArrays inputs, cv::OutputArrayOfArrays outputs,
                          cv::OutputArrayOfArrays /*inner*/)
{
    std::vector<cv::Mat> from;
    std::vector<cv::Mat> to;
    inputs.getMatVector(from);
    outputs.getMatVector(to);
    CV_Assert(from.at(0).isContinuous() && to.at(0).isContinuous());
    omp_set_num_threads(1); // of this thread: our own threads share the processors
    const Sizes size = cv::dnn::shape(from[0]);
    if (!m_plan || m_plan->input != size)
        m_plan = planFor(size);

    thread_local Room inputRoom;
    thread_local Room outputRoom;
    const memory input(floats(size, Order::nchw), engine(), from[0].data);
    const memory output(floats(cv::dnn::shape(to[0]), Order::nchw), engine(), to[0].data);
    const memory::desc read = m_plan->kind.src_desc();
    const memory::desc written = m_plan->kind.dst_desc();
    const memory ordered = read == input.get_desc() ? input : inputRoom.of(read);
    const memory result = written == output.get_desc() ? output : outputRoom.of(written);
    reorder(input, ordered);
    m_plan->run.execute(stream(), {{DNNL_ARG_SRC, ordered},
                                   {DNNL_ARG_WEIGHTS, m_weights},
                                   {DNNL_ARG_BIAS, m_bias},
                                   {DNNL_ARG_DST, result}});
    reorder(result, output);
    stream().wait();
    inputRoom.trim();
    outputRoom.trim();
}

Sizes Convolution::outputOf(const Sizes& input) const
{
    Sizes output{input[0], m_outputs};
    for (const std::size_t axis : kAxes) {
        const int length = input[axis + 2];
        const int room = length + m_padBefore[axis] + m_padBehind[axis] - reach(axis);
        CV_Assert(0 < length && length <= kLongestSide && (m_padMode == "SAME" || room >= 0));
        output.push_back((m_padMode == "SAME" ? length - 1 : room) / m_stride[axis] + 1);
    }
    return output;
}

Sizes Convolution::weightSizes() const
{
    Sizes sizes{m_outputs / m_groups, m_inputs / m_groups, m_kernel[0], m_kernel[1]};
    if (m_groups > 1)
        sizes.insert(sizes.begin(), m_groups);
    return sizes;
}

Plan Convolution::planFor(const Sizes& input)
{
    const Sizes output = outputOf(input);
    Pair before = m_padBefore;
    Pair behind = m_padBehind;
    for (const std::size_t axis : kAxes) {
        if (m_padMode != "SAME")
            continue;
        const int all = std::max((output[axis + 2] - 1) * m_stride[axis] + reach(axis) - input[axis + 2], 0);
        before[axis] = all / 2;
        behind[axis] = all - all / 2;
    }
    const dnnl::convolution_forward::desc wanted(
        dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct,
        floats(input, m_inputs <= kFewChannels ? Order::nchw : Order::any), floats(weightSizes(), Order::any),
        m_bias.get_desc(), floats(output, Order::any), {m_stride[0], m_stride[1]},
        {m_dilation[0] - 1, m_dilation[1] - 1}, {before[0], before[1]}, {behind[0], behind[1]});
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(m_activation);
    const dnnl::convolution_forward::primitive_desc kind(wanted, attributes, engine());
    if (m_weights.get_desc() != kind.weights_desc()) {
        const memory ordered(kind.weights_desc(), engine());
        reorder(m_weights, ordered);
        stream().wait();
        m_weights = ordered;
    }
    return {input, kind, dnnl::convolution_forward(kind)};
}

} // namespace

void useFastConvolutions()
{
    static const bool isSaid = [] {
        cv::dnn::LayerFactory::registerLayer("Convolution", Convolution::create);
        return true;
    }();
    static_cast<void>(isSaid);
}

} // namespace consentry::media
