#pragma once

#include "crypto/secret_bytes.h"

#include <array>
#include <compare>

namespace consentry::crypto {

using KeyBytes = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// Names a verify key: PASERK "k4.pid.…".
struct KeyId {
    std::string text;

    auto operator<=>(const KeyId&) const = default;
};

/// Errc::BadEncoding unless `text` is a well-formed "k4.pid.…".
Result<KeyId> parseKeyId(std::string_view text);

/// An Ed25519 public key.
class VerifyKey {
public:
    static Result<VerifyKey> fromBytes(ByteView bytes);
    /// Errc::BadEncoding unless `text` is a canonical "k4.public.…".
    static Result<VerifyKey> fromPaserk(std::string_view text);

    ByteView bytes() const { return m_bytes; }
    std::string paserk() const;
    KeyId id() const;
    /// True when `signature` over `message` is this key's.
    [[nodiscard]] bool verify(ByteView message, const Signature& signature) const;

    auto operator<=>(const VerifyKey&) const = default;

private:
    VerifyKey() = default;
    KeyBytes m_bytes{};
};

/// An Ed25519 secret key.
class SigningKey {
public:
    static Result<SigningKey> generate();
    /// Errc::BadEncoding unless `text` is a canonical "k4.secret.…" whose two halves belong together.
    static Result<SigningKey> fromPaserk(std::string_view text);

    const VerifyKey& verifyKey() const { return m_verifyKey; }
    Result<SecretBytes> paserk() const;
    Signature sign(ByteView message) const;

private:
    SigningKey(SecretBytes secret, VerifyKey verifyKey);
    SecretBytes m_secret; // seed and public key, 64 bytes
    VerifyKey m_verifyKey;
};

/// Who an age file is sealed to: an X25519 public key.
class Recipient {
public:
    static Result<Recipient> fromBytes(ByteView bytes);
    /// Errc::BadEncoding unless `text` is an X25519 recipient "age1…".
    static Result<Recipient> fromText(std::string_view text);

    ByteView bytes() const { return m_bytes; }
    std::string text() const;

    auto operator<=>(const Recipient&) const = default;

private:
    Recipient() = default;
    KeyBytes m_bytes{};
};

/// Who can open an age file: an X25519 secret key.
class AgeIdentity {
public:
    static Result<AgeIdentity> generate();
    /// Errc::BadEncoding unless `text` is an "AGE-SECRET-KEY-1…".
    static Result<AgeIdentity> fromText(std::string_view text);

    const Recipient& recipient() const { return m_recipient; }
    Result<SecretBytes> text() const;
    ByteView secret() const { return m_secret.view(); }

private:
    AgeIdentity(SecretBytes secret, Recipient recipient);
    static Result<AgeIdentity> fromSecret(SecretBytes secret);
    SecretBytes m_secret;
    Recipient m_recipient;
};

/// The key of one age file, 16 bytes.
class FileKey {
public:
    static constexpr std::size_t kBytes = 16;

    static Result<FileKey> generate();
    /// Errc::BadEncoding unless there are 16 bytes.
    static Result<FileKey> fromBytes(ByteView bytes);

    Result<FileKey> duplicate() const { return fromBytes(secret()); }
    ByteView secret() const { return m_secret.view(); }

private:
    explicit FileKey(SecretBytes secret) : m_secret(std::move(secret)) {}
    SecretBytes m_secret;
};

} // namespace consentry::crypto
