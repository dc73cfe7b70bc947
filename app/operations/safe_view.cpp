#include "app/operations/safe_view.h"

#include "storage/sealed_clip.h"

#include <utility>

namespace consentry::app {
namespace {

constexpr std::chrono::milliseconds kAskInterval{250};

} // namespace

Result<std::unique_ptr<SafeView>> SafeView::open(Session& session, ClipId clip, consent::Action action)
{
    TRY_ASSIGN(auto access, accessByGrant(session, clip, {action}));
    std::unique_ptr<SafeView> view(new SafeView(session, std::move(access)));
    TRY_VOID(view->openFile());
    return view;
}

Result<void> SafeView::openFile()
{
    TRY_ASSIGN(auto key, m_session.keyRelease().release(m_access, m_session.identity()));
    m_endLogged = false;
    m_asked = std::chrono::steady_clock::now();
    m_key.emplace(std::move(key));
    TRY_ASSIGN(const auto keys, m_session.keyRing());
    TRY_ASSIGN(const auto manifest, m_session.workspace().object<consent::ClipManifest>(keys, facts().manifest));
    TRY_ASSIGN(m_frames, storage::frameTable(m_session.workspace(), manifest));
    TRY_ASSIGN(m_reader, storage::openSealedClip(m_session.workspace(), manifest, *m_key));
    return {};
}

SafeView::~SafeView()
{
    logEnd("closed");
    m_access.end();
    if (m_reader)
        m_reader->wipe();
}

Result<void> SafeView::stillStands()
{
    return std::chrono::steady_clock::now() - m_asked < kAskInterval ? Result<void>() : standsNow();
}

Result<void> SafeView::standsNow()
{
    m_asked = std::chrono::steady_clock::now();
    const auto evidence = m_session.workspace().evidence(facts());
    const Result<void> answer =
        evidence ? m_session.gate().recheck(facts(), *evidence) : Result<void>(evidence.error());
    if (answer)
        return answer;
    m_access.end();
    m_reader->wipe();
    logEnd(errorCodeText(answer.error().code));
    return makeError(Errc::AccessEnded, errorCodeText(answer.error().code)).context(answer.error().detail);
}

void SafeView::logEnd(std::string_view reason)
{
    if (std::exchange(m_endLogged, true))
        return;
    // A log that cannot be written leaves an open entry, which counts as a view until the grant's end.
    [[maybe_unused]] const bool logged = m_session.keyRelease().close(facts(), m_session.identity(), reason).ok();
}

} // namespace consentry::app
