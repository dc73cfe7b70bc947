#pragma once

#include "app/gui/jumps.h"
#include "app/gui/label_checks.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"
#include "app/gui/workbench.h"
#include "media/frame_service.h"
#include "widgets/parts/toast.h"

#include <QTimer>

namespace consentry::app {

/// Moving through the open clip: steps, playing, speed, loop, and jumps to what is worth seeing. GUI thread.
class TransportController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
        PlaybackController& playback;
        const media::FrameService& frames;
    };
    explicit TransportController(const Parts& parts, QObject* parent = nullptr);

    /// `clip` must stay until close().
    void open(OpenClip& clip);
    void close();
    /// How far playing would get before the view ends, and what is decoded by now.
    void tick(Timestamp now);

private:
    void connectWidgets();
    void connectSteps();
    void connectPlaying();
    void connectJumps();
    void show(const SafeFrame& frame);
    void jump(Jump jump);
    void changeSpeed(int step);
    void followRange();
    void checkLabels();
    void showCached();

    Workbench& m_workbench;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    PlaybackController& m_playback;
    const media::FrameService& m_frames;
    OpenClip* m_clip = nullptr;
    std::vector<LabelIssue> m_issues;
    QTimer m_checkSoon;
};

} // namespace consentry::app
