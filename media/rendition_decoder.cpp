#include "media/rendition_decoder.h"

#include "media/av_pages.h"
#include "media/foreign/limits.h"
#include "media/frame_pool.h"

#include <algorithm>
#include <cstring>
#include <thread>

namespace consentry::media {
namespace {

constexpr unsigned kMaxThreads = 2; // as many as a picture has slices

constexpr int alignUp(int value, int step)
{
    return (value + step - 1) / step * step;
}

/// Gives libav pages of ours for each picture, so that they are kept out of core dumps and wiped.
int giveBuffer(AVCodecContext* context, AVFrame* frame, int)
{
    if (frame->format != AV_PIX_FMT_YUV420P)
        return AVERROR(EINVAL);
    constexpr int lineAlignment = 64;
    int width = frame->width;
    int height = frame->height;
    int alignments[AV_NUM_DATA_POINTERS] = {};
    avcodec_align_dimensions2(context, &width, &height, alignments);
    const int chromaStride = alignUp((width + 1) / 2, lineAlignment);
    const int chromaHeight = (height + 1) / 2;
    const std::size_t luma = 2 * static_cast<std::size_t>(chromaStride) * static_cast<std::size_t>(height);
    const std::size_t chroma = static_cast<std::size_t>(chromaStride) * static_cast<std::size_t>(chromaHeight);
    auto pages = static_cast<FramePool*>(context->opaque)->take(luma + 2 * chroma + lineAlignment);
    if (!pages)
        return AVERROR(ENOMEM);
    std::uint8_t* data = (*pages)->data();
    frame->buf[0] = lendPages(std::move(*pages));
    if (frame->buf[0] == nullptr)
        return AVERROR(ENOMEM);
    frame->data[0] = data;
    frame->data[1] = data + luma;
    frame->data[2] = data + luma + chroma;
    frame->linesize[0] = 2 * chromaStride;
    frame->linesize[1] = frame->linesize[2] = chromaStride;
    frame->extended_data = frame->data;
    return 0;
}

DecodedPicture toPicture(const AVFrame& frame)
{
    DecodedPicture picture;
    picture.buffer = lentPages(*frame.buf[0]);
    picture.coded = {frame.data[0],     frame.data[1],     frame.data[2], frame.linesize[0],
                     frame.linesize[1], frame.linesize[2], frame.width,   frame.height};
    picture.display = picture.coded;
    picture.matrix = frame.colorspace == AVCOL_SPC_BT709 ? ColourMatrix::Bt709 : ColourMatrix::Bt601;
    return picture;
}

} // namespace

struct RenditionDecoder::State {
    std::shared_ptr<FramePool> pool = FramePool::create(); ///< before the decoder, which uses it to its end
    AvPtr<AVCodecContext> codec;
    AvPtr<AVPacket> packet{av_packet_alloc()};
    AvPtr<AVFrame> frame{av_frame_alloc()};
    int width = 0;
    int height = 0;
};

RenditionDecoder::RenditionDecoder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RenditionDecoder::~RenditionDecoder() = default;

Result<std::unique_ptr<RenditionDecoder>> RenditionDecoder::create(const MatroskaTrack& track)
{
    quietenLibav();
    auto state = std::make_unique<State>();
    const AVCodec* codec = avcodec_find_decoder_by_name("h264");
    state->codec.reset(avcodec_alloc_context3(codec));
    if (codec == nullptr || !state->codec || !state->packet || !state->frame)
        return makeError(Errc::LibraryUnusable, "libavcodec");
    AVCodecContext& context = *state->codec;
    const std::size_t bytes = track.configuration.size();
    context.extradata = static_cast<std::uint8_t*>(av_mallocz(bytes + padding()));
    if (context.extradata == nullptr)
        return makeError(Errc::Internal, "out of memory");
    std::memcpy(context.extradata, track.configuration.data(), bytes);
    context.extradata_size = static_cast<int>(bytes);
    context.max_pixels = kMaxPixels;
    context.opaque = state->pool.get();
    context.get_buffer2 = giveBuffer;
    context.err_recognition = AV_EF_EXPLODE;
    context.flags |= AV_CODEC_FLAG_LOW_DELAY;
    context.thread_type = FF_THREAD_SLICE; // frame threads would hold pictures back
    context.thread_count = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, kMaxThreads));
    if (avcodec_open2(&context, codec, nullptr) < 0)
        return makeError(Errc::MediaDamaged, "decoder configuration");
    state->width = track.codedWidth;
    state->height = track.codedHeight;
    return std::unique_ptr<RenditionDecoder>(new RenditionDecoder(std::move(state)));
}

std::size_t RenditionDecoder::padding()
{
    return AV_INPUT_BUFFER_PADDING_SIZE;
}

Result<DecodedPicture> RenditionDecoder::decode(ByteSpan buffer, std::size_t bytes)
{
    assert(buffer.size() >= bytes + padding());
    AVPacket& packet = *m_state->packet;
    AVFrame& frame = *m_state->frame;
    packet.data = buffer.data();
    packet.size = static_cast<int>(bytes);
    const int sent = avcodec_send_packet(m_state->codec.get(), &packet);
    const int received = sent < 0 ? sent : avcodec_receive_frame(m_state->codec.get(), &frame);
    packet.data = nullptr;
    packet.size = 0;
    if (received < 0)
        return Error{Errc::MediaDamaged, {"picture"}, avErrorText(received)};
    const bool isGood = frame.decode_error_flags == 0 && (frame.flags & AV_FRAME_FLAG_CORRUPT) == 0
                        && frame.width == m_state->width && frame.height == m_state->height;
    DecodedPicture picture = toPicture(frame);
    av_frame_unref(&frame);
    if (!isGood)
        return makeError(Errc::MediaDamaged, "picture");
    return picture;
}

void RenditionDecoder::reset()
{
    avcodec_flush_buffers(m_state->codec.get());
}

} // namespace consentry::media
