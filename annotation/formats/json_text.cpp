#include "annotation/formats/json_text.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace consentry::annotation {

namespace {

template<class Number>
void appendChars(std::string& out, Number value)
{
    std::array<char, 32> text;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    assert(error == std::errc());
    out.append(text.data(), end);
}

} // namespace

void appendQuoted(std::string& out, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            out += "\\u00";
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 15U];
            continue;
        }
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

void appendInteger(std::string& out, std::int64_t value)
{
    appendChars(out, value);
}

void appendNumber(std::string& out, double value)
{
    assert(std::isfinite(value));
    appendChars(out, value == 0 ? 0.0 : value);
}

void appendBool(std::string& out, bool value)
{
    out += value ? "true" : "false";
}

} // namespace consentry::annotation
