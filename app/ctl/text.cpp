#include "app/ctl/text.h"

#include <algorithm>
#include <charconv>

namespace consentry::app::ctl {
namespace {

/// Whole numbers from 0 to ten million, with `separator` between them; empty when that is not what `text` is.
std::vector<std::int64_t> numbersIn(std::string_view text, char separator)
{
    constexpr std::int64_t most = 10'000'000;
    std::vector<std::int64_t> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        std::int64_t number = 0;
        const auto [stop, failed] = std::from_chars(at, end, number);
        if (failed != std::errc() || number < 0 || number > most)
            return {};
        numbers.push_back(number);
        if (stop == end)
            return numbers;
        if (*stop != separator)
            return {};
        at = stop + 1;
    }
}

} // namespace

Result<std::chrono::seconds> durationFromText(const char* option, std::string_view text)
{
    const Error bad = makeError(Errc::BadArgument, option, "give a time like 8h, 15m or 2d");
    constexpr std::int64_t most = 100'000;
    std::chrono::seconds sum{0};
    if (text.empty())
        return bad;
    while (!text.empty()) {
        std::int64_t value = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto used = static_cast<std::size_t>(end - text.data());
        if (failed != std::errc() || used >= text.size() || value < 0 || value > most)
            return bad;
        switch (text[used]) {
        case 's': sum += std::chrono::seconds(value); break;
        case 'm': sum += std::chrono::minutes(value); break;
        case 'h': sum += std::chrono::hours(value); break;
        case 'd': sum += std::chrono::days(value); break;
        default: return bad;
        }
        text.remove_prefix(used + 1);
    }
    return sum;
}

Result<Timestamp> dateFromText(const char* option, std::string_view text)
{
    std::string full(text);
    if (text.size() == 10)
        full += "T00:00:00Z";
    const auto time = fromRfc3339(full);
    if (!time)
        return makeError(Errc::BadArgument, option, "give a date like 2026-01-31");
    return *time;
}

Result<FrameRange> framesFromText(const char* option, std::string_view text)
{
    const auto numbers = numbersIn(text, ':');
    if (numbers.size() != 2 || numbers[0] >= numbers[1])
        return makeError(Errc::BadArgument, option, "give the first frame and the one after the last, like 120:180");
    return FrameRange{{numbers[0]}, {numbers[1]}};
}

Result<Size> sizeFromText(const char* option, std::string_view text)
{
    constexpr std::int64_t most = 16384;
    const auto numbers = numbersIn(text, 'x');
    const auto isSide = [](std::int64_t number) { return number >= 1 && number <= most; };
    if (numbers.size() != 2 || !std::ranges::all_of(numbers, isSide))
        return makeError(Errc::BadArgument, option, "give width and height, like 1280x720");
    return Size{double(numbers[0]), double(numbers[1])};
}

Result<Box> boxFromText(const char* option, std::string_view text)
{
    const auto numbers = numbersIn(text, ',');
    if (numbers.size() != 4 || numbers[2] < 1 || numbers[3] < 1)
        return makeError(Errc::BadArgument, option, "give X,Y,W,H");
    return Box{double(numbers[0]), double(numbers[1]), double(numbers[2]), double(numbers[3])};
}

Result<RegionKey> regionKeyFromText(const char* option, std::string_view text, FrameIndex frame)
{
    const Error bad = makeError(Errc::BadArgument, option, "give X,Y,W,H or FRAME:X,Y,W,H");
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
        const auto number = numbersIn(text.substr(0, colon), ':');
        if (number.size() != 1)
            return bad;
        frame = {number[0]};
        text.remove_prefix(colon + 1);
    }
    const auto box = boxFromText(option, text);
    return box ? Result<RegionKey>(RegionKey{frame, *box}) : bad;
}

} // namespace consentry::app::ctl
