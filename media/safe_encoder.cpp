#include "media/safe_encoder.h"

#include "media/av_pages.h"
#include "media/foreign/i420_layout.h"
#include "media/foreign/limits.h"
#include "media/frame_pool.h"
#include "media/h264_units.h"
#include "media/matroska_writer.h"
#include "media/picture_digest.h"
#include "media/rendition_decoder.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace consentry::media {
namespace {

// docs/adr/0022-safe-rendition-encoding.md says how these were chosen.
constexpr int kGroupLength = 8;
constexpr const char* kPreset = "superfast";
constexpr const char* kQuality = "22";
constexpr const char* kTune = "fastdecode";
/// Two slices let a seek decode one picture on two cores.
constexpr const char* kX264Parameters = "keyint=8:min-keyint=8:scenecut=0:bframes=0:open-gop=0:slices=2:threads=4:"
                                        "rc-lookahead=0:mbtree=0:force-cfr=1";

constexpr std::size_t kReadPast = 64; ///< bytes behind a picture that x264's vector code may touch

constexpr int evenUp(int value)
{
    return value + (value & 1);
}

FrameFormat makeFormat(const SafeEncoderOptions& options)
{
    return {.width = options.width,
            .height = options.height,
            .codedWidth = evenUp(options.width),
            .codedHeight = evenUp(options.height),
            .timeBase = options.timeBase,
            .frameRate = options.frameRate,
            .pixelAspect = options.pixelAspect};
}

/// Copies a plane and repeats its last column and row where the target is larger.
void copyPadded(const std::uint8_t* from, int fromStride, int width, int height, std::uint8_t* to, int toStride,
                int toWidth, int toHeight)
{
    for (int y = 0; y < toHeight; ++y) {
        const std::uint8_t* source = from + std::ptrdiff_t(std::min(y, height - 1)) * fromStride;
        std::uint8_t* target = to + std::ptrdiff_t(y) * toStride;
        std::memcpy(target, source, static_cast<std::size_t>(width));
        std::memset(target + width, source[width - 1], static_cast<std::size_t>(toWidth - width));
    }
}

class X264Encoder final : public SafeEncoder {
public:
    X264Encoder(ByteSink& out, const SafeEncoderOptions& options)
        : m_format(makeFormat(options)), m_matrix(options.matrix), m_writer(out)
    {
    }
    ~X264Encoder() override { wipe(m_sample); }

    Result<void> open(MediaTime duration);
    Result<void> addFrame(const PictureView& picture, Stamp stamp) override;
    Result<FrameTable> finish() override;

private:
    Result<void> openCodec();
    Result<void> fill(const PictureView& picture);
    Result<void> takePackets();
    Result<void> takePacket();

