#pragma once

#include "base/id.h"
#include "base/stop_flag.h"
#include "consent/terms.h"
#include "crypto/keys.h"

namespace consentry::consent {

/// The file key of one rendition, handed out for one Access and useless once that has ended: `fileKey` then refuses.
/// Move-only; wiped at the end of its life.
class ClipKey {
public:
    ClipKey(ClipId clip, Rendition rendition, crypto::FileKey key, StopFlag stop)
        : m_clip(clip), m_rendition(rendition), m_key(std::move(key)), m_stop(std::move(stop))
    {
    }
    ClipId clip() const { return m_clip; }
    Rendition rendition() const { return m_rendition; }
    const StopFlag& stopFlag() const { return m_stop; }
    /// Errc::AccessEnded after the view has ended. The pointer is never null and lives as long as this object.
    Result<const crypto::FileKey*> fileKey() const
    {
        if (m_stop.isSet())
            return makeError(Errc::AccessEnded, "the view has ended");
        return &m_key;
    }

private:
    ClipId m_clip;
    Rendition m_rendition;
    crypto::FileKey m_key;
    StopFlag m_stop;
};

} // namespace consentry::consent
