#include "media/face_network.h"

#include "media/fast_convolution.h"
#include "media/opencv_threads.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace consentry::media {

namespace {

constexpr double kPixelScale = 1 / 127.5; // to values from -1 to 1
constexpr int kChannels = 3;
constexpr int kStripRows = 32; // so that they stay in the cache

Error networkFailed(std::string_view what, const std::exception& error)
{
    return makeError(Errc::Internal, what).context(error.what());
}

class OpenCvNetwork final : public FaceNetwork {
public:
    OpenCvNetwork(cv::dnn::Net net, std::vector<std::string> heads, PixelCoding coding)
        : m_net(std::move(net)), m_heads(std::move(heads)), m_coding(coding)
    {
    }

    Result<std::vector<HeadView>> run(const BgrView& picture, const Fitting& fitting) override
    {
        try {
            return forward(blobOf(picture, fitting));
        } catch (const std::exception& error) {
            return networkFailed("face network", error);
        }
    }

    Result<std::vector<HeadView>> runBlob(std::span<const float> blob, const Fitting& fitting) override
    {
        const std::array sizes{1, 3, fitting.inputHeight, fitting.inputWidth};
        assert(blob.size()
               == 3 * static_cast<std::size_t>(fitting.inputHeight) * static_cast<std::size_t>(fitting.inputWidth));
        try {
            cv::Mat input(4, sizes.data(), CV_32F);
            std::ranges::copy(blob, input.ptr<float>());
            return forward(input);
        } catch (const std::exception& error) {
            return networkFailed("face network", error);
        }
    }

private:
    /// Fills m_input, whose pages serve every picture of one size.
    const cv::Mat& blobOf(const BgrView& picture, const Fitting& fitting)
    {
        // OpenCV has no type for read-only pixels; nothing below writes to it.
        const cv::Mat source(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.data),
                             static_cast<std::size_t>(picture.stride));
        const cv::Size size(fitting.inputWidth, fitting.inputHeight);
        const int width = std::clamp(static_cast<int>(std::lround(picture.width * fitting.scale)), 1, size.width);
        const int height = std::clamp(static_cast<int>(std::lround(picture.height * fitting.scale)), 1, size.height);
        const cv::Rect filled(0, 0, width, height);
        if (m_fitted.size() != size || m_filled != filled) {
            const std::array sizes{1, kChannels, size.height, size.width};
            m_fitted = cv::Mat(size, CV_8UC3, cv::Scalar::all(0));
            m_input.create(4, sizes.data(), CV_32F);
            m_filled = filled;
        }
        cv::Mat scaled = m_fitted(filled);
        cv::resize(source, scaled, filled.size(), 0, 0, fitting.scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
        for (int y = 0; y < size.height; y += kStripRows)
            fillStrip(m_fitted.rowRange(y, std::min(y + kStripRows, size.height)), y);
        return m_input;
    }

    /// `strip` begins with row `top` of the picture.
    void fillStrip(const cv::Mat& strip, int top)
    {
        cv::split(strip, m_channels);
        const bool isBlueFirst = m_coding == PixelCoding::BlueGreenRed;
        for (int channel = 0; channel < kChannels; ++channel) {
            cv::Mat plane(strip.size(), CV_32F,
                          m_input.ptr<float>(0, isBlueFirst ? channel : kChannels - 1 - channel, top));
            m_channels[static_cast<std::size_t>(channel)].convertTo(plane, CV_32F, isBlueFirst ? 1 : kPixelScale,
                                                                    isBlueFirst ? 0 : -1);
        }
    }

    Result<std::vector<HeadView>> forward(const cv::Mat& input)
    {
        m_net.setInput(input);
        m_net.forward(m_outputs, m_heads);
        std::vector<HeadView> heads;
        for (const cv::Mat& output : m_outputs) {
            const bool hasPlanes = output.dims == 4;
            if ((!hasPlanes && output.dims != 3) || output.size[0] != 1 || output.type() != CV_32F
                || !output.isContinuous())
                return makeError(Errc::Internal, "face network: unexpected output");
            const int last = output.dims - 1;
            heads.push_back(
                {output.ptr<float>(), hasPlanes ? output.size[1] : 1, output.size[last - 1], output.size[last]});
        }
        return heads;
    }

    cv::dnn::Net m_net;
    std::vector<std::string> m_heads;
    PixelCoding m_coding;
    std::vector<cv::Mat> m_outputs;
    cv::Mat m_fitted; ///< 8 bits; black outside m_filled
    cv::Rect m_filled;
    std::array<cv::Mat, kChannels> m_channels; ///< of one strip
    cv::Mat m_input;
};

} // namespace

Result<std::unique_ptr<FaceNetwork>> FaceNetwork::load(ByteView onnx, std::vector<std::string> heads,
                                                       PixelCoding coding)
{
    try {
        useCallingThreadOnly();
        useFastConvolutions();
        cv::dnn::Net net = cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(onnx.data()), onnx.size());
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        return std::unique_ptr<FaceNetwork>(std::make_unique<OpenCvNetwork>(std::move(net), std::move(heads), coding));
    } catch (const std::exception& error) {
        return networkFailed("face network", error);
    }
}

std::vector<std::string> faceBoxesHeads()
{
    std::vector<std::string> heads;
    for (const char* level : {"0", "1", "2"}) {
        for (const char* kind : {"class", "box_encoding"})
            heads.push_back(std::string("prediction_layers/") + kind + "_predictor_" + level + "/BiasAdd");
    }
    return heads;
}

std::vector<std::string> ssdFaceHeads()
{
    std::vector<std::string> heads;
    for (const char* kind : {"cls", "loc"}) {
        for (const char* level : {"0", "1", "2", "3", "4", "5"})
            heads.push_back(std::string(kind) + level);
    }
    return heads;
}

std::vector<DetectedBox> withoutDuplicates(std::vector<DetectedBox> boxes, double overlap)
{
    std::ranges::stable_sort(boxes, std::greater(), &DetectedBox::confidence);
    std::vector<DetectedBox> kept;
    for (DetectedBox& box : boxes) {
        const auto same = [&](const DetectedBox& other) { return intersectionOverUnion(box.box, other.box) > overlap; };
        if (std::ranges::none_of(kept, same))
            kept.push_back(std::move(box));
    }
    return kept;
}

} // namespace consentry::media
