#include "media/foreign/source_decoder.h"

#include "media/foreign/container_probe.h"
#include "media/foreign/limits.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
}

#include <algorithm>

#include <sys/mman.h>

namespace consentry::media {
namespace {

/// libav gives up beyond this, and cannot say why; between this and kMaxStreams we do.
constexpr unsigned kMostStreamsCounted = 4 * kMaxStreams;

constexpr int kDecoderThreads = 2;

struct CodecRule {
    AVCodecID id;
    Codec codec;
    const char* decoder; ///< libav's name of the only decoder that may be opened
};

// Everything that is not in these tables is refused by name.
constexpr CodecRule kCodecs[] = {
    {AV_CODEC_ID_H264, Codec::H264, "h264"},    {AV_CODEC_ID_HEVC, Codec::Hevc, "hevc"},
    {AV_CODEC_ID_VP8, Codec::Vp8, "vp8"},       {AV_CODEC_ID_VP9, Codec::Vp9, "vp9"},
    {AV_CODEC_ID_AV1, Codec::Av1, "libdav1d"},  {AV_CODEC_ID_MPEG4, Codec::Mpeg4, "mpeg4"},
    {AV_CODEC_ID_MJPEG, Codec::Mjpeg, "mjpeg"}, {AV_CODEC_ID_MSMPEG4V3, Codec::MsMpeg4v3, "msmpeg4"},
};

std::string decoderNames()
{
    std::string names;
    for (const CodecRule& rule : kCodecs)
        names += (names.empty() ? "" : ",") + std::string(rule.decoder);
    return names;
}

/// libav's name of the only demuxer for a container that may be opened.
const char* demuxerOf(Container container)
{
    switch (container) {
    case Container::Mp4: return "mov";
    case Container::Avi: return "avi";
    case Container::Matroska: return "matroska";
    case Container::MpegTs: return "mpegts";
    }
    return "";
}

int refuseToOpen(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**)
{
    return AVERROR(EPERM); // a file that names other files gets none of them
}

bool isNear(std::int64_t value, std::int64_t wanted)
{
    return std::abs(value - wanted) <= 64; // of 16.16 fixed point: writers round
}

/// The display matrix maps a stored point (x, y) to (a·x + c·y, b·x + d·y). Only right angles are taken.
std::optional<Orientation> orientationOf(const std::int32_t* matrix)
{
    constexpr std::int64_t one = 1 << 16;
    const std::int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
    const auto isUnit = [](std::int64_t value) { return isNear(std::abs(value), one); };
    if (isUnit(a) && isUnit(d) && isNear(b, 0) && isNear(c, 0))
        return Orientation{false, a < 0, d < 0};
    if (isUnit(b) && isUnit(c) && isNear(a, 0) && isNear(d, 0))
        return Orientation{true, c < 0, b < 0};
    return std::nullopt;
}

/// What the stream says; where it does not, high definition is taken to be BT.709 and the rest BT.601.
ColourMatrix matrixOf(const AVFrame& frame)
{
    const AVColorSpace space = frame.colorspace;
    if (space == AVCOL_SPC_BT709)
        return ColourMatrix::Bt709;
    if (space == AVCOL_SPC_BT470BG || space == AVCOL_SPC_SMPTE170M || space == AVCOL_SPC_FCC)
        return ColourMatrix::Bt601;
    const bool isJpeg = frame.format == AV_PIX_FMT_YUVJ420P || frame.format == AV_PIX_FMT_YUVJ422P;
    return !isJpeg && std::max(frame.width, frame.height) >= 1280 ? ColourMatrix::Bt709 : ColourMatrix::Bt601;
}

Rational toRational(AVRational value, Rational otherwise)
{
    return value.num > 0 && value.den > 0 ? Rational{value.num, value.den} : otherwise;
}

bool isVideo(const AVStream& stream)
{
    return stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO && (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) == 0;
}

std::string resolution(int width, int height)
{
    return std::to_string(width) + "x" + std::to_string(height);
}

Result<void> checkSize(int width, int height)
{
    if (width < 1 || height < 1)
        return makeError(Errc::MediaDamaged, "picture size");
    if (width > kMaxSide || height > kMaxSide || std::int64_t(width) * height > kMaxPixels)
        return makeError(Errc::MediaTooLarge, resolution(width, height), resolution(8192, 4320));
    return {};
}

/// False when the limit of the address space is near. libav's codes do not tell: most decoders call a picture damaged that
/// they got no memory for, and the demuxers say "out of memory" of too many streams.
bool hasRoom()
{
    constexpr std::size_t kLargestPicture = std::size_t(kMaxPixels) * 2;
    void* room = ::mmap(nullptr, kLargestPicture, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return room != MAP_FAILED && ::munmap(room, kLargestPicture) == 0;
}

} // namespace

Error tooLittleMemory()
{
    return makeError(Errc::MediaTooLarge, "memory", std::to_string(kMaxWorkerMemory >> 20) + " MiB");
}

Result<std::unique_ptr<SourceDecoder>> SourceDecoder::open(ByteSource& source)
{
    std::unique_ptr<SourceDecoder> decoder(new SourceDecoder);
    TRY_ASSIGN(decoder->m_info.container, probeContainer(source));
    TRY_VOID(decoder->openContainer(source));
    TRY_VOID(decoder->chooseStream());
    TRY_VOID(decoder->checkIndex(source.size()));
    TRY_VOID(decoder->openDecoder());
    TRY_ASSIGN(decoder->m_hasFrame, decoder->decodeFrame());
    if (!decoder->m_hasFrame)
        return makeError(Errc::MediaDamaged, "no picture");
    TRY_VOID(decoder->describe());
    return decoder;
}

Error SourceDecoder::failure(int code, std::string_view doing) const
{
    if (m_io && m_io->error())
        return *m_io->error();
    if (!hasRoom())
        return tooLittleMemory();
    return Error{Errc::MediaDamaged, {std::string(doing)}, avErrorText(code)};
}

Result<void> SourceDecoder::openContainer(ByteSource& source)
{
    TRY_ASSIGN(m_io, AvIo::open(source));
    AVFormatContext* context = avformat_alloc_context();
    m_packet.reset(av_packet_alloc());
    m_frame.reset(av_frame_alloc());
    if (context == nullptr || !m_packet || !m_frame) {
        avformat_free_context(context);
        return tooLittleMemory();
    }
    context->pb = m_io->context();
    context->flags |= AVFMT_FLAG_CUSTOM_IO;
    context->io_open = refuseToOpen;
    AvOptions options;
    options.set("protocol_whitelist", "");
    options.set("format_whitelist", demuxerOf(m_info.container));
    options.set("codec_whitelist", decoderNames().c_str());
    options.set("max_streams", std::to_string(kMostStreamsCounted).c_str());
    if (m_info.container == Container::Mp4)
        options.set("ignore_chapters", "1");
    const AVInputFormat* format = av_find_input_format(demuxerOf(m_info.container));
    const int code = avformat_open_input(&context, "", format, options.get()); // frees `context` when it fails
    if (code < 0)
        return failure(code, "container");
    m_format.reset(context);
    if (m_io->error())
        return *m_io->error();
    return {};
}

Result<void> SourceDecoder::chooseStream()
{
    if (m_format->nb_streams > kMaxStreams)
        return makeError(Errc::MediaTooLarge, "streams", std::to_string(kMaxStreams));
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        AVStream* stream = m_format->streams[i];
        if (m_stream == nullptr && isVideo(*stream))
            m_stream = stream;
        else
            stream->discard = AVDISCARD_ALL; // sound and the rest are never read, let alone decoded
    }
    if (m_stream == nullptr)
        return makeError(Errc::MediaUnsupported, "no video");
    const AVCodecID id = m_stream->codecpar->codec_id;
    const auto rule = std::ranges::find(kCodecs, id, &CodecRule::id);
    if (rule == std::end(kCodecs)) {
        const std::string name = id == AV_CODEC_ID_NONE ? "unknown codec" : avcodec_get_name(id);
        return makeError(Errc::MediaUnsupported, name + " in " + std::string(containerName(m_info.container)));
    }
    m_info.codec = rule->codec;
    m_decoderName = rule->decoder;
    m_info.timeBase = toRational(m_stream->time_base, {0, 1});
    if (m_info.timeBase.numerator == 0)
        return makeError(Errc::MediaDamaged, "time base");
    if (m_stream->duration > 0
        && static_cast<double>(m_stream->duration) * m_info.timeBase.value() > double(kMaxDurationSeconds))
        return makeError(Errc::MediaTooLarge, "duration", std::to_string(kMaxDurationSeconds) + " s");
    if (m_stream->nb_frames > kMaxFrames)
        return makeError(Errc::MediaTooLarge, "frames", std::to_string(kMaxFrames));
    m_info.declaredFrames = std::max<std::int64_t>(m_stream->nb_frames, 0);
    // Where only the pictures say it, those are checked.
    const AVCodecParameters& parameters = *m_stream->codecpar;
    const bool saysSize = parameters.width != 0 || parameters.height != 0;
    return saysSize ? checkSize(parameters.width, parameters.height) : Result<void>();
}

/// An index that points past the end means that the file was cut: say so at once rather than after an hour.
Result<void> SourceDecoder::checkIndex(std::uint64_t sourceBytes) const
{
    const int entries = avformat_index_get_entries_count(m_stream);
    for (int i = 0; i < entries; ++i) {
        const AVIndexEntry* entry = avformat_index_get_entry(m_stream, i);
        if (entry->pos < 0 || entry->size < 0)
            return makeError(Errc::MediaDamaged, "index");
        const auto end = static_cast<std::uint64_t>(entry->pos) + static_cast<std::uint64_t>(entry->size);
        if (end > sourceBytes)
            return makeError(Errc::Truncated, "video");
    }
    return {};
}

Result<void> SourceDecoder::openDecoder()
{
    const AVCodec* codec = avcodec_find_decoder_by_name(m_decoderName);
    m_codec.reset(avcodec_alloc_context3(codec));
    if (codec == nullptr || !m_codec)
        return makeError(Errc::Internal, "decoder");
    if (const int code = avcodec_parameters_to_context(m_codec.get(), m_stream->codecpar); code < 0)
        return failure(code, "codec parameters");
    m_codec->pkt_timebase = m_stream->time_base;
    m_codec->thread_count = kDecoderThreads;
    m_codec->max_pixels = kMaxPixels;
    m_codec->err_recognition = AV_EF_EXPLODE;
    m_codec->flags |= AV_CODEC_FLAG_UNALIGNED; // crop exactly
    // A stream that does not say how far it reorders is given the longest delay there is, so that no frame is put out
    // before one that belongs in front of it.
    if (m_info.codec == Codec::H264)
        m_codec->strict_std_compliance = FF_COMPLIANCE_STRICT;
    AvOptions options;
    options.set("codec_whitelist", m_decoderName);
    if (const int code = avcodec_open2(m_codec.get(), codec, options.get()); code < 0)
        return failure(code, "decoder");
    return {};
}

Result<void> SourceDecoder::describe()
{
    m_info.width = m_frame->width;
    m_info.height = m_frame->height;
    m_info.matrix = matrixOf(*m_frame);
    m_info.frameRate = toRational(m_stream->avg_frame_rate, {0, 1});
    m_info.pixelAspect = toRational(av_guess_sample_aspect_ratio(m_format.get(), m_stream, m_frame.get()), {1, 1});
    std::size_t bytes = 0;
    const std::uint8_t* matrix = av_stream_get_side_data(m_stream, AV_PKT_DATA_DISPLAYMATRIX, &bytes);
    if (matrix != nullptr && bytes >= 9 * sizeof(std::int32_t)) {
        const auto orientation = orientationOf(reinterpret_cast<const std::int32_t*>(matrix));
        if (!orientation)
            return makeError(Errc::MediaUnsupported, "rotation by other than right angles");
        m_info.orientation = *orientation;
    }
    if (!isValid(m_info))
        return makeError(Errc::MediaDamaged, "stream facts");
    return {};
}

/// Feeds the decoder one packet of ours, or the end. False at the end.
Result<bool> SourceDecoder::sendPacket()
{
    for (;;) {
        av_packet_unref(m_packet.get());
        const int code = av_read_frame(m_format.get(), m_packet.get());
        if (m_io->error())
            return *m_io->error();
        if (code == AVERROR_EOF) {
            avcodec_send_packet(m_codec.get(), nullptr);
            return false;
        }
        if (code < 0)
            return failure(code, "container");
        if (m_packet->stream_index != m_stream->index)
            continue;
        if ((m_packet->flags & AV_PKT_FLAG_CORRUPT) != 0) {
            if (m_info.container == Container::MpegTs)
                return makeError(Errc::MediaDamaged, "packets are missing");
            return makeError(Errc::Truncated, "video");
        }
        // AVI counts what it leaves out as well; a number that does not go on is not believed.
        const std::int64_t number = std::max(m_packet->dts, m_lastPacket + 1);
        m_lastPacket = number;
        if (m_packet->size == 0)
            continue; // AVI: "show the last one again"; an empty packet would mean the end to the decoder
        if (m_info.container == Container::Avi) {
            m_packet->pts = m_packet->dts = number;
            m_waiting.insert(number);
        }
        if (const int sent = avcodec_send_packet(m_codec.get(), m_packet.get()); sent < 0)
            return failure(sent, "picture");
        return true;
    }
}

/// Leaves the next frame in m_frame. False at the end.
Result<bool> SourceDecoder::decodeFrame()
{
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (code == AVERROR_EOF)
            return false;
        if (code == AVERROR(EAGAIN)) {
            TRY_VOID(sendPacket());
            continue;
        }
        if (code < 0)
            return failure(code, "picture");
        if (m_frame->decode_error_flags != 0 || (m_frame->flags & AV_FRAME_FLAG_CORRUPT) != 0)
            return failure(AVERROR_INVALIDDATA, "picture");
        TRY_VOID(checkSize(m_frame->width, m_frame->height));
        return true;
    }
}

