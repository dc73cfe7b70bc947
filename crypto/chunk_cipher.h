#pragma once

#include "crypto/age_stream.h"

namespace consentry::crypto {

/// Place of a chunk in the STREAM construction of age.
enum class ChunkKind : std::uint8_t { Middle = 0, Final = 1 };

/// Key of the payload that begins with `nonce`.
Result<SecretBytes> payloadKey(const FileKey& fileKey, ByteView nonce);

/// Fills `sealed`, which is kTagBytes longer than `plain`.
void sealChunk(const SecretBytes& key, std::uint64_t index, ChunkKind kind, ByteView plain, ByteSpan sealed);

/// Fills `plain`, which is kTagBytes shorter than `sealed`; false, with nothing written, unless it authenticates.
[[nodiscard]] bool openChunk(const SecretBytes& key, std::uint64_t index, ChunkKind kind, ByteView sealed,
                             ByteSpan plain);

} // namespace consentry::crypto
