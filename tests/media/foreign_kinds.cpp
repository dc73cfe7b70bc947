#include "tests/media/foreign_kinds.h"

namespace consentry::testing {
namespace {

using media::Codec;
using media::Container;

constexpr char kHevc[] = "-c:v libx265 -x265-params log-level=none:bframes=3:keyint=20:open-gop=1";
constexpr char kHevc10[] = "-c:v libx265 -pix_fmt yuv420p10le -x265-params log-level=none:bframes=3";
constexpr char kVp8[] = "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 2M -auto-alt-ref 1 -lag-in-frames 8";
constexpr char kVp9[] = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M";
constexpr char kVp9Hidden[] = "-c:v libvpx-vp9 -deadline good -cpu-used 8 -b:v 2M -auto-alt-ref 1 -lag-in-frames 16";
constexpr char kAv1[] = "-c:v libaom-av1 -cpu-used 8 -usage realtime -b:v 2M";
constexpr char kMpeg4[] = "-c:v mpeg4 -q:v 3 -bf 2";
constexpr char kH264[] = "-c:v libx264 -preset veryfast -bf 3 -g 20 -x264-params open-gop=1";
constexpr char kInterlaced[] = "-c:v libx264 -preset veryfast -flags +ildct+ilme -x264-params tff=1";
constexpr char kMjpeg[] = "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p";
constexpr char kMsMpeg4[] = "-c:v msmpeg4 -q:v 3";

constexpr ForeignKind kKinds[] = {
    {"h264", "mp4", kH264, Container::Mp4, Codec::H264},
    {"hevc", "mp4", kHevc, Container::Mp4, Codec::Hevc},
    {"hevc10", "mp4", kHevc10, Container::Mp4, Codec::Hevc},
    {"vp9", "mp4", kVp9Hidden, Container::Mp4, Codec::Vp9},
    {"av1", "mp4", kAv1, Container::Mp4, Codec::Av1},
    {"mpeg4", "mov", kMpeg4, Container::Mp4, Codec::Mpeg4},
    {"interlaced", "mp4", kInterlaced, Container::Mp4, Codec::H264},
    {"one-key", "mp4", "-c:v libx264 -preset veryfast -g 9999", Container::Mp4, Codec::H264},
    {"mjpeg", "mov", kMjpeg, Container::Mp4, Codec::Mjpeg},
    {"msmpeg4", "mov", kMsMpeg4, Container::Mp4, Codec::MsMpeg4v3},
    {"h264", "mkv", kH264, Container::Matroska, Codec::H264},
    {"hevc", "mkv", kHevc, Container::Matroska, Codec::Hevc},
    {"vp8", "webm", kVp8, Container::Matroska, Codec::Vp8},
    {"vp9", "webm", kVp9, Container::Matroska, Codec::Vp9},
    {"vp9-hidden", "webm", kVp9Hidden, Container::Matroska, Codec::Vp9},
    {"av1", "webm", kAv1, Container::Matroska, Codec::Av1},
    {"mpeg4", "mkv", kMpeg4, Container::Matroska, Codec::Mpeg4},
    {"mjpeg", "mkv", kMjpeg, Container::Matroska, Codec::Mjpeg},
    {"msmpeg4", "mkv", kMsMpeg4, Container::Matroska, Codec::MsMpeg4v3},
    {"h264", "ts", kH264, Container::MpegTs, Codec::H264},
    {"h264", "m2ts", kH264, Container::MpegTs, Codec::H264},
    {"hevc", "ts", kHevc, Container::MpegTs, Codec::Hevc},
    {"mpeg4", "ts", kMpeg4, Container::MpegTs, Codec::Mpeg4},
    {"mpeg4", "avi", kMpeg4, Container::Avi, Codec::Mpeg4},
    {"xvid", "avi", "-c:v mpeg4 -q:v 3 -bf 2 -vtag XVID -mpv_flags +naq", Container::Avi, Codec::Mpeg4},
    {"h264", "avi", kH264, Container::Avi, Codec::H264},
    {"hevc", "avi", "-c:v libx265 -vtag HEVC -x265-params log-level=none:bframes=3", Container::Avi, Codec::Hevc},
    {"vp8", "avi", kVp8, Container::Avi, Codec::Vp8},
    {"vp9", "avi", kVp9, Container::Avi, Codec::Vp9},
    {"av1", "avi", kAv1, Container::Avi, Codec::Av1},
    {"mjpeg422", "avi", "-c:v mjpeg -q:v 3 -pix_fmt yuvj422p", Container::Avi, Codec::Mjpeg},
    {"msmpeg4", "avi", kMsMpeg4, Container::Avi, Codec::MsMpeg4v3},
};

constexpr ForeignKind kNameless[] = {
    {"vp8", "mp4", kVp8, Container::Mp4, Codec::Vp8},
    {"vp8", "ts", kVp8, Container::MpegTs, Codec::Vp8},
    {"vp9", "ts", kVp9, Container::MpegTs, Codec::Vp9},
    {"av1", "ts", kAv1, Container::MpegTs, Codec::Av1},
    {"mjpeg", "ts", kMjpeg, Container::MpegTs, Codec::Mjpeg},
    {"msmpeg4", "ts", kMsMpeg4, Container::MpegTs, Codec::MsMpeg4v3},
};

} // namespace

std::span<const ForeignKind> foreignKinds()
{
    return kKinds;
}

std::span<const ForeignKind> namelessKinds()
{
    return kNameless;
}

} // namespace consentry::testing
