#pragma once

#include "media/frame_service.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace consentry::app {

enum class PlayDirection { Forward, Backward };

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
    double speed() const { return m_speed; }
    /// Frames that the last playing passed over without showing them, because their time was over.
    std::int64_t droppedFrames() const { return m_dropped; }
    /// Playing goes round inside of it; empty: over the whole clip, once.
    const FrameRange& loop() const { return m_loop; }

public Q_SLOTS:
    void seek(consentry::FrameIndex index);
    void step(qint64 frames);
    void goToFirst() { seek({0}); }
    void goToLast();
    /// Plays that way, or pauses when it already does.
    void togglePlay(consentry::app::PlayDirection direction = PlayDirection::Forward);
    /// Plays these frames once, forwards, and stops at the last.
    void playStretch(consentry::FrameRange stretch);
    void pause();
    /// Pauses at this frame; what was asked for before is not shown any more.
    void stayAt(consentry::FrameIndex index);
    /// Asks for the same frame anew.
    void refresh();
    /// 0.1 to 4 times the speed of life.
    void setSpeed(double speed);
    /// Less than two frames: no loop.
    void setLoop(consentry::FrameRange loop);
    /// Size of the picture in device pixels.
    void setViewSize(const QSize& size);

Q_SIGNALS:
    void frameReady(const consentry::SafeFrame& frame);
    void failed(const consentry::Error& error);
    void playingChanged(bool playing);
    void droppedFramesChanged(qint64 dropped);
    /// playStretch() has come to the last frame; not when it was stopped before.
    void stretchPlayed();

private:
    void request();
    void accept(quint64 number, const SafeFrame& frame);
    void playTick();
    void startClock();
    void play(PlayDirection direction);
    void playTo(FrameIndex index);
    void finishPlaying();
    FrameRange playRange() const;
    FrameIndex playStart() const;
    FrameIndex playEnd() const;

    media::FrameService& m_service;
    std::shared_ptr<const FrameTable> m_frames;
    FrameIndex m_wanted;
    media::ViewSize m_view;
    quint64 m_asked = 0;    ///< number of the newest request
    bool m_waiting = false; ///< it is not answered yet
    bool m_again = false;   ///< another frame or size is wanted than the one that was asked for
    double m_speed = 1;
    PlayDirection m_direction = PlayDirection::Forward;
    FrameRange m_loop;
    FrameRange m_stretch; ///< comes before the loop while it is played
    std::int64_t m_dropped = 0;
    QTimer m_playTimer;
    QElapsedTimer m_playClock;
    MediaTime m_playFrom{};
};

} // namespace consentry::app
