#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consentry {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using ByteSpan = std::span<std::uint8_t>;

ByteView bytesOf(std::string_view text);
std::string_view textOf(ByteView bytes);
Bytes toBytes(ByteView view);

/// Lower case, two digits a byte.
std::string hexText(ByteView bytes);
/// Errc::BadEncoding unless `text` is an even number of hex digits, either case.
Result<Bytes> fromHex(std::string_view text);

/// RFC 4648 base64 without padding: `Standard` as age writes it, `Url` as PASETO does, `Padded` for signed notes.
enum class Base64 { Standard, Url, Padded };
std::string base64Text(ByteView bytes, Base64 form);
/// Canonical only: Errc::BadEncoding for wrong padding, white space, foreign characters or non-zero trailing bits.
Result<Bytes> fromBase64(std::string_view text, Base64 form);

/// Appends the low `bytes` bytes of `value`, the highest first.
void appendBigEndian(Bytes& out, std::uint64_t value, int bytes);

/// Overwrites `bytes` in a way the compiler may not drop. For buffers that held plaintext; keys are SecretBytes.
void wipe(ByteSpan bytes);

/// Fills from the operating system's generator; blocks until it is seeded, never fails short.
void fillRandom(ByteSpan bytes);

/// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates).
bool isUtf8(std::string_view text);

} // namespace consentry
