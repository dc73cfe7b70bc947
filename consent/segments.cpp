#include "consent/segments.h"

#include <charconv>

namespace consentry::consent {
namespace {

constexpr std::int64_t kMostSegmentFrames = 10'000'000;

/// The number before the next space, which both are taken off `text`.
Result<std::int64_t> takeNumber(std::string_view& text)
{
    const std::size_t space = text.find(' ');
    const std::string_view digits = text.substr(0, space);
    std::int64_t number = 0;
    const auto [stop, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isRead = failure == std::errc() && stop == digits.data() + digits.size();
    if (space == std::string_view::npos || !isRead || number < 0 || number > kMostSegmentFrames)
        return makeError(Errc::BadEncoding, "segment");
    text.remove_prefix(space + 1);
    return number;
}

} // namespace

std::string TextForm<ClipSegment>::write(const ClipSegment& segment)
{
    return std::to_string(segment.frames.begin.value) + " " + std::to_string(segment.frames.end.value) + " "
           + segment.assignee.text;
}

Result<ClipSegment> TextForm<ClipSegment>::read(std::string_view text)
{
    std::string_view rest = text;
    TRY_ASSIGN(const std::int64_t begin, takeNumber(rest));
    TRY_ASSIGN(const std::int64_t end, takeNumber(rest));
    TRY_ASSIGN(const crypto::KeyId assignee, crypto::parseKeyId(rest));
    const ClipSegment segment{{{begin}, {end}}, assignee};
    // Only the one text that `write` makes: no leading zeros.
    if (segment.frames.isEmpty() || write(segment) != text)
        return makeError(Errc::BadEncoding, "segment");
    return segment;
}

bool isWhole(const std::vector<ClipSegment>& segments)
{
    FrameIndex next{0};
    for (const ClipSegment& segment : segments) {
        if (segment.frames.begin != next || segment.frames.isEmpty())
            return false;
        next = segment.frames.end;
    }
    return true;
}

} // namespace consentry::consent
