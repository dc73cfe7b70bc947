#pragma once

#include "app/operation.h"
#include "app/session.h"
#include "consent/clip_key.h"

namespace consentry::app {

/// The original of a clip, opened by a custodian's program to make another rendition from it. Nobody looks at it. The
/// log says when it was opened and closed. Confined to its session's thread.
class OpenOriginal {
public:
    /// Gate, log, key. Errors of the gate and of LocalKeyRelease.
    static Result<OpenOriginal> open(Session& session, ClipId clip);

    const consent::Access& access() const { return m_access; }
    const consent::ClipManifest& manifest() const { return m_manifest.body; }
    /// Decrypted on reading.
    Result<std::shared_ptr<ByteSource>> openClear(Session& session) const;
    /// Asks the gate again: whoever works on goes on only while the consent stands, the role is held …
    Result<void> stillStands(Session& session) const;
    /// `hooks` that also stop the work, within half a second, when the gate refuses. Both must outlive the answer.
    OperationHooks watched(Session& session, const OperationHooks& hooks) const;
    /// Why the work ended: what the gate says now, if it refuses, for `failure` may be the consequence of that (a file
    /// that was erased); else `failure`.
    Error causeOf(Session& session, const Error& failure) const;
    /// Logs the end. That this could not be logged changes nothing.
    void close(Session& session, std::string_view reason);

private:
    OpenOriginal(consent::Access access, consent::ClipKey key, consent::Signed<consent::ClipManifest> manifest)
        : m_access(std::move(access)), m_key(std::move(key)), m_manifest(std::move(manifest))
    {
    }
    consent::Access m_access;
    consent::ClipKey m_key;
    consent::Signed<consent::ClipManifest> m_manifest;
};

} // namespace consentry::app
