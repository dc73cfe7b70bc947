#pragma once

#include "app/gui/jumps.h"
#include "app/gui/label_checks.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"
#include "app/gui/settings_table.h"
#include "app/gui/workbench.h"
#include "media/frame_service.h"
#include "widgets/parts/toast.h"

#include <QTimer>

#include <map>

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
        UserSettings& settings;
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
    const LabelIssue* issueBeside(Jump jump) const;
    void showIssue(const LabelIssue& issue);
    void changeSpeed(int step);
    void followRange();
    void checkLabels();
    void showCached();
    void showReview();
    std::int64_t longStep() const { return m_settings.value(SettingId::LongStep); }

    Workbench& m_workbench;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    PlaybackController& m_playback;
    const media::FrameService& m_frames;
    UserSettings& m_settings;
    OpenClip* m_clip = nullptr;
    std::vector<LabelIssue> m_issues;
    /// What this person has looked at, by clip and frame. In memory, so it goes when the window is locked: nothing
    /// outside of the workspace may tell of its clips, and inside of it others could read it.
    std::map<ClipId, std::vector<bool>> m_seen;
    QTimer m_checkSoon;
};

} // namespace consentry::app
