#include "crypto/bech32.h"

#include <algorithm>
#include <array>

namespace consentry::crypto {
namespace {

constexpr std::string_view kLetters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kChecksumLetters = 6;

char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char toUpper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// The checksum of BIP 173, fed five bits at a time.
class Checksum {
public:
    explicit Checksum(std::string_view prefix)
    {
        for (const char c : prefix)
            add(static_cast<std::uint8_t>(toLower(c)) >> 5);
        add(0);
        for (const char c : prefix)
            add(static_cast<std::uint8_t>(toLower(c)) & 31U);
    }
    void add(unsigned value)
    {
        constexpr std::array<std::uint32_t, 5> generator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        const std::uint32_t top = m_state >> 25;
        m_state = ((m_state & 0x1ffffff) << 5) ^ value;
        for (unsigned bit = 0; bit < generator.size(); ++bit)
            m_state ^= ((top >> bit) & 1) != 0 ? generator[bit] : 0;
    }
    bool holds() const { return m_state == 1; }
    /// The six values that make holds() true when added.
    std::array<unsigned, kChecksumLetters> closing() const
    {
        Checksum padded = *this;
        for (std::size_t i = 0; i < kChecksumLetters; ++i)
            padded.add(0);
        std::array<unsigned, kChecksumLetters> values{};
        for (unsigned i = 0; i < kChecksumLetters; ++i)
            values[i] = ((padded.m_state ^ 1) >> (5 * (5 - i))) & 31;
        return values;
    }

private:
    std::uint32_t m_state = 1;
};

/// Joins five-bit values to bytes in `out`; false unless they fill it exactly and the left-over bits are zero.
bool joinBits(std::string_view letters, Checksum& checksum, ByteSpan out)
{
    std::uint32_t bits = 0;
    unsigned count = 0;
    std::size_t written = 0;
    for (const char c : letters) {
        const std::size_t value = kLetters.find(toLower(c));
        if (value == std::string_view::npos)
            return false;
        checksum.add(static_cast<unsigned>(value));
        bits = (bits << 5) | static_cast<std::uint32_t>(value);
        count += 5;
        if (count >= 8) {
            count -= 8;
            out[written++] = static_cast<std::uint8_t>(bits >> count);
        }
    }
    return written == out.size() && (bits & ((1U << count) - 1U)) == 0;
}

} // namespace

void encodeBech32(std::string_view prefix, ByteView bytes, ByteSpan out)
{
    assert(out.size() == bech32Length(prefix.size(), bytes.size()));
    const bool upper = std::any_of(prefix.begin(), prefix.end(), isUpper);
    std::size_t written = 0;
    const auto put = [&](char c) { out[written++] = static_cast<std::uint8_t>(upper ? toUpper(c) : c); };
    Checksum checksum(prefix);
    for (const char c : prefix)
        put(c);
    put('1');
    std::uint32_t bits = 0;
    unsigned count = 0;
    const auto putBits = [&](unsigned value) {
        checksum.add(value);
        put(kLetters[value]);
    };
    for (const std::uint8_t byte : bytes) {
        bits = (bits << 8) | byte;
        count += 8;
        while (count >= 5) {
            count -= 5;
            putBits((bits >> count) & 31);
        }
    }
    if (count > 0)
        putBits((bits << (5 - count)) & 31);
    for (const unsigned value : checksum.closing())
        put(kLetters[value]);
}

Result<void> decodeBech32(std::string_view text, std::string_view prefix, ByteSpan out)
{
    const Error bad = makeError(Errc::BadEncoding, "bech32");
    const bool mixedCase =
        std::any_of(text.begin(), text.end(), isLower) && std::any_of(text.begin(), text.end(), isUpper);
    if (mixedCase || text.size() != bech32Length(prefix.size(), out.size()) || !text.starts_with(prefix)
        || text[prefix.size()] != '1')
        return bad;
    const std::string_view values = text.substr(prefix.size() + 1);
    Checksum checksum(prefix);
    if (!joinBits(values.substr(0, values.size() - kChecksumLetters), checksum, out))
        return bad;
    for (const char c : values.substr(values.size() - kChecksumLetters)) {
        const std::size_t value = kLetters.find(toLower(c));
        if (value == std::string_view::npos)
            return bad;
        checksum.add(static_cast<unsigned>(value));
    }
    if (!checksum.holds())
        return bad;
    return {};
}

} // namespace consentry::crypto
