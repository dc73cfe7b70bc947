#include "media/foreign/container_probe.h"

#include <algorithm>
#include <array>

namespace consentry::media {
namespace {

constexpr std::size_t kHeadBytes = 512;
constexpr int kMaxTopLevelBoxes = 100'000;

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view name;
};

using namespace std::string_view_literals;

// What people may try to take in. Order matters only for the last rows.
constexpr Signature kOthers[] = {
    {0, "\x1A\x45\xDF\xA3"sv, "matroska"},
    {0, "#EXTM3U"sv, "playlist"},
    {0, "ffconcat"sv, "playlist"},
    {0, "FLV\x01"sv, "flv"},
    {0, "OggS"sv, "ogg"},
    {0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, "asf"},
    {0, "\x00\x00\x01\xBA"sv, "mpeg program stream"},
    {0, "\x00\x00\x01\xB3"sv, "mpeg video"},
    {0, "\x00\x00\x00\x01"sv, "raw video stream"},
    {0, "\x89PNG"sv, "png"},
    {0, "\xFF\xD8\xFF"sv, "jpeg"},
    {0, "GIF8"sv, "gif"},
    {0, "ID3"sv, "mp3"},
    {0, "fLaC"sv, "flac"},
    {0, "%PDF"sv, "pdf"},
    {0, "PK\x03\x04"sv, "zip"},
    {0, "\x1F\x8B"sv, "gzip"},
    {0, "age-encryption.org/"sv, "age"},
    {0, "-----BEGIN AGE"sv, "age"},
    {8, "WAVE"sv, "wave"},
    {8, "WEBP"sv, "webp"},
};

/// Boxes that may come first in an ISO base media file.
constexpr std::string_view kFirstBoxes[] = {"ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "styp"};

bool startsAt(ByteView head, std::size_t offset, std::string_view wanted)
{
    return head.size() >= offset + wanted.size() && textOf(head.subspan(offset, wanted.size())) == wanted;
}

std::uint64_t bigEndian(ByteView bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = (value << 8) | byte;
    return value;
}

std::uint64_t littleEndian32(ByteView bytes)
{
    return bytes[0] | std::uint64_t(bytes[1]) << 8 | std::uint64_t(bytes[2]) << 16 | std::uint64_t(bytes[3]) << 24;
}

/// Walks the boxes of the outermost level; each must lie within the file.
Result<Container> checkMp4(ByteSource& source)
{
    const std::uint64_t size = source.size();
    std::uint64_t at = 0;
    for (int boxes = 0; at < size; ++boxes) {
        std::array<std::uint8_t, 16> head{};
        TRY_ASSIGN(const std::size_t got, source.readAt(at, head));
        if (boxes >= kMaxTopLevelBoxes)
            return makeError(Errc::MediaDamaged, "too many boxes");
        if (got < 8)
            return makeError(Errc::Truncated, "video");
        std::uint64_t length = bigEndian(ByteView(head).first(4));
        if (length == 0) // reaches to the end of the file
            break;
        const bool isLong = length == 1;
        if (isLong && got < 16)
            return makeError(Errc::Truncated, "video");
        if (isLong)
            length = bigEndian(ByteView(head).subspan(8));
        if (length < (isLong ? 16U : 8U))
            return makeError(Errc::MediaDamaged, "box without length");
        if (length > size - at)
            return makeError(Errc::Truncated, "video");
        at += length;
    }
    return Container::Mp4;
}

/// A file above 1 GiB (OpenDML) has several RIFF chunks; each must lie within the file.
Result<Container> checkAvi(ByteSource& source)
{
    const std::uint64_t size = source.size();
    for (std::uint64_t at = 0; size - at >= 12;) {
        std::array<std::uint8_t, 12> head{};
        TRY_VOID(readExactly(source, at, head, "video"));
        if (!startsAt(head, 0, "RIFF"))
            break; // padding some recorders leave behind
        const std::uint64_t length = 8 + littleEndian32(ByteView(head).subspan(4));
        if (length > size - at)
            return makeError(Errc::Truncated, "video");
        at += length + (length & 1);
        if (at > size)
            break;
    }
    return Container::Avi;
}

bool looksLikeTransportStream(ByteView head)
{
    return head.size() >= 2 * 188 + 1 && head[0] == 0x47 && head[188] == 0x47 && head[2 * 188] == 0x47;
}

bool looksLikeText(ByteView head)
{
    return std::ranges::all_of(head, [](std::uint8_t byte) {
        return byte >= 0x20 || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f';
    });
}

std::string_view nameOf(ByteView head)
{
    if (head.empty())
        return "empty file";
    const auto known =
        std::ranges::find_if(kOthers, [&](const Signature& s) { return startsAt(head, s.offset, s.bytes); });
    if (known != std::end(kOthers))
        return known->name;
    if (looksLikeTransportStream(head))
        return "mpeg transport stream";
    return looksLikeText(head) ? "text" : "unknown file type";
}

} // namespace

Result<Container> probeContainer(ByteSource& source)
{
    Bytes buffer(kHeadBytes);
    TRY_ASSIGN(const std::size_t got, source.readAt(0, buffer));
    const ByteView head = ByteView(buffer).first(got);
    if (startsAt(head, 0, "RIFF") && startsAt(head, 8, "AVI "))
        return checkAvi(source);
    if (std::ranges::any_of(kFirstBoxes, [&](std::string_view box) { return startsAt(head, 4, box); }))
        return checkMp4(source);
    return makeError(Errc::MediaUnsupported, nameOf(head));
}

} // namespace consentry::media
