#include "consent/blur_region.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace consentry::consent {
namespace {

constexpr std::int64_t kMaxNumber = 10'000'000;
constexpr std::int64_t kMaxPixels = 16384;

using Numbers = std::array<std::int64_t, 5>; // frame, left, top, width, height

std::string textOfNumbers(const Numbers& numbers)
{
    std::string text;
    for (const std::int64_t number : numbers)
        text += (text.empty() ? "" : " ") + std::to_string(number);
    return text;
}

std::optional<Numbers> numbersIn(std::string_view text)
{
    Numbers numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::int64_t& number : numbers) {
        if (&number != numbers.data() && (at == end || *at++ != ' '))
            return std::nullopt;
        const auto [stop, failure] = std::from_chars(at, end, number);
        if (failure != std::errc() || number < 0 || number > kMaxNumber)
            return std::nullopt;
        at = stop;
    }
    return at == end ? std::optional(numbers) : std::nullopt;
}

} // namespace

std::string TextForm<RegionKey>::write(const RegionKey& key)
{
    const Box& box = key.box;
    return textOfNumbers({key.frame.value, std::llround(box.x), std::llround(box.y), std::llround(box.width),
                          std::llround(box.height)});
}

Result<RegionKey> TextForm<RegionKey>::read(std::string_view text)
{
    const auto numbers = numbersIn(text);
    // Only the one text that `write` makes: no leading zeros.
    if (!numbers || textOfNumbers(*numbers) != text)
        return makeError(Errc::BadEncoding, "region");
    const auto [frame, left, top, width, height] = *numbers;
    if (width < 1 || height < 1 || left + width > kMaxPixels || top + height > kMaxPixels)
        return makeError(Errc::BadEncoding, "region");
    return RegionKey{{frame}, {double(left), double(top), double(width), double(height)}};
}

bool isInOrder(const RegionTrack& track)
{
    const auto isWithin = [&](const RegionKey& key) { return track.frames.contains(key.frame); };
    return !track.keys.empty() && std::ranges::all_of(track.keys, isWithin)
           && std::ranges::adjacent_find(track.keys, std::ranges::greater_equal{}, &RegionKey::frame)
                  == track.keys.end();
}

Box wholePixels(const Box& box, Size size)
{
    const Box inside = clipped(box, size);
    if (inside.isEmpty())
        return {};
    const double left = std::floor(inside.x);
    const double top = std::floor(inside.y);
    return {left, top, std::ceil(inside.right()) - left, std::ceil(inside.bottom()) - top};
}

} // namespace consentry::consent
