#pragma once

#include "crypto/secret_bytes.h"

#include <array>
#include <initializer_list>

namespace consentry::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(ByteView bytes);

/// SHA-256 of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

    void update(ByteView bytes);
    /// Ends it: the object may only be destroyed or assigned to afterwards.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Tells whether two things are the same, to this object only: Poly1305 (RFC 8439) under one key that is drawn at random
/// and that nobody learns. Whoever sees no tag finds two things of up to n bytes with the same one with a probability
/// below n / 2^103, however they choose them (Bernstein, "The Poly1305-AES message-authentication code", 2005, theorem
/// 3.3). A tag must not leave the process: a few of them give the key away.
class SecretHash {
public:
    /// Errc::OutOfLockedMemory.
    static Result<SecretHash> create();
    using Tag = std::array<std::uint8_t, 16>;
    Tag of(ByteView bytes) const;

private:
    explicit SecretHash(SecretBytes key) : m_key(std::move(key)) {}
    SecretBytes m_key;
};

/// HMAC-SHA-256 (RFC 2104) over the parts one after the other. `key` is not empty.
Digest hmacSha256(ByteView key, std::initializer_list<ByteView> parts);

/// HKDF-SHA-256 (RFC 5869) with 32 bytes of output. An empty salt stands for 32 zero bytes, as the RFC says.
Result<SecretBytes> hkdfSha256(ByteView inputKey, ByteView salt, std::string_view info);

} // namespace consentry::crypto
