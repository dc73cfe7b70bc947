#include "crypto/hash.h"

#include <sodium.h>

namespace consentry::crypto {

struct Sha256::State {
    crypto_hash_sha256_state sodium;
};

Digest sha256(ByteView bytes)
{
    Digest digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    crypto_hash_sha256_init(&m_state->sodium);
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::update(ByteView bytes)
{
    assert(m_state);
    crypto_hash_sha256_update(&m_state->sodium, bytes.data(), bytes.size());
}

Digest Sha256::finish()
{
    assert(m_state);
    Digest digest;
    crypto_hash_sha256_final(&m_state->sodium, digest.data());
    m_state.reset();
    return digest;
}

Result<SecretHash> SecretHash::create()
{
    TRY_ASSIGN(SecretBytes key, SecretBytes::create(crypto_generichash_KEYBYTES));
    crypto_generichash_keygen(key.span().data());
    return SecretHash(std::move(key));
}

Digest SecretHash::of(ByteView bytes) const
{
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), m_key.view().data(), m_key.size());
    return digest;
}

Digest hmacSha256(ByteView key, std::initializer_list<ByteView> parts)
{
    assert(!key.empty());
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    for (const ByteView part : parts)
        crypto_auth_hmacsha256_update(&state, part.data(), part.size());
    Digest digest;
    crypto_auth_hmacsha256_final(&state, digest.data());
    sodium_memzero(&state, sizeof state);
    return digest;
}

Result<SecretBytes> hkdfSha256(ByteView inputKey, ByteView salt, std::string_view info)
{
    constexpr Digest noSalt{};
    Digest extracted = hmacSha256(salt.empty() ? ByteView(noSalt) : salt, {inputKey});
    constexpr std::uint8_t firstBlock[] = {1};
    Digest expanded = hmacSha256(extracted, {bytesOf(info), firstBlock});
    auto key = SecretBytes::copyOf(expanded);
    wipe(extracted);
    wipe(expanded);
    return key;
}

} // namespace consentry::crypto
