#include "annotation/edit/selection.h"

namespace consentry::edit {

using annotation::TrackId;

Selection::Selection(const AnnotationDocument& document, QObject* parent) : QObject(parent), m_document(document)
{
    connect(&document, &AnnotationDocument::changed, this, [this](const ChangeEvent& event) {
        if (!event.removed.empty())
            select(m_tracks);
    });
}

void Selection::setFrame(FrameIndex frame)
{
    const FrameRange clip{{0}, {m_document.facts().frames.frames}};
    if (clip.isEmpty() || clip.clamp(frame) == m_frame)
        return;
    m_frame = clip.clamp(frame);
    Q_EMIT frameChanged(m_frame);
}

std::optional<TrackId> Selection::single() const
{
    return m_tracks.size() == 1 ? std::optional(*m_tracks.begin()) : std::nullopt;
}

void Selection::select(std::set<TrackId> tracks)
{
    std::erase_if(tracks, [this](TrackId id) { return !m_document.labels().find(id); });
    if (tracks == m_tracks)
        return;
    m_tracks = std::move(tracks);
    Q_EMIT tracksChanged();
}

void Selection::toggle(TrackId id)
{
    std::set<TrackId> tracks = m_tracks;
    if (tracks.erase(id) == 0)
        tracks.insert(id);
    select(std::move(tracks));
}

} // namespace consentry::edit
