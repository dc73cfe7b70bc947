#include "crypto/chunk_cipher.h"

#include <sodium.h>

namespace consentry::crypto {
namespace {

using ChunkNonce = std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

/// Eleven bytes of big-endian counter and the final flag.
ChunkNonce chunkNonce(std::uint64_t index, ChunkKind kind)
{
    ChunkNonce nonce{};
    nonce.back() = static_cast<std::uint8_t>(kind);
    for (std::size_t i = nonce.size() - 1; i-- > 0; index >>= 8)
        nonce[i] = static_cast<std::uint8_t>(index);
    return nonce;
}

} // namespace

Result<SecretBytes> payloadKey(const FileKey& fileKey, ByteView nonce)
{
    return hkdfSha256(fileKey.secret(), nonce, "payload");
}

void sealChunk(const SecretBytes& key, std::uint64_t index, ChunkKind kind, ByteView plain, ByteSpan sealed)
{
    assert(sealed.size() == plain.size() + kTagBytes);
    crypto_aead_chacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), nullptr, 0, nullptr,
                                              chunkNonce(index, kind).data(), key.view().data());
}

bool openChunk(const SecretBytes& key, std::uint64_t index, ChunkKind kind, ByteView sealed, ByteSpan plain)
{
    assert(sealed.size() == plain.size() + kTagBytes);
    return crypto_aead_chacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                     nullptr, 0, chunkNonce(index, kind).data(), key.view().data())
           == 0;
}

} // namespace consentry::crypto
