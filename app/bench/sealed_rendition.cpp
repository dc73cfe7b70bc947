#include "app/bench/sealed_rendition.h"

#include "crypto/age_recipients.h"
#include "media/model_store.h"
#include "media/worker_probe.h"

namespace consentry::app::bench {

Result<SealedRendition> SealedRendition::make(const fs::path& video,
                                              std::function<void(const media::IntakeProgress&)> progress)
{
    TRY_ASSIGN(const auto identity, crypto::AgeIdentity::generate());
    TRY_ASSIGN(auto key, crypto::FileKey::generate());
    const crypto::Recipient recipient = identity.recipient();
    TRY_ASSIGN(const Bytes header, crypto::makeHeader(key, std::span(&recipient, 1)));
    SealedRendition rendition(std::move(key));
    MemorySink sealed;
    TRY_ASSIGN(const auto writer, crypto::AgeWriter::create(sealed, rendition.m_key, header));
    TRY_ASSIGN(const auto finder, media::FaceFinder::create({.modelFolder = media::defaultModelFolder()}));
    const media::IntakeRequest request{
        .openSource = [&]() -> Result<std::shared_ptr<ByteSource>> {
            TRY_ASSIGN(std::shared_ptr<ByteSource> file, FileSource::open(video));
            return file;
        },
        .worker = {.workerBinary = media::defaultWorkerBinary()},
        .finder = *finder,
        .out = *writer,
        .progress = std::move(progress)};
    TRY_ASSIGN(rendition.m_intake, media::makeSafeRendition(request));
    TRY_VOID(writer->finish());
    rendition.m_chunkHashes = writer->chunkHashes();
    rendition.m_sealed = sealed.take();
    return rendition;
}

Result<std::shared_ptr<crypto::AgeReader>> SealedRendition::openSealed() const
{
    TRY_ASSIGN(auto reader, crypto::AgeReader::open(std::make_shared<MemorySource>(m_sealed), m_key,
                                                    {.chunkHashes = m_chunkHashes}));
    return std::shared_ptr<crypto::AgeReader>(std::move(reader));
}

Result<Bytes> SealedRendition::clearBytes() const
{
    TRY_ASSIGN(const auto reader, openSealed());
    MemorySink clear;
    TRY_VOID(copyAll(*reader, clear));
    return clear.take();
}

} // namespace consentry::app::bench
