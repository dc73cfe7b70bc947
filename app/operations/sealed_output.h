#pragma once

#include "base/file.h"
#include "consent/objects.h"
#include "crypto/age_recipients.h"
#include "crypto/age_stream.h"

namespace consentry::app {

/// An age file on its way to `clips/`, sealed to a clip identity of its own that is made here.
class SealedOutput {
public:
    static Result<std::unique_ptr<SealedOutput>> create(const fs::path& path,
                                                        AtomicFile::IfExists rule = AtomicFile::IfExists::Refuse);

    ByteSink& sink() { return *m_writer; }
    /// Ends the age stream; nothing can be written afterwards.
    Result<void> finish() { return m_writer->finish(); }
    /// Puts the file in its place.
    Result<void> commit() { return m_file->commit(); }
    /// Clear bytes of what was written, once it is finished; reads the file under its temporary name.
    Result<std::shared_ptr<ByteSource>> openClear() const;

    const crypto::FileKey& fileKey() const { return m_key; }
    const crypto::AgeIdentity& clipIdentity() const { return m_identity; }
    /// Fills the fields of a manifest that are about the file.
    void describe(consent::ClipManifest& manifest) const;
    /// The blob beside the manifest: 32 bytes for each chunk.
    Bytes chunkHashes() const;

private:
    SealedOutput(crypto::AgeIdentity identity, crypto::FileKey key, Bytes header)
        : m_identity(std::move(identity)), m_key(std::move(key)), m_header(std::move(header))
    {
    }
    crypto::AgeIdentity m_identity;
    crypto::FileKey m_key;
    Bytes m_header;
    std::unique_ptr<AtomicFile> m_file;
    std::unique_ptr<crypto::AgeWriter> m_writer;
};

} // namespace consentry::app
