#include "app/gui/open_rendition.h"

#include "storage/local_key_release.h"
#include "storage/sealed_clip.h"

#include <utility>

namespace consentry::app {

Result<std::unique_ptr<OpenRendition>> OpenRendition::open(Session& session, const consent::AccessRequest& request)
{
    TRY_ASSIGN(auto access, session.access(request));
    std::unique_ptr<OpenRendition> rendition(new OpenRendition(session, std::move(access)));
    TRY_VOID(rendition->openPicture());
    return rendition;
}

OpenRendition::~OpenRendition()
{
    logEnd("closed");
    m_access.end();
    if (m_reader)
        m_reader->wipe();
}

Result<void> OpenRendition::openPicture()
{
    storage::LocalKeyRelease release(m_session.workspace(), m_session.root(), m_session.clock());
    TRY_ASSIGN(auto key, release.release(m_access, m_session.identity()));
    m_endLogged = false;
    m_key.emplace(std::move(key));
    TRY_ASSIGN(const auto keys, m_session.keyRing());
    TRY_ASSIGN(const auto manifest,
               m_session.workspace().object<consent::ClipManifest>(keys, m_access.facts().manifest));
    TRY_ASSIGN(auto table, storage::frameTable(m_session.workspace(), manifest));
    m_frames = std::make_shared<const FrameTable>(std::move(table));
    TRY_ASSIGN(m_reader, storage::openSealedClip(m_session.workspace(), manifest, *m_key));
    return {};
}

media::RenditionStream OpenRendition::stream() const
{
    return {.clear = m_reader, .table = *m_frames, .stop = m_access.stopFlag()};
}

std::function<void()> OpenRendition::wiper() const
{
    return [reader = m_reader] { reader->wipe(); };
}

void OpenRendition::logEnd(std::string_view reason)
{
    if (std::exchange(m_endLogged, true))
        return;
    storage::LocalKeyRelease release(m_session.workspace(), m_session.root(), m_session.clock());
    // A log that cannot be written leaves an open entry, which counts as a view until the grant's end.
    [[maybe_unused]] const bool logged = release.close(m_access.facts(), m_session.identity(), reason).ok();
}

} // namespace consentry::app
