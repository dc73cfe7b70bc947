#pragma once

#include "app/gui/action_table.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// The way to what of an open clip in segments waits for this person. GUI thread.
class SegmentController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ActionTable& actions;
        widgets::Toast& toast;
        PlaybackController& playback;
    };
    explicit SegmentController(const Parts& parts, QObject* parent = nullptr);

    /// `clip` must stay until close().
    void open(OpenClip& clip) { m_clip = &clip; }
    void close() { m_clip = nullptr; }

private:
    void goToOwn();

    Parts m_parts;
    OpenClip* m_clip = nullptr;
};

} // namespace consentry::app
