#include "media/decoded_picture.h"

#include "media/foreign/av_ptr.h"
#include "media/foreign/limits.h"

#include <algorithm>

namespace consentry::media {
namespace {

constexpr int kBytesPerPixel = 4;
constexpr int kLineAlignment = 64;

} // namespace

ViewSize fittedSize(int width, int height, ViewSize view)
{
    const double factor = std::min({1.0, double(view.width) / width, double(view.height) / height});
    const auto fit = [factor](int side) { return std::clamp(static_cast<int>(side * factor + 0.5), 1, side); };
    return {fit(width), fit(height)};
}

struct PictureScaler::State {
    AvPtr<SwsContext> scaler;
    ViewSize from;
    ViewSize to;
    ColourMatrix matrix = ColourMatrix::Bt601;

    bool prepare(ViewSize wantedFrom, ViewSize wantedTo, ColourMatrix wantedMatrix);
};

bool PictureScaler::State::prepare(ViewSize wantedFrom, ViewSize wantedTo, ColourMatrix wantedMatrix)
{
    if (scaler && from == wantedFrom && to == wantedTo && matrix == wantedMatrix)
        return true;
    scaler.reset(sws_getContext(wantedFrom.width, wantedFrom.height, AV_PIX_FMT_YUV420P, wantedTo.width,
                                wantedTo.height, AV_PIX_FMT_BGR0, SWS_BILINEAR, nullptr, nullptr, nullptr));
    if (!scaler)
        return false;
    constexpr int one = 1 << 16; // contrast and saturation are 16.16 fixed point
    const int* coefficients = sws_getCoefficients(wantedMatrix == ColourMatrix::Bt709 ? SWS_CS_ITU709 : SWS_CS_ITU601);
    sws_setColorspaceDetails(scaler.get(), coefficients, 0, coefficients, 1, 0, one, one);
    from = wantedFrom;
    to = wantedTo;
    matrix = wantedMatrix;
    return true;
}

PictureScaler::PictureScaler() : m_state(std::make_unique<State>()) {}
PictureScaler::~PictureScaler() = default;
PictureScaler& PictureScaler::operator=(PictureScaler&&) noexcept = default;

Result<FramePixels> PictureScaler::scale(const DecodedPicture& picture, ViewSize view)
{
    const PictureView& from = picture.display;
    const ViewSize size = fittedSize(from.width, from.height, view);
    if (!m_state->prepare({from.width, from.height}, size, picture.matrix))
        return makeError(Errc::Internal, "picture scaling");
    const int stride = (size.width * kBytesPerPixel + kLineAlignment - 1) / kLineAlignment * kLineAlignment;
    TRY_ASSIGN(auto buffer, FrameBuffer::create(static_cast<std::size_t>(stride) * static_cast<std::size_t>(size.height)
                                                + kLineAlignment)); // the last line may be written past its end
    const std::uint8_t* const planes[] = {from.y, from.u, from.v};
    const int strides[] = {from.yStride, from.uStride, from.vStride};
    std::uint8_t* const target[] = {buffer->data()};
    const int targetStrides[] = {stride};
    if (sws_scale(m_state->scaler.get(), planes, strides, 0, from.height, target, targetStrides) != size.height)
        return makeError(Errc::Internal, "picture scaling");
    return FramePixels{std::move(buffer), size.width, size.height, stride};
}

} // namespace consentry::media
