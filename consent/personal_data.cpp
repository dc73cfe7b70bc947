#include "consent/consent_input.h"

#include "consent/display_text.h"

#include <algorithm>
#include <array>

namespace consentry::consent {
namespace {

constexpr int kPhoneDigits = 7;      ///< the shortest local numbers
constexpr std::size_t kMaxGap = 3;   ///< separators between two digits of one number
constexpr std::size_t kHashDigits = 32;
constexpr std::size_t kMaxRemark = 2000; ///< what TextKind::Note holds

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; // other scripts count as letters
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f');
}

bool isSeparator(char c)
{
    return std::string_view(" -./()+\t\n").find(c) != std::string_view::npos;
}

struct LookAlikes {
    char32_t first;
    char32_t last;
    char plain; ///< what `first` stands for; a run of digits goes on from it
};

// Digits of other scripts, wide and narrow spaces, dashes, and signs that stand in for '@' and '.'.
constexpr LookAlikes kLookAlikes[] = {
    {0x0660, 0x0669, '0'}, {0x06F0, 0x06F9, '0'}, {0x0966, 0x096F, '0'}, {0xFF10, 0xFF19, '0'}, {0x00A0, 0x00A0, ' '},
    {0x2000, 0x200A, ' '}, {0x202F, 0x202F, ' '}, {0x3000, 0x3000, ' '}, {0x2010, 0x2015, '-'}, {0x2212, 0x2212, '-'},
    {0xFF0D, 0xFF0D, '-'}, {0xFF20, 0xFF20, '@'}, {0xFE6B, 0xFE6B, '@'}, {0xFF0E, 0xFF0E, '.'}, {0xFF0B, 0xFF0B, '+'},
};

constexpr bool isInvisible(char32_t point)
{
    return (point >= 0x200B && point <= 0x200F) || point == 0x2060 || point == 0xFEFF || point == 0x00AD;
}

/// Lower case, with look-alikes as what they look like and without what cannot be seen.
std::string plainText(std::string_view text)
{
    std::string plain;
    forEachCodePoint(text, [&](char32_t point) {
        if (isInvisible(point))
            return;
        for (const LookAlikes& row : kLookAlikes) {
            if (row.first <= point && point <= row.last) {
                plain += static_cast<char>(static_cast<char32_t>(row.plain) + (row.plain == '0' ? point - row.first : 0));
                return;
            }
        }
        if (point >= 'A' && point <= 'Z')
            plain += static_cast<char>(point + ('a' - 'A'));
        else
            plain += point < 0x80 ? static_cast<char>(point) : '\x80';
    });
    return plain;
}

/// The number that the `count` digits at `at` make, or -1.
int numberAt(std::string_view text, std::size_t at, std::size_t count)
{
    if (text.size() < at + count || !std::ranges::all_of(text.substr(at, count), isDigit))
        return -1;
    int value = 0;
    for (const char c : text.substr(at, count))
        value = value * 10 + (c - '0');
    return value;
}

/// Length of "2026-11-22" or "20261122", either with "t10:00:00z" behind it, at the start of `text`; else 0.
std::size_t timeLength(std::string_view text)
{
    const auto within = [&](std::size_t at, std::size_t count, int least, int most) {
        const int value = numberAt(text, at, count);
        return least <= value && value <= most;
    };
    const auto isDate = [&](std::size_t month, std::size_t day) {
        return within(0, 4, 1900, 2999) && within(month, 2, 1, 12) && within(day, 2, 1, 31);
    };
    std::size_t length = 0;
    if (isDate(5, 8) && text[4] == '-' && text[7] == '-')
        length = 10;
    else if (isDate(4, 6))
        length = 8;
    if (length != 0 && length < text.size() && text[length] == 't')
        length = std::min(text.find_first_not_of("0123456789tz:.+-", length), text.size());
    return length;
}

/// Length of a hash, an id of ours or a UUID at the start of `text`; else 0.
std::size_t idLength(std::string_view text)
{
    std::size_t digits = 0;
    std::size_t length = 0;
    while (length < text.size() && (isHexDigit(text[length]) || (text[length] == '-' && digits != 0))) {
        if (text[length] != '-')
            ++digits;
        ++length;
    }
    const std::string_view run = text.substr(0, length);
    const bool isUuid =
        length == 36 && digits == 32 && run[8] == '-' && run[13] == '-' && run[18] == '-' && run[23] == '-';
    return isUuid || (digits == length && digits >= kHashDigits) ? length : 0;
}

/// `plain` with ids, hashes and times taken out, which are full of digits and mean nobody.
std::string withoutIdsAndTimes(std::string_view plain)
{
    std::string rest;
    for (std::size_t at = 0; at < plain.size();) {
        const bool isStart = at == 0 || (!isDigit(plain[at - 1]) && !isLetter(plain[at - 1]));
        std::size_t length = isStart ? std::max(timeLength(plain.substr(at)), idLength(plain.substr(at))) : 0;
        const std::size_t end = at + length;
        if (end < plain.size() && (isDigit(plain[end]) || isLetter(plain[end]))) // only the start of something longer
            length = 0;
        if (length == 0) {
            rest += plain[at++];
        } else {
            rest += '#';
            at += length;
        }
    }
    return rest;
}

bool hasAddress(std::string_view plain)
{
    for (std::size_t at = plain.find('@'); at != std::string_view::npos; at = plain.find('@', at + 1)) {
        const bool before = at > 0 && plain[at - 1] != ' ' && plain[at - 1] != '\n';
        const bool after = at + 1 < plain.size() && (isLetter(plain[at + 1]) || isDigit(plain[at + 1]));
        if (after && (before || isLetter(plain[at + 1]))) // name@host, or a @handle
            return true;
    }
    constexpr std::array kSpelledOut{"(at)", "[at]", "{at}", "mailto:", "tel:", "sms:"};
    return std::ranges::any_of(kSpelledOut, [&](std::string_view sign) { return plain.find(sign) != plain.npos; });
}

/// "alice at example dot org".
bool hasSpelledAddress(std::string_view plain)
{
    for (std::size_t at = plain.find(" at "); at != std::string_view::npos; at = plain.find(" at ", at + 1)) {
        const std::size_t dot = plain.find(" dot ", at);
        if (dot != std::string_view::npos && plain.substr(at + 4, dot - at - 4).find(' ') == std::string_view::npos)
            return true;
    }
    return false;
}

bool hasPhoneNumber(std::string_view plain)
{
    int digits = 0;
    std::size_t gap = 0;
    for (const char c : plain) {
        if (isDigit(c)) {
            gap = 0;
            if (++digits >= kPhoneDigits)
                return true;
        } else if (!isSeparator(c) || ++gap > kMaxGap) {
            digits = 0;
        }
    }
    return false;
}

} // namespace

Result<void> checkRemark(std::string_view field, std::string_view text)
{
    if (text.size() > kMaxRemark || !isDisplayText(text, LineFeeds::Allowed))
        return makeError(Errc::BadArgument, field, "give a short text without control characters");
    if (looksPersonal(text))
        return makeError(Errc::PersonalData, field);
    return {};
}

Result<void> checkReason(std::string_view field, std::string_view text)
{
    return isBlank(text) ? makeError(Errc::BadArgument, field, "say why") : checkRemark(field, text);
}

bool looksPersonal(std::string_view text)
{
    const std::string plain = withoutIdsAndTimes(plainText(text));
    return hasAddress(plain) || hasSpelledAddress(plain) || hasPhoneNumber(plain);
}

} // namespace consentry::consent
