#include "app/gui/playback_controller.h"

#include <QSize>

#include <cstdlib>

namespace consentry::app {
namespace {

constexpr int kTickMilliseconds = 10;
constexpr std::int64_t kShortestLoop = 2; // frames

} // namespace

PlaybackController::PlaybackController(media::FrameService& service, QObject* parent)
    : QObject(parent), m_service(service)
{
    m_playTimer.setInterval(kTickMilliseconds);
    m_playTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_playTimer, &QTimer::timeout, this, &PlaybackController::playTick);
    connect(&m_service, &media::FrameService::frameReady, this, &PlaybackController::accept);
    connect(&m_service, &media::FrameService::failed, this, [this](quint64 number, const Error& error) {
        if (number != m_asked || !m_frames)
            return;
        m_waiting = false;
        Q_EMIT failed(error);
    });
}

void PlaybackController::open(std::shared_ptr<const FrameTable> frames)
{
    pause();
    m_frames = std::move(frames);
    m_loop = {};
    m_dropped = 0;
    m_wanted = {0};
    m_waiting = false;
    request();
}

void PlaybackController::close()
{
    pause();
    m_frames.reset();
    m_asked = 0;
    m_waiting = false;
}

void PlaybackController::seek(FrameIndex index)
{
    if (!m_frames)
        return;
    m_wanted = m_frames->range().clamp(index);
    if (isPlaying())
        startClock();
    request();
}

void PlaybackController::step(qint64 frames)
{
    pause();
    seek(m_wanted + frames);
}

void PlaybackController::goToLast()
{
    if (m_frames)
        seek(m_frames->range().end - 1);
}

void PlaybackController::togglePlay(PlayDirection direction)
{
    const bool again = isPlaying() && direction == m_direction;
    if (again || !m_frames)
        pause();
    else
        play(direction);
}

void PlaybackController::play(PlayDirection direction)
{
    m_direction = direction;
    m_dropped = 0;
    Q_EMIT droppedFramesChanged(0);
    if (m_wanted == playEnd() || !playRange().contains(m_wanted))
        seek(playStart());
    startClock();
    if (isPlaying())
        return; // the other way round from here on
    m_playTimer.start();
    Q_EMIT playingChanged(true);
}

FrameRange PlaybackController::playRange() const
{
    if (!m_stretch.isEmpty())
        return m_stretch;
    return m_loop.isEmpty() ? m_frames->range() : m_loop;
}

FrameIndex PlaybackController::playStart() const
{
    return m_direction == PlayDirection::Forward ? playRange().begin : playRange().end - 1;
}

FrameIndex PlaybackController::playEnd() const
{
    return m_direction == PlayDirection::Forward ? playRange().end - 1 : playRange().begin;
}

void PlaybackController::setLoop(FrameRange loop)
{
    m_loop = loop.length() < kShortestLoop ? FrameRange{} : loop;
}

void PlaybackController::playStretch(FrameRange stretch)
{
    if (!m_frames)
        return;
    pause();
    m_stretch = stretch;
    seek(stretch.begin);
    play(PlayDirection::Forward);
}

void PlaybackController::pause()
{
    m_stretch = {};
    if (!isPlaying())
        return;
    m_playTimer.stop();
    Q_EMIT playingChanged(false);
}

void PlaybackController::stayAt(FrameIndex index)
{
    pause();
    if (!m_frames || (!m_waiting && index == m_wanted))
        return;
    m_wanted = m_frames->range().clamp(index);
    m_waiting = false; // an answer that comes now has another number
    request();
}

void PlaybackController::refresh()
{
    if (m_frames)
        request();
}

void PlaybackController::setSpeed(double speed)
{
    m_speed = speed;
    if (isPlaying())
        startClock();
}

void PlaybackController::setViewSize(const QSize& size)
{
    const media::ViewSize view{size.width(), size.height()};
    if (view == m_view)
        return;
    m_view = view;
    if (m_frames)
        request();
}

void PlaybackController::startClock()
{
    m_playFrom = m_frames->time(m_wanted);
    m_playClock.start();
}

void PlaybackController::request()
{
    if (m_view.width < 1 || m_view.height < 1)
        return;
    // One at a time: when wishes come faster than pictures (a held key, a dragged cursor), each picture that comes is
    // shown, and the newest wish is asked for next.
    m_again = m_waiting;
    if (m_waiting)
        return;
    m_asked = m_service.request(m_wanted, m_view);
    m_waiting = true;
}

void PlaybackController::accept(quint64 number, const SafeFrame& frame)
{
    if (number != m_asked || !m_frames)
        return;
    m_waiting = false;
    Q_EMIT frameReady(frame);
    if (m_again && m_frames)
        request();
}

void PlaybackController::playTick()
{
    if (m_waiting)
        return; // a slow picture costs frames, not time: the next request asks for where the clock is by then
    if (!m_stretch.contains(m_wanted))
        m_stretch = {}; // somebody went elsewhere
    const bool roundIsOver = !m_loop.isEmpty() && m_stretch.isEmpty() && m_wanted == playEnd();
    if (roundIsOver || !playRange().contains(m_wanted)) {
        seek(playStart());
        return;
    }
    const double elapsed = static_cast<double>(m_playClock.nsecsElapsed()) / 1000 * m_speed;
    const MediaTime played(static_cast<std::int64_t>(elapsed));
    const MediaTime now = m_direction == PlayDirection::Forward ? m_playFrom + played : m_playFrom - played;
    playTo(playRange().clamp(m_frames->frameAt(now)));
}

void PlaybackController::playTo(FrameIndex index)
{
    if (index == m_wanted)
        return;
    if (const std::int64_t passed = std::abs(index - m_wanted) - 1; passed > 0) {
        m_dropped += passed;
        Q_EMIT droppedFramesChanged(m_dropped);
    }
    m_wanted = index;
    request();
    if (index == playEnd() && (m_loop.isEmpty() || !m_stretch.isEmpty()))
        finishPlaying();
}

void PlaybackController::finishPlaying()
{
    const bool wasStretch = !m_stretch.isEmpty();
    pause();
    if (wasStretch)
        Q_EMIT stretchPlayed();
}

} // namespace consentry::app
