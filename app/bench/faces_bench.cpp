#include "app/bench/faces_bench.h"

#include "app/bench/bgr_picture.h"
#include "app/bench/face_score.h"
#include "app/bench/memory.h"
#include "app/bench/stopwatch.h"
#include "media/close_areas.h"
#include "media/face_detector.h"

#include <algorithm>
#include <cstdio>

namespace consentry::app::bench {
namespace {

/// Close looks at every tile, as an intake makes them when everything moves.
class CloseDetector final : public media::FaceDetector {
public:
    explicit CloseDetector(std::unique_ptr<media::FaceDetector> close) : m_close(std::move(close)) {}

    Result<std::vector<DetectedBox>> detect(FrameIndex frame, const media::BgrView& picture) override
    {
        std::vector<DetectedBox> found;
        for (const Box& tile : media::closeTiles(picture.width, picture.height)) {
            const std::uint8_t* data =
                picture.data + std::ptrdiff_t(tile.y) * picture.stride + 3 * std::ptrdiff_t(tile.x);
            TRY_ASSIGN(auto more, m_close->detect(frame, {data, int(tile.width), int(tile.height), picture.stride}));
            for (DetectedBox& face : more) {
                face.box = {face.box.x + tile.x, face.box.y + tile.y, face.box.width, face.box.height};
                if (std::max(face.box.width, face.box.height) <= media::kLargestCloseFace)
                    found.push_back(std::move(face));
            }
        }
        return found;
    }

private:
    std::unique_ptr<media::FaceDetector> m_close;
};

/// A detector that is measured alone.
struct Examinee {
    std::string name;
    std::unique_ptr<media::FaceDetector> detector;
    FaceTally tally;
    double cpuMs = 0;
    std::int64_t frames = 0;
};

/// What the pipeline did with one clip or with all.
struct Outcome {
    FaceTally covered;
    PaintedArea area;
    std::int64_t seenAgain = 0; ///< true faces in which a detector finds a face after redaction
    std::int64_t lookedAgain = 0;
    std::int64_t frames = 0;
    std::int64_t looks = 0; ///< frames that the schedule had looked at
    double findingMs = 0;   ///< processor time
    double paintingMs = 0;

    void add(const Outcome& other)
    {
        covered.add(other.covered);
        area.add(other.area);
        seenAgain += other.seenAgain;
        lookedAgain += other.lookedAgain;
        frames += other.frames;
        looks += other.looks;
        findingMs += other.findingMs;
        paintingMs += other.paintingMs;
    }
};

Report reportOf(const std::string& name, const Outcome& outcome)
{
    Report report{name, {}};
    outcome.covered.report(report);
    report.figures.push_back({"face-free area painted", 100 * outcome.area.share(), "%"});
    report.figures.push_back({"faces seen again after redaction", double(outcome.seenAgain), ""});
    report.figures.push_back({"faces looked at again", double(outcome.lookedAgain), ""});
    report.figures.push_back({"frames", double(outcome.frames), ""});
    report.figures.push_back({"frames looked at", 100 * double(outcome.looks) / double(outcome.frames), "%"});
    report.figures.push_back({"finding, CPU a frame", outcome.findingMs / double(outcome.frames), "ms"});
    report.figures.push_back({"painting, CPU a frame", outcome.paintingMs / double(outcome.frames), "ms"});
    return report;
}

class FaceBench {
public:
    explicit FaceBench(const FaceBenchOptions& options) : m_options(options) {}

    Result<void> prepare()
    {
        TRY_ASSIGN(const media::ModelSet models, media::loadModels(m_options.finder.modelFolder));
        TRY_ASSIGN(auto wide, media::makeFaceBoxes(models, {}));
        TRY_ASSIGN(auto close, media::makeFaceBoxes(models, {.scale = media::kCloseScale}));
        TRY_ASSIGN(auto ssdFace, media::makeSsdFace(models));
        m_examinees.push_back({"FaceBoxes, wide", std::move(wide), {}});
        m_examinees.push_back({"FaceBoxes, close", std::make_unique<CloseDetector>(std::move(close)), {}});
        m_examinees.push_back({"SSD", std::move(ssdFace), {}});
        return {};
    }

    Result<void> run(FaceClip& clip)
    {
        Outcome outcome;
        TRY_ASSIGN(media::RedactionPlan plan, findFaces(clip, outcome));
        TRY_VOID(examine(clip, plan, outcome));
        m_all.add(outcome);
        auto known = std::ranges::find(m_byName, clip.name(), &NamedOutcome::name);
        if (known == m_byName.end())
            known = m_byName.insert(m_byName.end(), {clip.name(), {}});
        known->outcome.add(outcome);
        return {};
    }