    FrameFormat m_format;
    ColourMatrix m_matrix;
    MatroskaWriter m_writer;
    AvPtr<AVCodecContext> m_codec;
    std::shared_ptr<FramePool> m_pool = FramePool::create();
    AvPtr<AVFrame> m_frame{av_frame_alloc()};
    AvPtr<AVPacket> m_packet{av_packet_alloc()};
    std::unique_ptr<RenditionDecoder> m_decoder;
    Bytes m_sample;
    std::vector<FrameEntry> m_entries; ///< of all frames added
    std::size_t m_encoded = 0;         ///< how many of them have come out of the encoder
};

Result<void> X264Encoder::openCodec()
{
    const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
    m_codec.reset(avcodec_alloc_context3(codec));
    if (codec == nullptr || !m_codec || !m_frame || !m_packet)
        return makeError(Errc::LibraryUnusable, "libavcodec");
    AVCodecContext& context = *m_codec;
    context.width = m_format.codedWidth;
    context.height = m_format.codedHeight;
    context.pix_fmt = AV_PIX_FMT_YUV420P;
    context.time_base = {1, 25}; // frames are counted; their times are in the table and the container
    context.framerate = {25, 1};
    context.sample_aspect_ratio = av_d2q(m_format.pixelAspect.value(), 1000);
    context.colorspace = m_matrix == ColourMatrix::Bt709 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
    context.color_range = AVCOL_RANGE_MPEG;
    context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    AvOptions options;
    options.set("preset", kPreset);
    options.set("tune", kTune);
    options.set("crf", kQuality);
    options.set("x264-params", kX264Parameters);
    if (const int code = avcodec_open2(&context, codec, options.get()); code < 0)
        return Error{Errc::LibraryUnusable, {"libx264"}, avErrorText(code)};
    return {};
}

Result<void> X264Encoder::open(MediaTime duration)
{
    quietenLibav();
    TRY_VOID(openCodec());
    const ByteView parameters(m_codec->extradata, static_cast<std::size_t>(m_codec->extradata_size));
    TRY_ASSIGN(Bytes configuration, makeAvcConfiguration(parameters));
    TRY_ASSIGN(m_decoder, RenditionDecoder::create({configuration, m_format.codedWidth, m_format.codedHeight}));
    return m_writer.writeHeader({m_format, m_matrix, std::move(configuration), duration});
}

Result<void> X264Encoder::fill(const PictureView& picture)
{
    av_frame_unref(m_frame.get());
    AVFrame& frame = *m_frame;
    frame.format = AV_PIX_FMT_YUV420P;
    frame.width = m_format.codedWidth;
    frame.height = m_format.codedHeight;
    const I420Layout layout(frame.width, frame.height);
    TRY_ASSIGN(auto pages, m_pool->take(layout.bytes() + kReadPast));
    std::uint8_t* const data = pages->data();
    frame.buf[0] = lendPages(std::move(pages));
    if (frame.buf[0] == nullptr)
        return makeError(Errc::Internal, "out of memory");
    for (int plane = 0; plane < I420Layout::kPlanes; ++plane) {
        frame.data[plane] = data + layout.offset(plane);
        frame.linesize[plane] = layout.stride(plane);
    }
    copyPadded(picture.y, picture.yStride, picture.width, picture.height, frame.data[0], frame.linesize[0], frame.width,
               frame.height);
    copyPadded(picture.u, picture.uStride, picture.chromaWidth(), picture.chromaHeight(), frame.data[1],
               frame.linesize[1], frame.width / 2, frame.height / 2);
    copyPadded(picture.v, picture.vStride, picture.chromaWidth(), picture.chromaHeight(), frame.data[2],
               frame.linesize[2], frame.width / 2, frame.height / 2);
    return {};
}

Result<void> X264Encoder::addFrame(const PictureView& picture, Stamp stamp)
{
    assert(picture.width == m_format.width && picture.height == m_format.height);
    assert(m_entries.empty() || stamp.pts > m_entries.back().pts);
    TRY_VOID(fill(picture));
    m_frame->pts = static_cast<std::int64_t>(m_entries.size());
    m_entries.push_back({.pts = stamp.pts, .sourceFrame = stamp.sourceFrame});
    if (const int code = avcodec_send_frame(m_codec.get(), m_frame.get()); code < 0)
        return Error{Errc::Internal, {"encoder"}, avErrorText(code)};
    return takePackets();
}

Result<void> X264Encoder::takePackets()
{
    for (;;) {
        const int code = avcodec_receive_packet(m_codec.get(), m_packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        if (code < 0)
            return Error{Errc::Internal, {"encoder"}, avErrorText(code)};
        TRY_VOID(takePacket());
        av_packet_unref(m_packet.get());
    }
}

/// Stores one encoded picture, and decodes it as a reader will.
Result<void> X264Encoder::takePacket()
{
    const bool isKeyFrame = (m_packet->flags & AV_PKT_FLAG_KEY) != 0;
    const bool isInOrder = m_packet->pts == static_cast<std::int64_t>(m_encoded) && m_encoded < m_entries.size();
    if (!isInOrder || isKeyFrame != (m_encoded % kGroupLength == 0))
        return makeError(Errc::Internal, "encoder order");
    m_sample = makeAvcSample({m_packet->data, static_cast<std::size_t>(m_packet->size)});
    const std::size_t bytes = m_sample.size();
    m_sample.resize(bytes + RenditionDecoder::padding());
    TRY_ASSIGN(const DecodedPicture picture, m_decoder->decode(m_sample, bytes));
    FrameEntry& entry = m_entries[m_encoded];
    entry.keyFrame = isKeyFrame;
    entry.lumaDigest = lumaDigest(picture.coded);
    const MediaTime time = mediaTime(entry.pts - m_entries.front().pts, m_format.timeBase);
    const auto milliseconds = std::chrono::round<std::chrono::milliseconds>(time).count();
    ++m_encoded;
    return m_writer.addFrame(milliseconds, isKeyFrame, ByteView(m_sample).first(bytes));
}

Result<FrameTable> X264Encoder::finish()
{
    if (const int code = avcodec_send_frame(m_codec.get(), nullptr); code < 0)
        return Error{Errc::Internal, {"encoder"}, avErrorText(code)};
    TRY_VOID(takePackets());
    TRY_VOID(m_writer.finish());
    const std::vector<std::uint64_t>& positions = m_writer.positions();
    if (m_entries.empty() || m_encoded != m_entries.size() || positions.size() != m_entries.size())
        return makeError(Errc::Internal, "encoder lost frames");
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i].position = positions[i];
    return FrameTable(m_format, std::move(m_entries));
}

} // namespace

Result<std::unique_ptr<SafeEncoder>> SafeEncoder::create(ByteSink& out, const SafeEncoderOptions& options)
{
    assert(options.width >= 1 && options.height >= 1 && options.width <= kMaxSide && options.height <= kMaxSide);
    auto encoder = std::make_unique<X264Encoder>(out, options);
    TRY_VOID(encoder->open(options.duration));
    return std::unique_ptr<SafeEncoder>(std::move(encoder));
}

} // namespace consentry::media
