#pragma once

#include "app/gui/access_watch.h"
#include "app/gui/action_table.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// The way to what of an open clip in segments waits for this person, and a word when others hand in, return or accept
/// meanwhile. GUI thread.
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
    void open(OpenClip& clip);
    void close() { m_clip = nullptr; }
    /// As the workspace says now.
    void take(ClipId clip, const TaskNews& news);

Q_SIGNALS:
    /// What is open may not be what others have made of it since.
    void reopenRequested();
    /// The clip is in another state.
    void taskMovedOn();

private:
    void goToOwn();
    void takeState(consent::TaskState state);
    void takeSegments(const std::vector<annotation::Segment>& segments);
    void tell(const QString& message);

    Parts m_parts;
    OpenClip* m_clip = nullptr;
    consent::TaskState m_state = consent::TaskState::Unassigned; ///< of m_clip, as was said last
};

} // namespace consentry::app
