#include "media/foreign/source_info.h"

#include "media/foreign/limits.h"

namespace consentry::media {
namespace {

bool isRational(Rational value, std::int64_t leastNumerator)
{
    constexpr std::int64_t limit = std::int64_t(1) << 31;
    return value.numerator >= leastNumerator && value.numerator <= limit && value.denominator >= 1
           && value.denominator <= limit;
}

} // namespace

std::string_view containerName(Container container)
{
    switch (container) {
    case Container::Mp4: return "mp4";
    case Container::Avi: return "avi";
    case Container::Matroska: return "matroska";
    case Container::MpegTs: return "mpegts";
    }
    return {};
}

std::string_view codecName(Codec codec)
{
    switch (codec) {
    case Codec::H264: return "h264";
    case Codec::Mjpeg: return "mjpeg";
    case Codec::MsMpeg4v3: return "msmpeg4v3";
    case Codec::Hevc: return "hevc";
    case Codec::Vp8: return "vp8";
    case Codec::Vp9: return "vp9";
    case Codec::Av1: return "av1";
    case Codec::Mpeg4: return "mpeg4";
    }
    return {};
}

bool isValid(const SourceInfo& info)
{
    return !containerName(info.container).empty() && !codecName(info.codec).empty()
           && (info.matrix == ColourMatrix::Bt601 || info.matrix == ColourMatrix::Bt709) && info.width >= 1
           && info.width <= kMaxSide && info.height >= 1 && info.height <= kMaxSide
           && std::int64_t(info.width) * info.height <= kMaxPixels && isRational(info.timeBase, 1)
           && isRational(info.frameRate, 0) && isRational(info.pixelAspect, 1) && info.declaredFrames >= 0
           && info.declaredFrames <= kMaxFrames;
}

} // namespace consentry::media
