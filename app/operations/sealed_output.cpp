#include "app/operations/sealed_output.h"

#include "crypto/merkle.h"

namespace consentry::app {

Result<std::unique_ptr<SealedOutput>> SealedOutput::create(const fs::path& path, AtomicFile::IfExists rule)
{
    TRY_ASSIGN(auto identity, crypto::AgeIdentity::generate());
    TRY_ASSIGN(auto key, crypto::FileKey::generate());
    const crypto::Recipient recipient = identity.recipient();
    TRY_ASSIGN(Bytes header, crypto::makeHeader(key, std::span(&recipient, 1)));
    std::unique_ptr<SealedOutput> output(new SealedOutput(std::move(identity), std::move(key), std::move(header)));
    TRY_ASSIGN(output->m_file, AtomicFile::create(path, rule));
    TRY_ASSIGN(output->m_writer, crypto::AgeWriter::create(*output->m_file, output->m_key, output->m_header));
    return output;
}

Result<std::shared_ptr<ByteSource>> SealedOutput::openClear() const
{
    TRY_ASSIGN(std::shared_ptr<ByteSource> file, FileSource::open(m_file->partialPath()));
    TRY_ASSIGN(auto reader, crypto::AgeReader::open(std::move(file), m_key));
    return std::shared_ptr<ByteSource>(std::move(reader));
}

void SealedOutput::describe(consent::ClipManifest& manifest) const
{
    manifest.sealedSize = m_writer->sealedSize();
    manifest.headerHash = crypto::sha256(m_header);
    manifest.nonce = toBytes(m_writer->nonce());
    manifest.chunkCount = m_writer->chunkHashes().size();
    manifest.chunkRoot = crypto::merkleRoot(m_writer->chunkHashes());
    manifest.recipient = m_identity.recipient().text();
}

Bytes SealedOutput::chunkHashes() const
{
    Bytes bytes;
    for (const crypto::Digest& hash : m_writer->chunkHashes())
        bytes.insert(bytes.end(), hash.begin(), hash.end());
    return bytes;
}

} // namespace consentry::app
