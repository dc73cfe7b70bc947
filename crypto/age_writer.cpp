#include "crypto/age_stream.h"

#include "crypto/chunk_cipher.h"
#include "crypto/merkle.h"

#include <algorithm>

namespace consentry::crypto {

AgeWriter::AgeWriter(ByteSink& out, SecretBytes buffer)
    : m_out(out), m_buffer(std::move(buffer)), m_sealed(kSealedChunkBytes)
{
}

Result<std::unique_ptr<AgeWriter>> AgeWriter::create(ByteSink& out, const FileKey& fileKey, ByteView header)
{
    TRY_ASSIGN(SecretBytes buffer, SecretBytes::create(kChunkBytes));
    std::unique_ptr<AgeWriter> writer(new AgeWriter(out, std::move(buffer)));
    fillRandom(writer->m_nonce);
    TRY_ASSIGN(writer->m_payloadKey, payloadKey(fileKey, writer->m_nonce));
    TRY_VOID(writer->put(header));
    TRY_VOID(writer->put(writer->m_nonce));
    return writer;
}

Result<void> AgeWriter::put(ByteView sealed)
{
    TRY_VOID(m_out.write(sealed));
    m_sealedSize += sealed.size();
    return {};
}

Result<void> AgeWriter::sealBuffer(ChunkKind kind)
{
    const ByteSpan sealed = ByteSpan(m_sealed).first(m_buffered + kTagBytes);
    sealChunk(*m_payloadKey, m_chunkHashes.size(), kind, m_buffer.view().first(m_buffered), sealed);
    TRY_VOID(put(sealed));
    m_chunkHashes.push_back(leafHash(sealed));
    m_buffered = 0;
    return {};
}

Result<void> AgeWriter::writeChunks(ByteView plain)
{
    while (!plain.empty()) {
        // A full buffer waits for more, because only the end tells whether it is the final chunk.
        if (m_buffered == kChunkBytes)
            TRY_VOID(sealBuffer(ChunkKind::Middle));
        const std::size_t count = std::min(plain.size(), kChunkBytes - m_buffered);
        std::copy_n(plain.begin(), count, m_buffer.span().subspan(m_buffered).begin());
        m_buffered += count;
        plain = plain.subspan(count);
    }
    return {};
}

Result<void> AgeWriter::write(ByteView plain)
{
    assert(!m_finished);
    if (m_failure)
        return *m_failure;
    auto result = writeChunks(plain);
    if (!result)
        m_failure = result.error();
    return result;
}

Result<void> AgeWriter::finish()
{
    assert(!m_finished);
    if (m_failure)
        return *m_failure;
    m_finished = true;
    auto result = sealBuffer(ChunkKind::Final);
    m_payloadKey.reset();
    wipe(m_buffer.span());
    return result;
}

} // namespace consentry::crypto
