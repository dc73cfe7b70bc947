#include "consent/display_text.h"

#include "base/bytes.h"

#include <algorithm>

namespace consentry::consent {
namespace {

struct Span {
    char32_t first;
    char32_t last;
};

// C0 and C1 controls, line and paragraph separators, bidirectional overrides, embeddings and isolates.
constexpr Span kRefused[] = {{0x00, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x2029}, {0x202A, 0x202E}, {0x2066, 0x2069}};

} // namespace

bool isDisplayText(std::string_view text, LineFeeds lineFeeds)
{
    if (!isUtf8(text))
        return false;
    bool fine = true;
    forEachCodePoint(text, [&](char32_t point) {
        const bool lineFeed = point == U'\n' && lineFeeds == LineFeeds::Allowed;
        const bool refused = std::ranges::any_of(
            kRefused, [&](const Span& span) { return span.first <= point && point <= span.last; });
        fine = fine && (lineFeed || !refused);
    });
    return fine;
}

} // namespace consentry::consent
