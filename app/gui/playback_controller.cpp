#include "app/gui/playback_controller.h"

#include <QSize>

namespace consentry::app {
namespace {

constexpr int kTickMilliseconds = 10;

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

void PlaybackController::togglePlay()
{
    if (isPlaying() || !m_frames) {
        pause();
        return;
    }
    if (m_wanted == m_frames->range().end - 1)
        seek({0});
    startClock();
    m_playTimer.start();
    Q_EMIT playingChanged(true);
}

void PlaybackController::pause()
{
    if (!isPlaying())
        return;
    m_playTimer.stop();
    Q_EMIT playingChanged(false);
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
    const auto elapsed = std::chrono::nanoseconds(m_playClock.nsecsElapsed());
    const MediaTime now =
        m_playFrom
        + MediaTime(static_cast<std::int64_t>(std::chrono::duration<double, std::micro>(elapsed).count() * m_speed));
    const FrameIndex index = m_frames->frameAt(now);
    if (index == m_wanted)
        return;
    m_wanted = index;
    request();
    if (index == m_frames->range().end - 1)
        pause();
}

} // namespace consentry::app
