#include "crypto/hash.h"

#include <nettle/sha2.h>
#include <sodium.h>

namespace consentry::crypto {

// SHA-256 is Nettle's: libsodium does not use the processor's instructions for it (docs/adr/0052-sha-256.md).
struct Sha256::State {
    sha256_ctx nettle;
    State() { sha256_init(&nettle); }
    ~State() { sodium_memzero(&nettle, sizeof nettle); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Digest sha256(ByteView bytes)
{
    Sha256 whole;
    whole.update(bytes);
    return whole.finish();
}

Sha256::Sha256() : m_state(std::make_unique<State>())
{
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::update(ByteView bytes)
{
    assert(m_state);
    sha256_update(&m_state->nettle, bytes.size(), bytes.data());
}

Digest Sha256::finish()
{
    assert(m_state);
    Digest digest;
    sha256_digest(&m_state->nettle, digest.size(), digest.data());
    m_state.reset();
    return digest;
}

Result<SecretHash> SecretHash::create()
{
    TRY_ASSIGN(SecretBytes key, SecretBytes::create(crypto_onetimeauth_KEYBYTES));
    crypto_onetimeauth_keygen(key.span().data());
    return SecretHash(std::move(key));
}

SecretHash::Tag SecretHash::of(ByteView bytes) const
{
    Tag tag;
    static_assert(tag.size() == crypto_onetimeauth_BYTES);
    crypto_onetimeauth(tag.data(), bytes.data(), bytes.size(), m_key.view().data());
    return tag;
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