/// AVI numbers its packets in the order of decoding. Shown in turn, the pictures take the same numbers in order.
std::int64_t SourceDecoder::takePacketNumber()
{
    // A packet that no picture came out of, though all that it could have waited for has passed, had none.
    const std::int64_t passed = m_frame->pts - std::max(m_codec->has_b_frames, 0) - 1;
    m_waiting.erase(m_waiting.begin(), m_waiting.lower_bound(passed));
    if (m_waiting.empty())
        return AV_NOPTS_VALUE;
    return m_waiting.extract(m_waiting.begin()).value();
}

std::int64_t SourceDecoder::nextPts()
{
    std::int64_t pts = m_frame->pts != AV_NOPTS_VALUE ? m_frame->pts : m_frame->best_effort_timestamp;
    if (m_info.container == Container::Avi && m_frame->pts != AV_NOPTS_VALUE)
        pts = takePacketNumber();
    if (pts == AV_NOPTS_VALUE || pts < -kMaxPts || (m_frames > 0 && pts <= m_lastPts)) {
        pts = m_frames > 0 ? m_lastPts + 1 : 0;
        ++m_adjustedStamps;
    }
    m_lastPts = pts;
    return pts;
}

Result<std::optional<SourceDecoder::Stamp>> SourceDecoder::next(ByteSpan out)
{
    if (!m_hasFrame) {
        TRY_ASSIGN(m_hasFrame, decodeFrame());
        if (!m_hasFrame)
            return std::optional<Stamp>();
    }
    if (m_frame->width != m_info.width || m_frame->height != m_info.height)
        return makeError(Errc::MediaUnsupported, "change of picture size");
    if (m_frames >= kMaxFrames)
        return makeError(Errc::MediaTooLarge, "frames", std::to_string(kMaxFrames));
    TRY_VOID(m_converter.convert(*m_frame, m_info.matrix, out));
    const std::int64_t pts = nextPts();
    if (pts > kMaxPts)
        return makeError(Errc::MediaDamaged, "time stamp");
    if (m_frames == 0)
        m_firstPts = pts;
    if (static_cast<double>(pts - m_firstPts) * m_info.timeBase.value() > double(kMaxDurationSeconds))
        return makeError(Errc::MediaTooLarge, "duration", std::to_string(kMaxDurationSeconds) + " s");
    m_hasFrame = false;
    return std::optional<Stamp>({m_frames++, pts});
}

} // namespace consentry::media
