#include "base/bytes.h"

#include <array>
#include <cstdlib>
#include <string.h>
#include <sys/random.h>

namespace consentry {
namespace {

constexpr std::string_view kStandard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::string_view alphabet(Base64 form)
{
    return form == Base64::Url ? kUrl : kStandard;
}

constexpr std::uint8_t kNoLetter = 64;

/// The value of each character, or kNoLetter.
constexpr std::array<std::uint8_t, 256> valuesOf(std::string_view letters)
{
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoLetter);
    for (std::uint8_t value = 0; value < kNoLetter; ++value)
        values[static_cast<std::uint8_t>(letters[value])] = value;
    return values;
}

constexpr auto kStandardValues = valuesOf(kStandard);
constexpr auto kUrlValues = valuesOf(kUrl);

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

ByteView bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view textOf(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes toBytes(ByteView view)
{
    return Bytes(view.begin(), view.end());
}

std::string hexText(ByteView bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<Bytes> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return makeError(Errc::BadEncoding, "hex");
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexDigit(text[i]);
        const int low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return makeError(Errc::BadEncoding, "hex");
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

std::string base64Text(ByteView bytes, Base64 form)
{
    const std::string_view letters = alphabet(form);
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const std::uint8_t byte : bytes) {
        bits = (bits << 8) | byte;
        count += 8;
        while (count >= 6) {
            count -= 6;
            text += letters[(bits >> count) & 63];
        }
    }
    if (count > 0)
        text += letters[(bits << (6 - count)) & 63];
    while (form == Base64::Padded && text.size() % 4 != 0)
        text += '=';
    return text;
}

Result<Bytes> fromBase64(std::string_view text, Base64 form)
{
    const Error bad = makeError(Errc::BadEncoding, "base64");
    if (form == Base64::Padded) {
        if (text.size() % 4 != 0)
            return bad;
        for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i)
            text.remove_suffix(1);
    }
    if (text.size() % 4 == 1)
        return bad;
    const auto& values = form == Base64::Url ? kUrlValues : kStandardValues;
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        const std::uint8_t value = values[static_cast<std::uint8_t>(c)];
        if (value == kNoLetter)
            return bad;
        bits = (bits << 6) | value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    if ((bits & ((1U << count) - 1U)) != 0)
        return bad;
    return bytes;
}

void appendBigEndian(Bytes& out, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void wipe(ByteSpan bytes)
{
    if (!bytes.empty())
        explicit_bzero(bytes.data(), bytes.size());
}

void fillRandom(ByteSpan bytes)
{
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0)
            continue; // EINTR: only a signal before the generator is seeded ends this early
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

bool isUtf8(std::string_view text)
{
    const ByteView bytes = bytesOf(text);
    for (std::size_t i = 0; i < bytes.size();) {
        const std::uint8_t lead = bytes[i++];
        if (lead < 0x80)
            continue;
        const unsigned extra = lead >= 0xc2 && lead <= 0xdf ? 1 : (lead & 0xf0) == 0xe0 ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
        if (extra == 0 || bytes.size() - i < extra)
            return false;
        std::uint32_t code = lead & (0x3fU >> extra);
        for (unsigned k = 0; k < extra; ++k, ++i) {
            if ((bytes[i] & 0xc0) != 0x80)
                return false;
            code = (code << 6) | (bytes[i] & 0x3fU);
        }
        const bool overlong = (extra == 2 && code < 0x800) || (extra == 3 && code < 0x10000);
        if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return false;
    }
    return true;
}

} // namespace consentry
