#include "crypto/age_stream.h"

#include "crypto/chunk_cipher.h"
#include "crypto/merkle.h"

#include <algorithm>

namespace consentry::crypto {

AgeReader::AgeReader(std::shared_ptr<ByteSource> sealed) : m_sealed(std::move(sealed)), m_sealedChunk(kSealedChunkBytes)
{
}

AgeReader::~AgeReader() = default;

Result<std::unique_ptr<AgeReader>> AgeReader::open(std::shared_ptr<ByteSource> sealed, const FileKey& fileKey)
{
    return open(std::move(sealed), fileKey, Options());
}

Result<std::unique_ptr<AgeReader>> AgeReader::open(std::shared_ptr<ByteSource> sealed, const FileKey& fileKey,
                                                   Options options)
{
    std::unique_ptr<AgeReader> reader(new AgeReader(std::move(sealed)));
    TRY_VOID(reader->prepare(fileKey, std::move(options)));
    return reader;
}

Result<void> AgeReader::prepare(const FileKey& fileKey, Options options)
{
    assert(options.cachedChunks >= 1);
    TRY_ASSIGN(const AgeHeader header, readAgeHeader(*m_sealed));
    TRY_VOID(verifyMac(header, fileKey));
    m_payloadStart = header.size() + kNonceBytes;
    if (m_sealed->size() < m_payloadStart)
        return makeError(Errc::BadAgeFile, "no payload nonce");
    std::array<std::uint8_t, kNonceBytes> nonce{};
    TRY_VOID(readExactly(*m_sealed, header.size(), nonce, "age file"));
    TRY_ASSIGN(m_payloadKey, payloadKey(fileKey, nonce));
    TRY_VOID(measurePayload(m_sealed->size() - m_payloadStart));
    if (!options.chunkHashes.empty() && options.chunkHashes.size() != m_chunks)
        return makeError(Errc::HashMismatch, "number of chunks");
    m_chunkHashes = std::move(options.chunkHashes);
    const auto slots = static_cast<std::size_t>(options.cachedChunks);
    TRY_ASSIGN(m_cache, SecretBytes::create(slots * kChunkBytes));
    m_slots.resize(slots);
    TRY_VOID(load(m_chunks - 1));
    return {};
}

Result<void> AgeReader::measurePayload(std::uint64_t payloadSize)
{
    m_chunks = payloadSize / kSealedChunkBytes + (payloadSize % kSealedChunkBytes != 0 ? 1 : 0);
    const std::uint64_t lastChunk = m_chunks == 0 ? 0 : payloadSize - (m_chunks - 1) * kSealedChunkBytes;
    const bool emptyLast = lastChunk == kTagBytes;
    if (lastChunk < kTagBytes || (emptyLast && m_chunks > 1))
        return unauthenticated();
    m_size = payloadSize - m_chunks * kTagBytes;
    return {};
}

std::size_t AgeReader::plainSize(std::uint64_t chunk) const
{
    return std::min<std::uint64_t>(kChunkBytes, m_size - chunk * kChunkBytes);
}

Result<void> AgeReader::decrypt(std::uint64_t chunk, ByteSpan plain)
{
    const ByteSpan sealed = ByteSpan(m_sealedChunk).first(plain.size() + kTagBytes);
    TRY_VOID(readExactly(*m_sealed, m_payloadStart + chunk * kSealedChunkBytes, sealed, "age file"));
    if (!m_chunkHashes.empty() && leafHash(sealed) != m_chunkHashes[chunk])
        return makeError(Errc::HashMismatch, "chunk");
    const auto start = std::chrono::steady_clock::now();
    const bool authentic = openChunk(*m_payloadKey, chunk, chunk + 1 == m_chunks ? ChunkKind::Final : ChunkKind::Middle,
                                     sealed, plain);
    m_timeInAead += std::chrono::steady_clock::now() - start;
    if (!authentic)
        return unauthenticated();
    return {};
}

Result<ByteView> AgeReader::load(std::uint64_t chunk)
{
    auto slot = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot& s) { return s.chunk == chunk; });
    const bool cached = slot != m_slots.end();
    if (!cached)
        slot = std::min_element(m_slots.begin(), m_slots.end(),
                                [](const Slot& a, const Slot& b) { return a.lastUse < b.lastUse; });
    const auto place = static_cast<std::size_t>(slot - m_slots.begin()) * kChunkBytes;
    const ByteSpan plain = m_cache->span().subspan(place, plainSize(chunk));
    if (!cached) {
        slot->chunk.reset();
        TRY_VOID(decrypt(chunk, plain));
        slot->chunk = chunk;
    }
    slot->lastUse = ++m_uses;
    return ByteView(plain);
}

Result<std::size_t> AgeReader::readVerified(std::uint64_t offset, ByteSpan out)
{
    std::size_t done = 0;
    while (done < out.size() && offset + done < m_size) {
        const std::uint64_t chunk = (offset + done) / kChunkBytes;
        const std::size_t within = (offset + done) % kChunkBytes;
        TRY_ASSIGN(const ByteView plain, load(chunk));
        const std::size_t count = std::min(out.size() - done, plain.size() - within);
        std::copy_n(plain.subspan(within).begin(), count, out.subspan(done).begin());
        done += count;
    }
    return done;
}

Result<std::size_t> AgeReader::readAt(std::uint64_t offset, ByteSpan out)
{
    const std::lock_guard lock(m_mutex);
    if (m_failure)
        return *m_failure;
    if (offset >= m_size)
        return std::size_t(0);
    auto result = readVerified(offset, out);
    if (!result) {
        consentry::wipe(out); // chunks before the bad one are of a damaged file too
        m_failure = result.error();
        release();
    }
    return result;
}

void AgeReader::release()
{
    m_payloadKey.reset();
    m_cache.reset();
    m_slots.clear();
    m_sealed.reset();
}

void AgeReader::wipe()
{
    const std::lock_guard lock(m_mutex);
    if (!m_failure)
        m_failure = makeError(Errc::AccessEnded, "closed");
    release();
}

std::chrono::nanoseconds AgeReader::timeInAead() const
{
    const std::lock_guard lock(m_mutex);
    return m_timeInAead;
}

Result<void> decryptAll(ByteSource& sealed, const FileKey& fileKey, ByteSink& out)
{
    const std::shared_ptr<ByteSource> borrowed(std::shared_ptr<void>(), &sealed);
    TRY_ASSIGN(const std::unique_ptr<AgeReader> reader, AgeReader::open(borrowed, fileKey, {{}, 1}));
    TRY_ASSIGN(SecretBytes piece, SecretBytes::create(kChunkBytes));
    for (std::uint64_t offset = 0; offset < reader->size();) {
        TRY_ASSIGN(const std::size_t got, reader->readAt(offset, piece.span()));
        TRY_VOID(out.write(piece.view().first(got)));
        offset += got;
    }
    return {};
}

} // namespace consentry::crypto
