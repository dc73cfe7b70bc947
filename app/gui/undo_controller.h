#pragma once

#include "annotation/edit/track_operations.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"

#include <functional>

namespace consentry::app {

/// Undo, redo and the way to a step of the history, each of which shows what it changed: the tracks are selected, and
/// where the frame on screen looks as before, the nearest one that does not is shown. GUI thread.
class UndoController final : public QObject {
    Q_OBJECT

public:
    explicit UndoController(PlaybackController& playback, QObject* parent = nullptr);

    /// `clip` must stay until close().
    void open(OpenClip& clip) { m_clip = &clip; }
    void close() { m_clip = nullptr; }

    void undo();
    void redo();
    /// As AnnotationDocument::goToStep().
    void goToStep(std::size_t steps);

Q_SIGNALS:
    void editRefused(const consentry::Error& error);

private:
    using Step = std::function<Result<void>(edit::AnnotationDocument&)>;

    void show(const Step& step);
    void select(const edit::TrackIds& changed, const edit::TrackIds& flagged);

    PlaybackController& m_playback;
    OpenClip* m_clip = nullptr;
};

} // namespace consentry::app
