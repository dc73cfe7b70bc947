#pragma once

#include <string_view>

namespace consentry::consent {

enum class LineFeeds { Refused, Allowed };

/// True when `text` can be shown as it stands: UTF-8 without control characters, line separators, or controls of text
/// direction that would make it read as something else.
bool isDisplayText(std::string_view text, LineFeeds lineFeeds);

/// True when nobody sees anything of `text`: nothing, white space, or characters without a shape.
bool isBlank(std::string_view text);

/// True for a short name on one line that no other name looks like: display text without characters that have no shape,
/// and without space at either end.
bool isPlainName(std::string_view text);

/// Calls `visit(char32_t)` for each code point of well-formed UTF-8.
template<class Visit>
void forEachCodePoint(std::string_view utf8, Visit visit)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const auto byte = [&](std::size_t i) { return char32_t{static_cast<unsigned char>(utf8[i])}; };
        const char32_t lead = byte(at);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i)
            point = (point << 6) | (byte(at + i) & 0x3FU);
        visit(point);
        at += length;
    }
}

} // namespace consentry::consent
