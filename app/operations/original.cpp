#include "app/operations/original.h"

#include "storage/sealed_clip.h"

#include <chrono>

namespace consentry::app {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::chrono::milliseconds kAskInterval{250};

} // namespace

Result<OpenOriginal> OpenOriginal::open(Session& session, ClipId clip)
{
    TRY_ASSIGN(auto access, session.access({.person = session.identity().keyId(),
                                            .clip = clip,
                                            .rendition = consent::Rendition::Original,
                                            .action = consent::Action::Redact}));
    TRY_ASSIGN(auto key, session.keyRelease().release(access, session.identity()));
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(auto manifest, session.workspace().object<consent::ClipManifest>(keys, access.facts().manifest));
    return OpenOriginal(std::move(access), std::move(key), std::move(manifest));
}

Result<std::shared_ptr<ByteSource>> OpenOriginal::openClear(Session& session) const
{
    TRY_ASSIGN(auto reader, storage::openSealedClip(session.workspace(), m_manifest, m_key));
    return std::shared_ptr<ByteSource>(std::move(reader));
}

Result<void> OpenOriginal::stillStands(Session& session) const
{
    TRY_ASSIGN(const auto evidence, session.workspace().evidence(m_access.facts()));
    return session.gate().recheck(m_access.facts(), evidence);
}

OperationHooks OpenOriginal::watched(Session& session, const OperationHooks& hooks) const
{
    const auto cancelled = [this, &session, &hooks, asked = SteadyTime(), refused = false]() mutable {
        if (const SteadyTime now = std::chrono::steady_clock::now(); now - asked >= kAskInterval) {
            asked = now;
            refused = refused || !stillStands(session).ok();
        }
        return refused || hooks.cancelled();
    };
    return {.progress = hooks.progress, .cancelled = cancelled};
}

Error OpenOriginal::causeOf(Session& session, const Error& failure) const
{
    const Result<void> answer = stillStands(session);
    return answer ? failure : answer.error();
}

void OpenOriginal::close(Session& session, std::string_view reason)
{
    [[maybe_unused]] const bool logged = session.keyRelease().close(m_access.facts(), session.identity(), reason).ok();
    m_access.end();
}

} // namespace consentry::app
