#pragma once

#include "app/gui/access_watch.h"
#include "app/gui/open_rendition.h"
#include "app/operations/unblur.h"
#include "media/frame_service.h"
#include "widgets/canvas/reveal_view.h"

#include <QElapsedTimer>
#include <QTimer>

class QSlider;
class QToolButton;

namespace consentry::app {

/// A stretch of an original that was released to this person, in a window of its own. It ends, and forgets the picture,
/// when its minutes are over, when it is taken back, when the clip is held or withdrawn, and when the session locks.
/// GUI thread.
class RevealWindow final : public QWidget {
    Q_OBJECT

public:
    struct Parts {
        Session& session;
        const widgets::Appearance& appearance;
    };
    /// Logs the view and shows it. Errors of the gate and of LocalKeyRelease.
    static Result<std::unique_ptr<RevealWindow>> open(const Parts& parts,
                                                      const consent::Signed<consent::UnblurRequest>& request);
    ~RevealWindow() override;

    ObjectId request() const { return m_rendition->access().facts().request.unblur; }
    /// Watermark and time left.
    void tick(Timestamp now);

Q_SIGNALS:
    /// It has closed; `reason` is empty when the person closed it.
    void ended(const QString& reason);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    RevealWindow(const Parts& parts, std::unique_ptr<OpenRendition> rendition);
    QWidget* makeControls();
    void connectFrames();
    void seek(FrameIndex index);
    void setViewSize(const QSize& size);
    void togglePlay();
    void playTick();
    void finish(std::string_view logged, const QString& reason);
    void endedBy(const Error& error);

    Session& m_session;
    std::unique_ptr<OpenRendition> m_rendition;
    widgets::RevealView* m_view;
    QSlider* m_slider;
    QToolButton* m_play;
    media::RevealService* m_frames;
    AccessWatch m_watch;
    media::ViewSize m_size;
    FrameIndex m_wanted;
    bool m_isOver = false;
    QTimer m_playTimer;
    QElapsedTimer m_playClock;
    MediaTime m_playFrom{};
};

} // namespace consentry::app
