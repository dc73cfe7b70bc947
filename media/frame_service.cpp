#include "media/frame_service.h"

#include "media/frame_maker.h"

#include <QMetaObject>

namespace consentry::media {
namespace {

/// Hands answers over to the thread of `receiver`.
template<class Service>
std::function<void(FrameWorker::Answer)> queueTo(Service* receiver, void (Service::*accept)(FrameWorker::Answer))
{
    return [receiver, accept](FrameWorker::Answer answer) {
        QMetaObject::invokeMethod(
            receiver, [receiver, accept, answer = std::move(answer)] { (receiver->*accept)(answer); },
            Qt::QueuedConnection);
    };
}

} // namespace

FrameService::FrameService(QObject* parent) : QObject(parent), m_worker(queueTo(this, &FrameService::accept)) {}

void FrameService::open(RenditionStream stream)
{
    stop();
    m_worker.open(std::move(stream));
}

quint64 FrameService::request(FrameIndex index, ViewSize view)
{
    return m_worker.request(FrameWorker::Lane::View, index, view);
}

quint64 FrameService::requestPreview(FrameIndex index, ViewSize view)
{
    return m_worker.request(FrameWorker::Lane::Preview, index, view);
}

void FrameService::stop()
{
    m_lastStopped = m_worker.stop();
}

void FrameService::accept(FrameWorker::Answer answer)
{
    if (answer.number <= m_lastStopped)
        return;
    if (!answer.pixels) {
        Q_EMIT failed(answer.number, answer.pixels.error());
        return;
    }
    const SafeFrame frame = FrameMaker::safeFrame(*answer.pixels, answer.index, answer.time);
    if (answer.lane == FrameWorker::Lane::View)
        Q_EMIT frameReady(answer.number, frame);
    else
        Q_EMIT previewReady(answer.number, frame);
}

RevealService::RevealService(QObject* parent) : QObject(parent), m_worker(queueTo(this, &RevealService::accept)) {}

void RevealService::open(RenditionStream stream)
{
    stop();
    m_worker.open(std::move(stream));
}

quint64 RevealService::request(FrameIndex index, ViewSize view)
{
    return m_worker.request(FrameWorker::Lane::View, index, view);
}

void RevealService::stop()
{
    m_lastStopped = m_worker.stop();
}

void RevealService::accept(FrameWorker::Answer answer)
{
    if (answer.number <= m_lastStopped)
        return;
    if (answer.pixels)
        Q_EMIT frameReady(answer.number, FrameMaker::revealedFrame(*answer.pixels, answer.index, answer.time));
    else
        Q_EMIT failed(answer.number, answer.pixels.error());
}

} // namespace consentry::media
