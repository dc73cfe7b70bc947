#pragma once

#include "base/file.h"
#include "crypto/age_stream.h"
#include "media/intake.h"
#include "media/safe_reader.h"

namespace consentry::app::bench {

/// A safe rendition that exists in memory only, sealed as in a workspace.
class SealedRendition {
public:
    /// Takes in `video`; what `progress` says is passed on. Errors as makeSafeRendition().
    static Result<SealedRendition> make(const fs::path& video,
                                        std::function<void(const media::IntakeProgress&)> progress);

    const media::IntakeResult& intake() const { return m_intake; }
    const FrameTable& table() const { return m_intake.table; }
    ByteView sealed() const { return m_sealed; }

    /// A fresh reader, with nothing decrypted but the final chunk; it must not outlive this object.
    Result<std::shared_ptr<crypto::AgeReader>> openSealed() const;
    /// All clear bytes. Wipe them after use.
    Result<Bytes> clearBytes() const;
    media::RenditionStream stream(std::shared_ptr<ByteSource> clear) const
    {
        return {.clear = std::move(clear), .table = table()};
    }

private:
    explicit SealedRendition(crypto::FileKey key) : m_key(std::move(key)) {}

    crypto::FileKey m_key;
    Bytes m_sealed;
    std::vector<crypto::Digest> m_chunkHashes;
    media::IntakeResult m_intake;
};

} // namespace consentry::app::bench
