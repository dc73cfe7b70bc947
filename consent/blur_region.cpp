#include "consent/blur_region.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace consentry::consent {
namespace {

constexpr std::int64_t kMaxNumber = 10'000'000;
constexpr std::int64_t kMaxPixels = 16384;

/// Whole numbers with one space between them.
template<std::size_t count>
std::string textOfNumbers(const std::array<std::int64_t, count>& numbers)
{
    std::string text;
    for (const std::int64_t number : numbers)
        text += (text.empty() ? "" : " ") + std::to_string(number);
    return text;
}

template<std::size_t count>
Result<std::array<std::int64_t, count>> numbersIn(std::string_view text)
{
    std::array<std::int64_t, count> numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::int64_t& number : numbers) {
        if (&number != numbers.data() && (at == end || *at++ != ' '))
            return makeError(Errc::BadEncoding, "region");
        const auto [stop, failure] = std::from_chars(at, end, number);
        if (failure != std::errc() || number < 0 || number > kMaxNumber)
            return makeError(Errc::BadEncoding, "region");
        at = stop;
    }
    // Only the one text that `write` makes: no leading zeros.
    if (textOfNumbers(numbers) != text)
        return makeError(Errc::BadEncoding, "region");
    return numbers;
}

Result<Box> boxOf(std::int64_t left, std::int64_t top, std::int64_t width, std::int64_t height)
{
    if (width < 1 || height < 1 || left + width > kMaxPixels || top + height > kMaxPixels)
        return makeError(Errc::BadEncoding, "region");
    return Box{double(left), double(top), double(width), double(height)};
}

} // namespace

std::string TextForm<Box>::write(const Box& box)
{
    return textOfNumbers<4>(
        {std::llround(box.x), std::llround(box.y), std::llround(box.width), std::llround(box.height)});
}

Result<Box> TextForm<Box>::read(std::string_view text)
{
    TRY_ASSIGN(const auto numbers, numbersIn<4>(text));
    const auto [left, top, width, height] = numbers;
    return boxOf(left, top, width, height);
}

std::string TextForm<RegionKey>::write(const RegionKey& key)
{
    return std::to_string(key.frame.value) + " " + TextForm<Box>::write(key.box);
}

Result<RegionKey> TextForm<RegionKey>::read(std::string_view text)
{
    TRY_ASSIGN(const auto numbers, numbersIn<5>(text));
    const auto [frame, left, top, width, height] = numbers;
    TRY_ASSIGN(const Box box, boxOf(left, top, width, height));
    return RegionKey{{frame}, box};
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
