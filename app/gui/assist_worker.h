#pragma once

#include "annotation/annotation_set.h"
#include "annotation/proposal.h"
#include "annotation/tracked_span.h"
#include "media/box_tracker.h"
#include "media/safe_reader.h"
#include "media/span_check.h"

#include <QObject>

#include <functional>
#include <thread>

namespace consentry::app {

/// A stretch of a track that a tracker is to fill.
struct TrackJob {
    annotation::TrackId track;
    annotation::TrackableSpan span;
};

struct TrackAnswer {
    TrackJob job;
    std::vector<annotation::KeyFrame> keyFrames; ///< empty: interpolation says all there is to say, or nothing was seen
    FrameIndex last;                             ///< where following from the left ended
    media::TrackEnd end = media::TrackEnd::Reached;
};

/// A stretch whose interpolated boxes seem to be beside what they are about.
struct DoubtfulSpan {
    annotation::TrackId track;
    FrameIndex frame;              ///< where it is worst
    double distance = 0;           ///< in box sizes
    media::CheckedSpan compared{}; ///< the key frames on either side, as they were
};

/// Looks at an open clip on a thread of its own: one job at a time, which ends when it is cancelled or the view is
/// over. Signals come on the GUI thread, none of them after stop() has returned. Call from the GUI thread.
class AssistWorker final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~AssistWorker() override { stop(); }

    // Each takes the place of the job before it.
    void track(const media::RenditionStream& stream, std::vector<TrackJob> jobs);
    void suggest(const media::RenditionStream& stream, const std::string& author, annotation::LabelSet names);
    void check(const media::RenditionStream& stream, annotation::AnnotationSet labels);

    bool isRunning() const { return m_thread.joinable(); }
    /// Ends the job and waits for its thread, a few tenths of a second at most.
    void stop();

Q_SIGNALS:
    void progress(qint64 done, qint64 total);
    void tracked(const std::vector<consentry::app::TrackAnswer>& answers);
    void suggested(const std::vector<consentry::annotation::Proposal>& proposals);
    void checked(const std::vector<consentry::app::DoubtfulSpan>& doubts);
    void failed(const consentry::Error& error);

private:
    /// What a job may use on its thread.
    struct Tools {
        media::SafeReader& reader;
        StopFlag cancel;
        std::function<void(std::int64_t done, std::int64_t total)> progress;
    };
    using Tell = std::function<void()>; ///< runs on the GUI thread
    void start(const media::RenditionStream& stream, std::function<Result<Tell>(const Tools&)> job);
    void finish(quint64 job, const Result<Tell>& outcome);

    StopSource m_cancel;
    std::thread m_thread;
    quint64 m_job = 0; ///< what an older one still has to say is dropped
};

} // namespace consentry::app
