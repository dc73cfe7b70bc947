#pragma once

#include "base/frame.h"
#include "base/result.h"
#include "media/frame_worker.h"

#include <QMetaType>
#include <QObject>

#include <atomic>

namespace consentry::media {

/// Frames of the safe rendition for the window. Decodes on a thread of its own, ahead of and behind the frame last
/// asked for, within a fixed amount of memory. Of several requests that wait only the newest is answered; previews are
/// answered when nothing else waits. Call from the thread the object lives in, but stop() from any.
class FrameService : public QObject {
    Q_OBJECT

public:
    explicit FrameService(QObject* parent = nullptr);

    /// Ends the clip before, if any, and goes on with this one.
    void open(RenditionStream stream);
    /// From the next frame on, these parts of the picture are painted over before they leave the thread of the decoder,
    /// until the clip ends. From any thread.
    void setRegions(std::vector<consentry::RegionTrack> regions) { m_worker.setRegions(std::move(regions)); }
    /// Asks for a frame, scaled down to fit `view`. Returns the number that the answer carries. An index outside the
    /// clip is moved into it.
    quint64 request(consentry::FrameIndex index, ViewSize view);
    quint64 requestPreview(consentry::FrameIndex index, ViewSize view);
    /// Ends the clip: nothing is decoded or signalled after it returns; cached and delivered pixels are overwritten.
    void stop();

    /// What is decoded by now.
    FrameWorker::Counters counters() const { return m_worker.counters(); }

Q_SIGNALS:
    void frameReady(quint64 number, const consentry::SafeFrame& frame);
    void previewReady(quint64 number, const consentry::SafeFrame& frame);
    /// Of a request or preview; Errc::AccessEnded when the view ended or no clip is open.
    void failed(quint64 number, const consentry::Error& error);

private:
    void accept(FrameWorker::Answer answer);

    std::atomic<quint64> m_lastStopped{0}; ///< answers up to this number are dropped
    FrameWorker m_worker;
};

/// The same for a reveal rendition, whose frames only the reveal view takes.
class RevealService : public QObject {
    Q_OBJECT

public:
    explicit RevealService(QObject* parent = nullptr);

    void open(RenditionStream stream);
    quint64 request(consentry::FrameIndex index, ViewSize view);
    void stop();

Q_SIGNALS:
    void frameReady(quint64 number, const consentry::RevealedFrame& frame);
    void failed(quint64 number, const consentry::Error& error);

private:
    void accept(FrameWorker::Answer answer);

    std::atomic<quint64> m_lastStopped{0};
    FrameWorker m_worker;
};

} // namespace consentry::media
