#pragma once

#include "media/frame_service.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace consentry::app {

/// Which frame is wanted, and playing. Asks the frame service and passes on only the newest answer, so picture and
/// boxes are always of the same frame. Playing follows the clock and drops frames rather than time. GUI thread.
class PlaybackController final : public QObject {
    Q_OBJECT

public:
    explicit PlaybackController(media::FrameService& service, QObject* parent = nullptr);

    void open(std::shared_ptr<const FrameTable> frames);
    /// No more requests; answers under way are dropped.
    void close();

    bool isPlaying() const { return m_playTimer.isActive(); }
    FrameIndex wanted() const { return m_wanted; }

public Q_SLOTS:
    void seek(consentry::FrameIndex index);
    void step(qint64 frames);
    void goToFirst() { seek({0}); }
    void goToLast();
    void togglePlay();
    void pause();
    void setSpeed(double speed);
    /// Size of the picture in device pixels.
    void setViewSize(const QSize& size);

Q_SIGNALS:
    void frameReady(const consentry::SafeFrame& frame);
    void failed(const consentry::Error& error);
    void playingChanged(bool playing);

private:
    void request();
    void accept(quint64 number, const SafeFrame& frame);
    void playTick();
    void startClock();

    media::FrameService& m_service;
    std::shared_ptr<const FrameTable> m_frames;
    FrameIndex m_wanted;
    media::ViewSize m_view;
    quint64 m_asked = 0;    ///< number of the newest request
    bool m_waiting = false; ///< it is not answered yet
    bool m_again = false;   ///< another frame or size is wanted than the one that was asked for
    double m_speed = 1;
    QTimer m_playTimer;
    QElapsedTimer m_playClock;
    MediaTime m_playFrom{};
};

} // namespace consentry::app
