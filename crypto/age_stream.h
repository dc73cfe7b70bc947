#pragma once

#include "crypto/age_header.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace consentry::crypto {

constexpr std::size_t kChunkBytes = 65536;       ///< plaintext of every chunk but the last
constexpr std::size_t kTagBytes = 16;            ///< Poly1305 tag after each chunk
constexpr std::size_t kSealedChunkBytes = 65552; ///< the same, sealed
constexpr std::size_t kNonceBytes = 16;

enum class ChunkKind : std::uint8_t; // crypto/chunk_cipher.h

/// Writes an age file in order, holding one chunk.
class AgeWriter final : public ByteSink {
public:
    /// Writes `header` (of the same file key) and a fresh nonce to `out`, which must outlive the writer.
    static Result<std::unique_ptr<AgeWriter>> create(ByteSink& out, const FileKey& fileKey, ByteView header);

    /// Once a write has failed, every later call fails with the same error.
    Result<void> write(ByteView plain) override;
    /// Seals the last chunk; without it the file does not open. To be called once.
    Result<void> finish();

    ByteView nonce() const { return m_nonce; }
    /// RFC 6962 leaf hash of each sealed chunk, in order; complete after finish().
    const std::vector<Digest>& chunkHashes() const { return m_chunkHashes; }
    /// Bytes written so far, header and nonce included.
    std::uint64_t sealedSize() const { return m_sealedSize; }

private:
    AgeWriter(ByteSink& out, SecretBytes buffer);
    Result<void> put(ByteView sealed);
    Result<void> sealBuffer(ChunkKind kind);
    Result<void> writeChunks(ByteView plain);

    ByteSink& m_out;
    SecretBytes m_buffer;
    std::size_t m_buffered = 0;
    std::optional<SecretBytes> m_payloadKey;
    std::array<std::uint8_t, kNonceBytes> m_nonce{};
    Bytes m_sealed;
    std::vector<Digest> m_chunkHashes;
    std::uint64_t m_sealedSize = 0;
    std::optional<Error> m_failure;
    bool m_finished = false;
};

/// Reads the plaintext of an age file at any place. Thread-safe.
class AgeReader final : public ByteSource {
public:
    struct Options {
        /// Leaf hash of each sealed chunk, checked before it is decrypted; empty means no check.
        std::vector<Digest> chunkHashes;
        int cachedChunks = 8; ///< at least 1; each takes 64 KiB of locked memory
    };

    /// Verifies the header MAC and the final chunk, hence the length, before it returns. Errc::Unauthenticated,
    /// Errc::HashMismatch, or the errors of readAgeHeader().
    static Result<std::unique_ptr<AgeReader>> open(std::shared_ptr<ByteSource> sealed, const FileKey& fileKey,
                                                   Options options);
    static Result<std::unique_ptr<AgeReader>> open(std::shared_ptr<ByteSource> sealed, const FileKey& fileKey);
    ~AgeReader() override;

    /// Bytes of plaintext.
    std::uint64_t size() const override { return m_size; }
    /// Gives verified bytes only. After the first failure every call fails with that error.
    Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) override;
    /// Wipes key and chunks; from then on reads fail with Errc::AccessEnded.
    void wipe();
    /// Time spent decrypting so far.
    std::chrono::nanoseconds timeInAead() const;

private:
    struct Slot {
        std::optional<std::uint64_t> chunk;
        std::uint64_t lastUse = 0;
    };

    explicit AgeReader(std::shared_ptr<ByteSource> sealed);
    Result<void> prepare(const FileKey& fileKey, Options options);
    Result<void> measurePayload(std::uint64_t payloadSize);
    std::size_t plainSize(std::uint64_t chunk) const;
    Result<ByteView> load(std::uint64_t chunk);
    Result<void> decrypt(std::uint64_t chunk, ByteSpan plain);
    Result<std::size_t> readVerified(std::uint64_t offset, ByteSpan out);
    void release();

    mutable std::mutex m_mutex;
    std::shared_ptr<ByteSource> m_sealed;
    std::optional<SecretBytes> m_payloadKey;
    std::optional<SecretBytes> m_cache;
    std::vector<Slot> m_slots;
    std::vector<Digest> m_chunkHashes;
    Bytes m_sealedChunk;
    std::uint64_t m_payloadStart = 0;
    std::uint64_t m_size = 0;
    std::uint64_t m_chunks = 0;
    std::uint64_t m_uses = 0;
    std::chrono::nanoseconds m_timeInAead{0};
    std::optional<Error> m_failure;
};

/// Decrypts a whole file in order, in bounded memory. Only verified chunks reach `out`, none of them when the file
/// was cut short; when it fails half-way, what `out` has is to be thrown away.
Result<void> decryptAll(ByteSource& sealed, const FileKey& fileKey, ByteSink& out);

} // namespace consentry::crypto
