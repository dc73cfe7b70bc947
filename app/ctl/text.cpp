#include "app/ctl/text.h"

#include <charconv>

namespace consentry::app::ctl {

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

} // namespace consentry::app::ctl
