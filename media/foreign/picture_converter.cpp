#include "media/foreign/picture_converter.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

namespace consentry::media {
namespace {

bool hasFullRange(const AVFrame& frame)
{
    switch (frame.format) {
    case AV_PIX_FMT_YUVJ411P:
    case AV_PIX_FMT_YUVJ420P:
    case AV_PIX_FMT_YUVJ422P:
    case AV_PIX_FMT_YUVJ440P:
    case AV_PIX_FMT_YUVJ444P: return true;
    default: return frame.color_range == AVCOL_RANGE_JPEG;
    }
}

void copyPlanes(const AVFrame& frame, const I420Layout& layout, ByteSpan out)
{
    for (int plane = 0; plane < I420Layout::kPlanes; ++plane) {
        const auto p = static_cast<std::size_t>(plane);
        av_image_copy_plane(out.data() + layout.offset(plane), layout.stride(plane), frame.data[p], frame.linesize[p],
                            layout.width(plane), layout.height(plane));
    }
}

} // namespace

Result<void> PictureConverter::convert(const AVFrame& frame, ColourMatrix matrix, ByteSpan out)
{
    const I420Layout layout(frame.width, frame.height);
    assert(out.size() == layout.bytes());
    if (frame.format == AV_PIX_FMT_YUV420P && !hasFullRange(frame)) {
        copyPlanes(frame, layout, out);
        return {};
    }
    TRY_VOID(prepare(frame, matrix));
    AVFrame& scaled = *m_scaled;
    if (sws_scale(m_scaler.get(), frame.data, frame.linesize, 0, frame.height, scaled.data, scaled.linesize)
        != frame.height)
        return makeError(Errc::Internal, "picture conversion");
    copyPlanes(scaled, layout, out);
    return {};
}

Result<void> PictureConverter::prepare(const AVFrame& frame, ColourMatrix matrix)
{
    if (m_scaler && m_format == frame.format && m_layout == I420Layout(frame.width, frame.height))
        return {};
    const auto format = static_cast<AVPixelFormat>(frame.format);
    const char* name = av_get_pix_fmt_name(format);
    const Error unsupported = makeError(Errc::MediaUnsupported, name != nullptr ? name : "pixel format");
    if (sws_isSupportedInput(format) == 0)
        return unsupported;
    m_scaler.reset(sws_getContext(frame.width, frame.height, format, frame.width, frame.height, AV_PIX_FMT_YUV420P,
                                  SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    if (!m_scaler)
        return unsupported;
    const int* coefficients = sws_getCoefficients(matrix == ColourMatrix::Bt709 ? SWS_CS_ITU709 : SWS_CS_ITU601);
    constexpr int one = 1 << 16; // contrast and saturation are 16.16 fixed point
    if (sws_setColorspaceDetails(m_scaler.get(), coefficients, hasFullRange(frame) ? 1 : 0, coefficients, 0, 0, one,
                                 one)
        < 0)
        return unsupported;
    // The scaler writes whole vectors, so past the end of a narrow line: it gets a picture with room for that.
    m_scaled.reset(av_frame_alloc());
    if (!m_scaled)
        return makeError(Errc::Internal, "out of memory");
    m_scaled->format = AV_PIX_FMT_YUV420P;
    m_scaled->width = frame.width;
    m_scaled->height = frame.height;
    if (av_frame_get_buffer(m_scaled.get(), 0) < 0)
        return makeError(Errc::Internal, "out of memory");
    m_format = frame.format;
    m_layout = I420Layout(frame.width, frame.height);
    return {};
}

} // namespace consentry::media