    std::vector<Report> reports() const
    {
        std::vector<Report> reports;
        for (const NamedOutcome& named : m_byName)
            reports.push_back(reportOf("faces: " + named.name, named.outcome));
        for (const Examinee& examinee : m_examinees) {
            if (examinee.frames == 0)
                continue;
            Report report{"faces: " + examinee.name + " alone", {}};
            examinee.tally.report(report);
            report.figures.push_back({"CPU a frame", examinee.cpuMs / double(examinee.frames), "ms"});
            reports.push_back(std::move(report));
        }
        reports.push_back(reportOf("faces: the whole pipeline", m_all));
        reports.back().figures.push_back({"peak memory", peakMemoryMiB(), "MiB"});
        return reports;
    }

private:
    /// The first pass of an intake. What making the frames costs is taken off.
    Result<media::RedactionPlan> findFaces(FaceClip& clip, Outcome& outcome)
    {
        TRY_ASSIGN(const auto finder, media::FaceFinder::create(m_options.finder));
        const Stopwatch all;
        double makingMs = 0;
        TRY_VOID(clip.rewind());
        for (;;) {
            const ThreadStopwatch making;
            TRY_ASSIGN(const auto frame, clip.next());
            makingMs += making.cpuMs();
            if (!frame)
                break;
            TRY_VOID(finder->addFrame({{outcome.frames++}, frame->time, frame->picture.view()}));
        }
        TRY_ASSIGN(media::RedactionPlan plan, finder->finish());
        outcome.findingMs = all.cpuMs() - makingMs;
        outcome.looks = plan.facts().looks;
        return plan;
    }

    Result<void> examine(FaceClip& clip, const media::RedactionPlan& plan, Outcome& outcome)
    {
        TRY_VOID(clip.rewind());
        for (std::int64_t number = 0;; ++number) {
            TRY_ASSIGN(auto frame, clip.next());
            if (!frame)
                return {};
            const media::MutablePictureView view = frame->picture.mutableView();
            const Size size{double(view.width), double(view.height)};
            const auto paint = plan.regionsAt({number});
            outcome.area.add(size, frame->faces, paint);
            std::erase_if(frame->faces, [&](const TruthFace& face) { return !counts(face, size); });
            for (const TruthFace& face : frame->faces)
                outcome.covered.add(face.box, isCovered(clipped(face.box, size), paint));
            const bool look = m_options.detectEvery > 0 && number % m_options.detectEvery == 0;
            if (look)
                TRY_VOID(detect(view, frame->faces));
            const ThreadStopwatch painting;
            plan.apply({number}, view);
            outcome.paintingMs += painting.cpuMs();
            if (look)
                TRY_VOID(lookAgain(view, frame->faces, outcome));
        }
    }

    Result<void> detect(const media::PictureView& picture, const std::vector<TruthFace>& faces)
    {
        const cv::Mat bgr = bgrOf(picture);
        for (Examinee& examinee : m_examinees) {
            const ThreadStopwatch watch;
            TRY_ASSIGN(const auto found, examinee.detector->detect({}, viewOf(bgr)));
            examinee.cpuMs += watch.cpuMs();
            ++examinee.frames;
            for (const TruthFace& face : faces)
                examinee.tally.add(face.box, isDetected(face.box, found));
        }
        return {};
    }

    Result<void> lookAgain(const media::PictureView& redacted, const std::vector<TruthFace>& faces, Outcome& outcome)
    {
        const cv::Mat bgr = bgrOf(redacted);
        std::vector<DetectedBox> found;
        for (Examinee& examinee : m_examinees) {
            TRY_ASSIGN(const auto more, examinee.detector->detect({}, viewOf(bgr)));
            found.insert(found.end(), more.begin(), more.end());
        }
        for (const TruthFace& face : faces) {
            ++outcome.lookedAgain;
            outcome.seenAgain += std::ranges::any_of(
                found, [&](const DetectedBox& detection) { return isThatFace(detection.box, face.box); });
        }
        return {};
    }

    static media::BgrView viewOf(const cv::Mat& bgr) { return {bgr.data, bgr.cols, bgr.rows, int(bgr.step)}; }

    struct NamedOutcome {
        std::string name;
        Outcome outcome;
    };

    FaceBenchOptions m_options;
    std::vector<Examinee> m_examinees;
    std::vector<NamedOutcome> m_byName;
    Outcome m_all;
};

} // namespace

media::FaceFinderOptions everyFrame(media::FaceFinderOptions options)
{
    options.schedule = {.interval = MediaTime(0),
                        .quietInterval = MediaTime(0),
                        .closeInterval = MediaTime(0),
                        .stillInterval = MediaTime(0),
                        .headInterval = MediaTime(0)};
    return options;
}

Result<std::vector<Report>> benchFaces(const FaceClips& clips, const FaceBenchOptions& options)
{
    FaceBench bench(options);
    TRY_VOID(bench.prepare());
    for (const std::unique_ptr<FaceClip>& clip : clips) {
        std::fprintf(stderr, "consentry-bench: %s\n", clip->name().c_str());
        TRY_VOID(bench.run(*clip));
    }
    return bench.reports();
}

} // namespace consentry::app::bench
