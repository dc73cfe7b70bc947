#include "crypto/keys.h"

#include "crypto/bech32.h"

#include <sodium.h>

#include <algorithm>

namespace consentry::crypto {
namespace {

constexpr std::string_view kPublicPrefix = "k4.public.";
constexpr std::string_view kSecretPrefix = "k4.secret.";
constexpr std::string_view kIdPrefix = "k4.pid.";
constexpr std::size_t kIdBytes = 33; // BLAKE2b-264
constexpr std::string_view kRecipientPrefix = "age";
constexpr std::string_view kIdentityPrefix = "AGE-SECRET-KEY-";
constexpr int kUrlBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

Result<KeyBytes> keyBytes(ByteView bytes, std::string_view what)
{
    KeyBytes key{};
    if (bytes.size() != key.size())
        return makeError(Errc::BadEncoding, what);
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

} // namespace

Result<KeyId> parseKeyId(std::string_view text)
{
    if (text.starts_with(kIdPrefix)) {
        const auto bytes = fromBase64(text.substr(kIdPrefix.size()), Base64::Url);
        if (bytes && bytes->size() == kIdBytes)
            return KeyId{std::string(text)};
    }
    return makeError(Errc::BadEncoding, "key id");
}

Result<VerifyKey> VerifyKey::fromBytes(ByteView bytes)
{
    VerifyKey key;
    TRY_ASSIGN(key.m_bytes, keyBytes(bytes, "verify key"));
    return key;
}

Result<VerifyKey> VerifyKey::fromPaserk(std::string_view text)
{
    if (!text.starts_with(kPublicPrefix))
        return makeError(Errc::BadEncoding, "verify key");
    TRY_ASSIGN(const Bytes bytes, fromBase64(text.substr(kPublicPrefix.size()), Base64::Url));
    return fromBytes(bytes);
}

std::string VerifyKey::paserk() const
{
    return std::string(kPublicPrefix) + base64Text(m_bytes, Base64::Url);
}

KeyId VerifyKey::id() const
{
    const std::string text = std::string(kIdPrefix) + paserk();
    std::array<std::uint8_t, kIdBytes> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(text).data(), text.size(), nullptr, 0);
    return {std::string(kIdPrefix) + base64Text(hash, Base64::Url)};
}

bool VerifyKey::verify(ByteView message, const Signature& signature) const
{
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), m_bytes.data()) == 0;
}

SigningKey::SigningKey(SecretBytes secret, VerifyKey verifyKey)
    : m_secret(std::move(secret)), m_verifyKey(std::move(verifyKey))
{
}

Result<SigningKey> SigningKey::generate()
{
    TRY_ASSIGN(SecretBytes secret, SecretBytes::create(crypto_sign_SECRETKEYBYTES));
    KeyBytes publicKey{};
    crypto_sign_keypair(publicKey.data(), secret.span().data());
    TRY_ASSIGN(VerifyKey verifyKey, VerifyKey::fromBytes(publicKey));
    return SigningKey(std::move(secret), std::move(verifyKey));
}

Result<SigningKey> SigningKey::fromPaserk(std::string_view text)
{
    const Error bad = makeError(Errc::BadEncoding, "signing key");
    if (!text.starts_with(kSecretPrefix))
        return bad;
    text.remove_prefix(kSecretPrefix.size());
    TRY_ASSIGN(SecretBytes secret, SecretBytes::create(crypto_sign_SECRETKEYBYTES));
    std::size_t length = 0;
    if (sodium_base642bin(secret.span().data(), secret.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          kUrlBase64) != 0
        || length != secret.size())
        return bad;
    TRY_ASSIGN(SecretBytes derived, SecretBytes::create(crypto_sign_SECRETKEYBYTES));
    KeyBytes publicKey{};
    crypto_sign_seed_keypair(publicKey.data(), derived.span().data(), secret.view().data());
    if (sodium_memcmp(derived.view().data(), secret.view().data(), secret.size()) != 0)
        return bad;
    TRY_ASSIGN(VerifyKey verifyKey, VerifyKey::fromBytes(publicKey));
    return SigningKey(std::move(secret), std::move(verifyKey));
}

