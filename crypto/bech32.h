#pragma once

#include "base/bytes.h"

namespace consentry::crypto {

/// Length of the Bech32 text of `bytes` bytes after a prefix of `prefix` characters.
constexpr std::size_t bech32Length(std::size_t prefix, std::size_t bytes)
{
    constexpr std::size_t separator = 1;
    constexpr std::size_t checksum = 6;
    return prefix + separator + (bytes * 8 + 4) / 5 + checksum;
}

/// Bech32 (BIP 173) without its length limit, as age uses it, written to `out`, which has bech32Length() bytes. The
/// text is upper case when `prefix` is. Works in the caller's memory only, so that secrets leave no copies.
void encodeBech32(std::string_view prefix, ByteView bytes, ByteSpan out);

/// Fills `out`. Errc::BadEncoding unless `text` has exactly this prefix, in this case, a good checksum and exactly
/// out.size() bytes with zero padding bits.
Result<void> decodeBech32(std::string_view text, std::string_view prefix, ByteSpan out);

} // namespace consentry::crypto
