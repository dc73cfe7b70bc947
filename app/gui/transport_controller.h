#pragma once

#include "app/gui/jumps.h"
#include "app/gui/label_checks.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"
#include "app/gui/workbench.h"
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
    };
    explicit TransportController(const Parts& parts, QObject* parent = nullptr);

    /// `clip` must stay until close().
    void open(OpenClip& clip);
    void close();
    /// How far playing would get before the view ends.
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

    Workbench& m_workbench;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    PlaybackController& m_playback;
    OpenClip* m_clip = nullptr;
    std::vector<LabelIssue> m_issues;
    QTimer m_checkSoon;
};

} // namespace consentry::app
