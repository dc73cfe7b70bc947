#include "annotation/edit/selection.h"

#include "annotation/interpolation.h"

#include <algorithm>

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
    if (clip().isEmpty() || clip().clamp(frame) == m_frame)
        return;
    m_frame = clip().clamp(frame);
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

std::set<TrackId> Selection::allShown(const std::string& label) const
{
    std::set<TrackId> shown, hidden;
    for (const annotation::Track& track : m_document.labels().tracks) {
        if (isListed(track.id) && (label.empty() || track.label == label))
            (m_document.flags().has(TrackFlag::Hidden, track.id) ? hidden : shown).insert(track.id);
    }
    return shown.empty() && m_listed ? hidden : shown;
}

bool Selection::selectAll()
{
    const std::set<TrackId> all = allShown();
    std::set<TrackId> seen = all;
    std::erase_if(seen, [this](TrackId id) { return !stateAt(*m_document.labels().find(id), m_frame); });
    const bool haveSeen = seen.empty() || std::ranges::includes(m_tracks, seen);
    if (!all.empty())
        select(haveSeen ? all : seen);
    return !all.empty();
}

void Selection::setListed(std::optional<std::set<TrackId>> tracks)
{
    if (tracks == m_listed)
        return;
    m_listed = std::move(tracks);
    Q_EMIT listedChanged();
}

void Selection::setRange(std::optional<FrameRange> range, const std::string& tag)
{
    if (range) {
        range->begin = std::max(range->begin, clip().begin);
        range->end = std::min(range->end, clip().end);
    }
    if (range && range->isEmpty())
        range.reset();
    m_rangeTag = range ? tag : std::string();
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void Selection::beginRange(FrameIndex frame)
{
    const bool keeps = m_range && frame < m_range->end;
    setRange(FrameRange{frame, keeps ? m_range->end : frame + 1});
}

void Selection::endRange(FrameIndex frame)
{
    const bool keeps = m_range && frame >= m_range->begin;
    setRange(FrameRange{keeps ? m_range->begin : frame, frame + 1});
}

} // namespace consentry::edit