Result<SecretBytes> SigningKey::paserk() const
{
    const std::size_t letters = sodium_base64_encoded_len(m_secret.size(), kUrlBase64) - 1;
    TRY_ASSIGN(SecretBytes encoded, SecretBytes::create(letters + 1)); // a zero at the end
    sodium_bin2base64(reinterpret_cast<char*>(encoded.span().data()), encoded.size(), m_secret.view().data(),
                      m_secret.size(), kUrlBase64);
    TRY_ASSIGN(SecretBytes text, SecretBytes::create(kSecretPrefix.size() + letters));
    auto end = std::copy(kSecretPrefix.begin(), kSecretPrefix.end(), text.span().begin());
    std::copy_n(encoded.view().begin(), letters, end);
    return text;
}

Signature SigningKey::sign(ByteView message) const
{
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.view().data());
    return signature;
}

Result<Recipient> Recipient::fromBytes(ByteView bytes)
{
    Recipient recipient;
    TRY_ASSIGN(recipient.m_bytes, keyBytes(bytes, "recipient"));
    return recipient;
}

Result<Recipient> Recipient::fromText(std::string_view text)
{
    Recipient recipient;
    TRY_VOID(decodeBech32(text, kRecipientPrefix, recipient.m_bytes));
    return recipient;
}

std::string Recipient::text() const
{
    std::array<std::uint8_t, bech32Length(kRecipientPrefix.size(), sizeof m_bytes)> text{};
    encodeBech32(kRecipientPrefix, m_bytes, text);
    return std::string(textOf(text));
}

AgeIdentity::AgeIdentity(SecretBytes secret, Recipient recipient)
    : m_secret(std::move(secret)), m_recipient(std::move(recipient))
{
}

Result<AgeIdentity> AgeIdentity::fromSecret(SecretBytes secret)
{
    KeyBytes publicKey{};
    if (crypto_scalarmult_base(publicKey.data(), secret.view().data()) != 0)
        return makeError(Errc::BadEncoding, "age identity");
    TRY_ASSIGN(Recipient recipient, Recipient::fromBytes(publicKey));
    return AgeIdentity(std::move(secret), std::move(recipient));
}

Result<AgeIdentity> AgeIdentity::generate()
{
    TRY_ASSIGN(SecretBytes secret, SecretBytes::create(crypto_scalarmult_SCALARBYTES));
    fillRandom(secret.span());
    return fromSecret(std::move(secret));
}

Result<AgeIdentity> AgeIdentity::fromText(std::string_view text)
{
    TRY_ASSIGN(SecretBytes secret, SecretBytes::create(crypto_scalarmult_SCALARBYTES));
    TRY_VOID(decodeBech32(text, kIdentityPrefix, secret.span()));
    return fromSecret(std::move(secret));
}

Result<SecretBytes> AgeIdentity::text() const
{
    TRY_ASSIGN(SecretBytes text, SecretBytes::create(bech32Length(kIdentityPrefix.size(), m_secret.size())));
    encodeBech32(kIdentityPrefix, m_secret.view(), text.span());
    return text;
}

Result<FileKey> FileKey::generate()
{
    TRY_ASSIGN(SecretBytes secret, SecretBytes::create(kBytes));
    fillRandom(secret.span());
    return FileKey(std::move(secret));
}

Result<FileKey> FileKey::fromBytes(ByteView bytes)
{
    if (bytes.size() != kBytes)
        return makeError(Errc::BadEncoding, "file key");
    TRY_ASSIGN(SecretBytes secret, SecretBytes::copyOf(bytes));
    return FileKey(std::move(secret));
}

} // namespace consentry::crypto
