#include "media/matroska_reader.h"

#include "media/foreign/limits.h"
#include "media/matroska_ids.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

namespace consentry::media {
namespace {

using namespace matroska;

constexpr std::size_t kMaxHeaderBytes = 16 * 1024;
constexpr std::size_t kMaxSampleBytes = 64 * 1024 * 1024;
constexpr std::uint64_t kUnknownSize = (std::uint64_t(1) << 56) - 1;
constexpr std::size_t kBlockElementHead = 1 + 8; // id, size in eight bytes

struct Element {
    std::uint32_t id = 0;
    std::uint64_t size = 0;
    ByteView content; ///< cut at the end of what was read
};

/// Takes the elements of one level one after the other.
class ElementLevel {
public:
    explicit ElementLevel(ByteView bytes) : m_left(bytes) {}

    /// Nothing at the end, or when what follows is no element.
    std::optional<Element> next()
    {
        const auto id = take(4, Marker::Keep);
        const auto size = id ? take(8, Marker::Drop) : std::nullopt;
        if (!size)
            return std::nullopt;
        const std::size_t count = std::min<std::uint64_t>(*size, m_left.size());
        const Element element{static_cast<std::uint32_t>(*id), *size, m_left.first(count)};
        m_left = m_left.subspan(count);
        return element;
    }

private:
    enum class Marker { Keep, Drop };

    /// A variable-size integer (RFC 8794, section 4): the leading zeros of the first byte say how long it is.
    std::optional<std::uint64_t> take(std::size_t most, Marker marker)
    {
        if (m_left.empty() || m_left[0] == 0)
            return std::nullopt;
        const auto length = static_cast<std::size_t>(std::countl_zero(m_left[0])) + 1;
        if (length > most || length > m_left.size())
            return std::nullopt;
        const unsigned mask = marker == Marker::Keep ? 0xffU : 0xffU >> length;
        std::uint64_t value = m_left[0] & mask;
        for (std::size_t i = 1; i < length; ++i)
            value = (value << 8) | m_left[i];
        m_left = m_left.subspan(length);
        return value;
    }

    ByteView m_left;
};

/// The one child with this id; nothing when it is absent, cut or there twice.
std::optional<ByteView> child(ByteView parent, std::uint32_t id)
{
    std::optional<ByteView> found;
    ElementLevel level(parent);
    while (const auto element = level.next()) {
        if (element->id != id)
            continue;
        if (found || element->content.size() != element->size)
            return std::nullopt;
        found = element->content;
    }
    return found;
}

std::optional<int> side(ByteView video, std::uint32_t id)
{
    const auto content = child(video, id);
    if (!content || content->empty() || content->size() > 2)
        return std::nullopt;
    int value = 0;
    for (const std::uint8_t byte : *content)
        value = value << 8 | byte;
    return value >= 1 && value <= kMaxSide ? std::optional(value) : std::nullopt;
}

std::optional<MatroskaTrack> parseTrack(ByteView entry)
{
    const auto codec = child(entry, kCodecId);
    const auto configuration = child(entry, kCodecPrivate);
    const auto video = child(entry, kVideo);
    if (!codec || textOf(*codec) != kAvcCodec || !configuration || !video)
        return std::nullopt;
    const auto width = side(*video, kPixelWidth);
    const auto height = side(*video, kPixelHeight);
    if (!width || !height)
        return std::nullopt;
    return MatroskaTrack{toBytes(*configuration), *width, *height};
}

std::optional<MatroskaTrack> parseHeader(ByteView head)
{
    ElementLevel file(head);
    const auto ebml = file.next();
    if (!ebml || ebml->id != kEbml)
        return std::nullopt;
    const auto type = child(ebml->content, kDocType);
    const auto segment = file.next();
    if (!type || textOf(*type) != "matroska" || !segment || segment->id != kSegment || segment->size != kUnknownSize)
        return std::nullopt;
    ElementLevel level(segment->content);
    const auto info = level.next();
    const auto tracks = level.next();
    if (!info || info->id != kInfo || !tracks || tracks->id != kTracks)
        return std::nullopt;
    const auto entry = child(tracks->content, kTrackEntry);
    return entry ? parseTrack(*entry) : std::nullopt;
}

} // namespace

Result<MatroskaTrack> readMatroskaTrack(ByteSource& source)
{
    Bytes head(kMaxHeaderBytes);
    TRY_ASSIGN(const std::size_t got, source.readAt(0, head));
    auto track = parseHeader(ByteView(head).first(got));
    wipe(head); // it may reach into the first pictures
    if (!track)
        return makeError(Errc::MediaDamaged, "header");
    return std::move(*track);
}

Result<MatroskaBlock> readMatroskaBlock(ByteSource& source, std::uint64_t position, Bytes& buffer, std::size_t padding)
{
    std::array<std::uint8_t, kBlockElementHead + kBlockHeadBytes> head{};
    TRY_VOID(readExactly(source, position, head, "video"));
    const ByteView block = ByteView(head).subspan(kBlockElementHead);
    std::uint64_t size = 0;
    for (std::size_t i = 2; i < kBlockElementHead; ++i)
        size = size << 8 | head[i];
    const bool isBlock = head[0] == kSimpleBlock && head[1] == 1 && block[0] == kTrackOne
                         && (block[3] & ~kKeyFrameFlag) == 0 && size > kBlockHeadBytes;
    if (!isBlock || size > kMaxSampleBytes)
        return makeError(Errc::MediaDamaged, "block");
    const std::size_t bytes = size - kBlockHeadBytes;
    if (buffer.size() < bytes + padding)
        buffer.resize(bytes + padding);
    TRY_VOID(readExactly(source, position + head.size(), ByteSpan(buffer).first(bytes), "video"));
    std::ranges::fill(ByteSpan(buffer).subspan(bytes, padding), std::uint8_t(0));
    return MatroskaBlock{(block[3] & kKeyFrameFlag) != 0, bytes};
}

} // namespace consentry::media
