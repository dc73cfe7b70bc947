#include "base/clock.h"

#include <cstdio>
#include <ctime>
#include <optional>

namespace consentry {
namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (text.size() < at + count)
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// "Z" or "+hh:mm"; the offset to take off to reach UTC.
std::optional<minutes> zoneOffset(std::string_view zone)
{
    if (zone == "Z" || zone == "z")
        return minutes(0);
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
        return std::nullopt;
    const auto hour = digits(zone, 1, 2);
    const auto minute = digits(zone, 4, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    const minutes offset = hours(*hour) + minutes(*minute);
    return zone[0] == '-' ? -offset : offset;
}

/// Cuts ".123…" off `rest` and returns whole milliseconds; nothing when a point has no digit behind it.
std::optional<milliseconds> takeFraction(std::string_view& rest)
{
    if (rest.empty() || rest[0] != '.')
        return milliseconds(0);
    std::size_t length = 1;
    int value = 0;
    while (length < rest.size() && rest[length] >= '0' && rest[length] <= '9') {
        if (length <= 3)
            value = value * 10 + (rest[length] - '0');
        ++length;
    }
    if (length == 1 || length > 10)
        return std::nullopt;
    for (std::size_t i = length; i <= 3; ++i)
        value *= 10;
    rest.remove_prefix(length);
    return milliseconds(value);
}

} // namespace

std::string rfc3339Text(Timestamp time)
{
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss<milliseconds> clock(time - day);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()));
    std::string result = text;
    if (clock.subseconds().count() != 0) {
        std::snprintf(text, sizeof text, ".%03d", int(clock.subseconds().count()));
        result += text;
    }
    return result + "Z";
}

Result<Timestamp> fromRfc3339(std::string_view text)
{
    const Error bad = makeError(Errc::BadEncoding, "time");
    const auto y = digits(text, 0, 4);
    const auto mon = digits(text, 5, 2);
    const auto d = digits(text, 8, 2);
    const auto h = digits(text, 11, 2);
    const auto min = digits(text, 14, 2);
    const auto s = digits(text, 17, 2);
    if (!y || !mon || !d || !h || !min || !s || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't')
        || text[13] != ':' || text[16] != ':')
        return bad;
    const year_month_day date{year(*y), month(unsigned(*mon)), day(unsigned(*d))};
    if (!date.ok() || *y < 1970 || *y > 9998 || *h > 23 || *min > 59 || *s > 59)
        return bad;
    std::string_view rest = text.substr(19);
    const auto fraction = takeFraction(rest);
    const auto offset = fraction ? zoneOffset(rest) : std::nullopt;
    if (!offset)
        return bad;
    const Timestamp time = sys_days{date} + hours(*h) + minutes(*min) + seconds(*s) + *fraction - *offset;
    constexpr Timestamp end = sys_days{year(9999) / January / 1}; // zones can reach over either end
    if (time < Timestamp() || time >= end)
        return bad;
    return time;
}

Timestamp SystemClock::now() const
{
    return floor<milliseconds>(system_clock::now());
}

milliseconds SystemClock::sinceBoot() const
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return seconds(time.tv_sec) + duration_cast<milliseconds>(nanoseconds(time.tv_nsec));
}

} // namespace consentry
