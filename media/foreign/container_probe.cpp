#include "media/foreign/container_probe.h"

#include <algorithm>
#include <array>
#include <bit>

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

constexpr std::string_view kEbmlMark = "\x1A\x45\xDF\xA3";
constexpr std::string_view kSegmentMark = "\x18\x53\x80\x67";

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

/// A number of Extensible Binary Meta Language (RFC 8794, section 4): how long it is, its length bits in front.
struct EbmlNumber {
    std::size_t bytes = 0; ///< 0 when there is none
    std::uint64_t value = 0;
    bool isUnknown = false; ///< all bits set: reaches to the end of the file
};

EbmlNumber ebmlNumber(ByteView bytes)
{
    if (bytes.empty() || bytes[0] == 0)
        return {};
    const auto length = static_cast<std::size_t>(std::countl_zero(bytes[0])) + 1;
    if (bytes.size() < length)
        return {};
    const std::uint64_t mask = (std::uint64_t(1) << (7 * length)) - 1;
    const std::uint64_t value = bigEndian(bytes.first(length)) & mask;
    return {length, value, value == mask};
}

/// The header, of a document type that is video, and the segment, which must lie within the file.
Result<Container> checkMatroska(ByteSource& source, ByteView head)
{
    const EbmlNumber header = ebmlNumber(head.subspan(kEbmlMark.size()));
    const std::size_t start = kEbmlMark.size() + header.bytes;
    if (header.bytes == 0 || header.isUnknown || header.value > head.size() - start)
        return makeError(Errc::MediaDamaged, "ebml header");
    const auto length = static_cast<std::size_t>(header.value);
    const std::string_view text = textOf(head.subspan(start, length));
    if (text.find("matroska") == text.npos && text.find("webm") == text.npos)
        return makeError(Errc::MediaUnsupported, "ebml document");
    const ByteView rest = head.subspan(start + length);
    if (!startsAt(rest, 0, kSegmentMark))
        return makeError(rest.size() < kSegmentMark.size() ? Errc::Truncated : Errc::MediaDamaged, "segment");
    const EbmlNumber segment = ebmlNumber(rest.subspan(kSegmentMark.size()));
    const std::uint64_t segmentStart = start + length + kSegmentMark.size() + segment.bytes;
    if (segment.bytes == 0 || (!segment.isUnknown && segment.value > source.size() - segmentStart))
        return makeError(Errc::Truncated, "video");
    return Container::Matroska;
}

/// Packets of 188 bytes that each begin with 0x47; in recordings of some cameras each has four bytes of time in front.
bool isTransportStream(ByteView head)
{
    const auto everyPacket = [&](std::size_t first, std::size_t length) {
        if (head.size() <= first + 2 * length)
            return false;
        for (std::size_t at = first; at < head.size(); at += length) {
            if (head[at] != 0x47)
                return false;
        }
        return true;
    };
    return everyPacket(0, 188) || everyPacket(4, 192);
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
    if (startsAt(head, 0, kEbmlMark))
        return checkMatroska(source, head);
    if (isTransportStream(head))
        return Container::MpegTs;
    return makeError(Errc::MediaUnsupported, nameOf(head));
}

} // namespace consentry::media
