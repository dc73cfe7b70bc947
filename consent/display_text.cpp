#include "consent/display_text.h"

#include "base/bytes.h"

#include <algorithm>
#include <span>
#include <vector>

namespace consentry::consent {
namespace {

struct Span {
    char32_t first;
    char32_t last;
};

// C0 and C1 controls, line and paragraph separators, bidirectional overrides, embeddings and isolates.
constexpr Span kRefused[] = {{0x00, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x2029}, {0x202A, 0x202E}, {0x2066, 0x2069}};

// What leaves no mark: joiners, marks of direction, invisible operators, variation selectors, tags.
constexpr Span kShapeless[] = {{0xAD, 0xAD},     {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200F},   {0x2060, 0x206F},
                               {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};
constexpr Span kSpaces[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
                            {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};

bool isIn(std::span<const Span> spans, char32_t point)
{
    return std::ranges::any_of(spans,
                               [&](const Span& span) { return span.first <= point && point <= span.last; });
}

} // namespace

bool isBlank(std::string_view text)
{
    bool blank = true;
    forEachCodePoint(text, [&](char32_t point) { blank = blank && (isIn(kSpaces, point) || isIn(kShapeless, point)); });
    return blank;
}

bool isPlainName(std::string_view text)
{
    if (text.empty() || !isDisplayText(text, LineFeeds::Refused))
        return false;
    std::vector<char32_t> points;
    forEachCodePoint(text, [&](char32_t point) { points.push_back(point); });
    const auto isShapeless = [](char32_t point) { return isIn(kShapeless, point); };
    return std::ranges::none_of(points, isShapeless) && !isIn(kSpaces, points.front()) && !isIn(kSpaces, points.back());
}

bool isDisplayText(std::string_view text, LineFeeds lineFeeds)
{
    if (!isUtf8(text))
        return false;
    bool fine = true;
    forEachCodePoint(text, [&](char32_t point) {
        const bool lineFeed = point == U'\n' && lineFeeds == LineFeeds::Allowed;
        fine = fine && (lineFeed || !isIn(kRefused, point));
    });
    return fine;
}

} // namespace consentry::consent
