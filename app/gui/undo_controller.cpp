#include "app/gui/undo_controller.h"

#include "annotation/edit_change.h"

#include <algorithm>
#include <iterator>

namespace consentry::app {
namespace {

using edit::TrackIds;

/// Tracks that got a flag or lost it.
TrackIds flagged(const edit::TrackFlags::Sets& before, const edit::TrackFlags::Sets& after)
{
    TrackIds tracks;
    for (std::size_t flag = 0; flag < before.size(); ++flag)
        std::ranges::set_symmetric_difference(before[flag], after[flag], std::inserter(tracks, tracks.end()));
    return tracks;
}

} // namespace

UndoController::UndoController(PlaybackController& playback, QObject* parent) : QObject(parent), m_playback(playback)
{
}

void UndoController::undo()
{
    show([](edit::AnnotationDocument& document) { return document.undo(); });
}

void UndoController::redo()
{
    show([](edit::AnnotationDocument& document) { return document.redo(); });
}

void UndoController::goToStep(std::size_t steps)
{
    show([steps](edit::AnnotationDocument& document) { return document.goToStep(steps); });
}

void UndoController::show(const Step& step)
{
    if (m_clip == nullptr)
        return;
    edit::AnnotationDocument& document = m_clip->document();
    const annotation::AnnotationSet before = document.labels();
    const edit::TrackFlags::Sets flagsBefore = document.flags().all();
    const FrameIndex shown = m_playback.wanted();
    const auto done = step(document);
    const auto changed = annotation::changedTracks(before, document.labels());
    select({changed.begin(), changed.end()}, flagged(flagsBefore, document.flags().all()));
    const auto frame = annotation::frameOfEdit(before, document.labels(), shown);
    if (frame && *frame != shown) {
        m_playback.pause();
        m_playback.seek(*frame);
    }
    if (!done)
        Q_EMIT editRefused(done.error()); // of the way to a step, some may be done
}

/// What is hidden was not looked at, and keys must not change it next, unless hiding is what was done. What is selected
/// already stays as it is.
void UndoController::select(const TrackIds& changed, const TrackIds& flagged)
{
    const edit::AnnotationDocument& document = m_clip->document();
    TrackIds tracks = changed;
    std::erase_if(tracks, [&](annotation::TrackId id) {
        return !document.labels().find(id) || document.flags().has(edit::TrackFlag::Hidden, id);
    });
    tracks.insert(flagged.begin(), flagged.end());
    edit::Selection& selection = m_clip->selection();
    if (!std::ranges::includes(selection.tracks(), tracks))
        selection.select(std::move(tracks));
}

} // namespace consentry::app
