#pragma once

#include "app/session.h"
#include "base/frame_table.h"
#include "consent/clip_key.h"
#include "crypto/age_stream.h"
#include "media/safe_reader.h"

namespace consentry::app {

/// A rendition of a clip that is open for somebody's eyes. Members end in reverse order: picture, key, access. GUI
/// thread.
class OpenRendition {
public:
    /// Gate, log, key, file, in this order; the first refusal is the answer.
    static Result<std::unique_ptr<OpenRendition>> open(Session& session, const consent::AccessRequest& request);
    ~OpenRendition();
    OpenRendition(const OpenRendition&) = delete;
    OpenRendition& operator=(const OpenRendition&) = delete;

    const consent::Access& access() const { return m_access; }
    const std::shared_ptr<const FrameTable>& frames() const { return m_frames; }
    const crypto::AgeReader& reader() const { return *m_reader; }
    media::RenditionStream stream() const;

    /// Wipes keys and decrypted bytes at once; from any thread.
    std::function<void()> wiper() const;
    /// Logs the end of the view. Once; the destructor does it when nobody did.
    void logEnd(std::string_view reason);

private:
    OpenRendition(Session& session, consent::Access access) : m_session(session), m_access(std::move(access)) {}
    Result<void> openPicture();

    Session& m_session;
    consent::Access m_access;
    std::optional<consent::ClipKey> m_key;
    std::shared_ptr<const FrameTable> m_frames;
    std::shared_ptr<crypto::AgeReader> m_reader;
    bool m_endLogged = true;
};

} // namespace consentry::app
