#pragma once

#include "app/operations/look.h"
#include "consent/clip_key.h"
#include "crypto/age_stream.h"
#include "media/safe_reader.h"

#include <chrono>
#include <optional>

namespace consentry::app {

/// A view of a clip's safe rendition by a program instead of a person: logged like any other, and over when access is.
/// Confined to its session's thread; the session outlives it.
class SafeView {
public:
    /// By an own grant that allows `action`. Gate, log, key, file, in this order; the first refusal is the answer.
    static Result<std::unique_ptr<SafeView>> open(Session& session, ClipId clip, consent::Action action);
    /// Logs the end of the view when nobody did, and wipes.
    ~SafeView();
    SafeView(const SafeView&) = delete;
    SafeView& operator=(const SafeView&) = delete;

    const consent::AccessFacts& facts() const { return m_access.facts(); }
    const FrameTable& frames() const { return m_frames; }
    media::RenditionStream stream() const
    {
        return {.clear = m_reader, .table = m_frames, .stop = m_access.stopFlag()};
    }

    /// Asks the gate again, but not more often than four times a second. When it refuses, the view ends here and now.
    Result<void> stillStands();
    /// Asks now, whenever it did before.
    Result<void> standsNow();
    void logEnd(std::string_view reason);

private:
    SafeView(Session& session, consent::Access access) : m_session(session), m_access(std::move(access)) {}
    Result<void> openFile();

    Session& m_session;
    consent::Access m_access;
    std::optional<consent::ClipKey> m_key;
    FrameTable m_frames;
    std::shared_ptr<crypto::AgeReader> m_reader;
    std::chrono::steady_clock::time_point m_asked;
    bool m_endLogged = true;
};

} // namespace consentry::app
