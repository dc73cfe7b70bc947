#pragma once

#include "app/gui/access_watch.h"
#include "app/gui/assist_controller.h"
#include "app/gui/crash_note.h"
#include "app/gui/doubt_controller.h"
#include "app/gui/draw_controller.h"
#include "app/gui/open_clip.h"
#include "app/gui/playback_controller.h"
#include "app/gui/region_controller.h"
#include "app/gui/segment_controller.h"
#include "app/gui/timeline_controller.h"
#include "app/gui/timing_controller.h"
#include "app/gui/track_actions.h"
#include "app/gui/transport_controller.h"
#include "app/gui/undo_controller.h"
#include "app/gui/view_controller.h"
#include "app/gui/workbench.h"
#include "widgets/parts/toast.h"

namespace consentry::app {

/// One open clip in the workbench: opening and closing it, editing by actions, handing it in, and its end when access
/// ends. GUI thread.
class ClipController final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const widgets::Appearance& appearance;
        Session& session;
        Workbench& workbench;
        ActionTable& actions;
        widgets::Toast& toast;
        QSettings& settings;
        UserSettings& choices;
    };
    ClipController(const Parts& parts, QObject* parent);
    ~ClipController() override;

    void open(const storage::ClipRow& row, OpenPurpose purpose);
    /// The reason is shown in place of the picture; empty when the person closed it.
    void close(const QString& reason = {});
    const OpenClip* clip() const { return m_clip.get(); }
    /// Null when none is open; gone with clipClosed().
    OpenClip* openClip() { return m_clip.get(); }
    PlaybackController& playback() { return m_playback; }
    UndoController& undo() { return m_undo; }
    /// What the next box will be.
    const std::string& drawnClass() const { return m_workbench.canvas().drawChoice().label; }
    /// Watermark and time left.
    void tick(Timestamp now);

Q_SIGNALS:
    /// The state of some clip in the queue has changed.
    void queueChanged();
    void clipClosed();
    /// Something was edited, undone or redone.
    void edited(const consentry::edit::ChangeEvent& event);
    /// This person's labels, or their part of them, were signed.
    void handedIn();

private:
    void connectEdits();
    void connectTools();
    void connectTasks();
    void show();
    void showDoubts();
    void endedBy(const Error& reason);
    void afterEdit(const edit::ChangeEvent& event);
    void stepBackOut();
    void submit();
    void accept();
    void sendBack(const QString& comment);
    void report();
    bool handsInNothing() const;
    QString submittedWords() const;
    void offerToOpenAgain(const Error& error);
    void openAgain();
    void updateActions();
    void updateReview();
    void showTrust();
    void refuse(const Error& error);
    QString heldFastWords(const Error& error) const;
    void tellRestored();
    void submitNow();
    void acceptNow();
    void reopen(ClipId clip);
    void finishTask(const Result<ObjectId>& done, const widgets::ToastText& words);

    Session& m_session;
    Workbench& m_workbench;
    ActionTable& m_actions;
    widgets::Toast& m_toast;
    media::FrameService m_frames;
    PlaybackController m_playback;
    UndoController m_undo;
    TransportController m_transport;
    TimingController m_timing;
    DrawController m_draw;
    TimelineController m_timeline;
    TrackActions m_tracks;
    AssistController m_assist;
    ViewController m_view;
    RegionController m_regions;
    SegmentController m_segments;
    DoubtController m_doubts;
    AccessWatch m_watch;
    CrashNote m_crashNote;
    std::unique_ptr<OpenClip> m_clip;
    std::optional<Error> m_refusal; ///< why this person does not judge what waits for review
};

} // namespace consentry::app
