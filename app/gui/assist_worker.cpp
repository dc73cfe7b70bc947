#include "app/gui/assist_worker.h"

#include "annotation/linking.h"
#include "media/model_store.h"
#include "media/object_search.h"

#include <algorithm>
#include <utility>

namespace consentry::app {
namespace {

using annotation::KeyFrame;

constexpr double kTolerance = 0.03;       // of the box's longer side, for key frames that are kept
constexpr std::int64_t kShortestSpan = 5; // frames between key frames that are worth a look
constexpr int kFramesBetweenSigns = 3;    // of life, for the progress bar

/// Without the model, what is followed is compared with itself only.
std::unique_ptr<media::ObjectDetector> detectorIfThere()
{
    const auto model = media::loadObjectModel(media::defaultModelFolder());
    auto made = model ? media::makeNanoDet(*model) : Result<std::unique_ptr<media::ObjectDetector>>(model.error());
    return made ? std::move(*made) : nullptr;
}

Result<TrackAnswer> follow(const media::TrackTools& tools, const TrackJob& job)
{
    const KeyFrame& left = job.span.left;
    TrackAnswer answer{.job = job, .keyFrames = {}, .last = left.frame};
    annotation::TrackedBoxes boxes;
    TRY_ASSIGN(media::TrackRun forward, media::trackBox(tools, {left.frame, left.box, job.span.end - 1}));
    answer.last = left.frame + std::int64_t(forward.boxes.size());
    answer.end = forward.end;
    boxes.forward = std::move(forward.boxes);
    if (const auto& right = job.span.right) {
        TRY_ASSIGN(media::TrackRun backward, media::trackBox(tools, {right->frame, right->box, left.frame + 1}));
        boxes.backward = std::move(backward.boxes);
    }
    answer.keyFrames =
        annotation::trackedKeyFrames(job.span, boxes, kTolerance * std::max(left.box.width, left.box.height));
    return answer;
}

/// The stretches of `labels` that are interpolated and long enough to be wrong.
std::vector<std::pair<annotation::TrackId, media::CheckedSpan>>
interpolatedSpans(const annotation::AnnotationSet& labels)
{
    std::vector<std::pair<annotation::TrackId, media::CheckedSpan>> spans;
    for (const annotation::Track& track : labels.tracks) {
        for (std::size_t i = 1; i < track.keyFrames.size(); ++i) {
            const KeyFrame& left = track.keyFrames[i - 1];
            const KeyFrame& right = track.keyFrames[i];
            if (!left.outside && !right.outside && right.frame - left.frame >= kShortestSpan)
                spans.push_back({track.id, {left.frame, left.box, right.frame, right.box}});
        }
    }
    // So that frames are decoded in order.
    std::ranges::stable_sort(spans, {}, [](const auto& span) { return span.second.first; });
    return spans;
}

} // namespace

void AssistWorker::track(const media::RenditionStream& stream, std::vector<TrackJob> jobs)
{
    start(stream, [this, jobs = std::move(jobs)](const Tools& tools) -> Result<Tell> {
        const auto detector = detectorIfThere();
        std::int64_t total = 0;
        for (const TrackJob& job : jobs)
            total += (job.span.end - job.span.left.frame) * (job.span.right ? 2 : 1);
        std::int64_t done = 0;
        const media::TrackTools tracking{
            .reader = tools.reader, .detector = detector.get(), .cancel = tools.cancel, .progress = [&](std::int64_t) {
                if (++done % kFramesBetweenSigns == 0)
                    tools.progress(std::min(done, total), total);
            }};
        std::vector<TrackAnswer> answers;
        for (const TrackJob& job : jobs) {
            TRY_ASSIGN(answers.emplace_back(), follow(tracking, job));
        }
        return Tell([this, answers = std::move(answers)] { Q_EMIT tracked(answers); });
    });
}

void AssistWorker::suggest(const media::RenditionStream& stream, const std::string& author, annotation::LabelSet names)
{
    start(stream, [this, author, names = std::move(names)](const Tools& tools) -> Result<Tell> {
        TRY_ASSIGN(const Bytes model, media::loadObjectModel(media::defaultModelFolder()));
        TRY_ASSIGN(const auto detector, media::makeNanoDet(model));
        TRY_ASSIGN(
            const auto found,
            media::findObjects(
                {.reader = tools.reader, .detector = *detector, .cancel = tools.cancel, .progress = tools.progress}));
        const FrameTable& table = tools.reader.table();
        auto proposals = annotation::linkDetections(
            {.detections = found.detections,
             .looked = found.looked,
             .facts = {.frames = table.count(), .size = {double(table.format().width), double(table.format().height)}},
             .author = author},
            names);
        return Tell([this, proposals = std::move(proposals)] { Q_EMIT suggested(proposals); });
    });
}

void AssistWorker::check(const media::RenditionStream& stream, annotation::AnnotationSet labels)
{
    start(stream, [this, labels = std::move(labels)](const Tools& tools) -> Result<Tell> {
        const auto spans = interpolatedSpans(labels);
        std::vector<DoubtfulSpan> doubts;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            TRY_ASSIGN(const media::SpanDoubt doubt, media::checkSpan(tools.reader, spans[i].second, tools.cancel));
            if (doubt.distance > 0)
                doubts.push_back({spans[i].first, doubt.frame, doubt.distance, spans[i].second});
            tools.progress(std::int64_t(i) + 1, std::int64_t(spans.size()));
        }
        return Tell([this, doubts = std::move(doubts)] { Q_EMIT checked(doubts); });
    });
}

void AssistWorker::start(const media::RenditionStream& stream, std::function<Result<Tell>(const Tools&)> job)
{
    stop();
    m_cancel = StopSource();
    m_thread = std::thread([this, stream, job = std::move(job), cancel = m_cancel.flag(), number = m_job] {
        const auto onGuiThread = [this, number](std::function<void()> tell) {
            QMetaObject::invokeMethod(
                this,
                [this, number, tell = std::move(tell)] {
                    if (number == m_job)
                        tell();
                },
                Qt::QueuedConnection);
        };
        Result<Tell> outcome = [&]() -> Result<Tell> {
            TRY_ASSIGN(const auto reader, media::SafeReader::open(stream));
            return job({*reader, cancel, [&](std::int64_t done, std::int64_t total) {
                            onGuiThread([this, done, total] { Q_EMIT progress(done, total); });
                        }});
        }();
        onGuiThread([this, number, outcome = std::move(outcome)] { finish(number, outcome); });
    });
}

void AssistWorker::finish(quint64 job, const Result<Tell>& outcome)
{
    if (job != m_job)
        return;
    stop();
    if (outcome)
        (*outcome)();
    else
        Q_EMIT failed(outcome.error());
}

void AssistWorker::stop()
{
    ++m_job;
    m_cancel.set();
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace consentry::app
