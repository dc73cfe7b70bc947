#include "app/bench/paint_bench.h"

#include "annotation/edit/annotation_document.h"
#include "annotation/edit/selection.h"
#include "app/bench/stopwatch.h"
#include "media/frame_service.h"
#include "widgets/canvas/video_canvas.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/timeline_view.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QTimer>

#include <random>
#include <set>

namespace consentry::app::bench {
namespace {

constexpr QSize kPaintView{1280, 720};
constexpr QSize kTimeline{1280, 400};
constexpr std::size_t kPictures = 8; ///< shown in turn; painting does not depend on which
constexpr int kFewBoxes = 500;
constexpr int kManyBoxes = 5'000;
constexpr int kDraggedBoxes = 50;
constexpr double kClear = 0.16; // share of the width, from the left, where only the first box is
constexpr int kTimelineTracks = 200;
constexpr std::int64_t kTimelineFrames = 20'000;
constexpr std::int64_t kKeyEvery = 10;
constexpr int kPatience = 60'000; // ms for the pictures

class NoJournal final : public annotation::JournalPort {
public:
    Result<void> append(const annotation::Change&) override { return {}; }
};

/// The first pictures of the rendition, scaled to the view by the worker behind the window.
Result<std::vector<SafeFrame>> pictures(const SealedRendition& rendition, media::FrameService& service)
{
    TRY_ASSIGN(auto clear, rendition.openSealed());
    service.open(rendition.stream(std::move(clear)));
    std::vector<SafeFrame> frames;
    std::optional<Error> error;
    const auto ask = [&] {
        service.request({static_cast<std::int64_t>(frames.size())}, {kPaintView.width(), kPaintView.height()});
    };
    QObject::connect(&service, &media::FrameService::frameReady, qApp, [&](quint64, const SafeFrame& frame) {
        frames.push_back(frame);
        if (frames.size() == kPictures)
            QCoreApplication::quit();
        else
            ask();
    });
    QObject::connect(&service, &media::FrameService::failed, qApp, [&](quint64, const Error& failure) {
        error = failure;
        QCoreApplication::quit();
    });
    QTimer::singleShot(kPatience, qApp, &QCoreApplication::quit);
    ask();
    QCoreApplication::exec();
    service.disconnect(qApp);
    if (error)
        return *error;
    if (frames.empty())
        return makeError(Errc::MediaDamaged, "no picture came");
    return frames;
}

struct Crowd {
    int tracks = 0;
    std::int64_t frames = 0;
    std::int64_t keyEvery = 0;
};

/// Where nothing else comes, so that a press takes hold of it.
Box firstBox(Size picture)
{
    return {picture.width * 0.03, picture.height * 0.05, picture.width * 0.1, picture.height * 0.18};
}

/// Tracks that wander over the picture, the same each time; every tenth is hidden behind something at times.
annotation::AnnotationSet crowdOf(const Crowd& crowd, Size picture)
{
    constexpr std::array labels{"person", "animal", "vehicle"};
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 1);
    annotation::AnnotationSet set;
    for (int i = 0; i < crowd.tracks; ++i) {
        annotation::Track track;
        track.id = {set.nextTrackId++};
        track.label = labels[static_cast<std::size_t>(i) % labels.size()];
        const double width = 20 + share(random) * 120;
        const double height = 20 + share(random) * 120;
        for (std::int64_t frame = 0; frame < crowd.frames; frame += crowd.keyEvery) {
            const double clear = picture.width * kClear;
            const Box anywhere{clear + share(random) * (picture.width - clear - width),
                               share(random) * (picture.height - height), width, height};
            track.keyFrames.push_back({.frame = {frame},
                                       .box = i == 0 ? firstBox(picture) : anywhere,
                                       .occluded = i % 10 == 0 && frame % 3 == 0});
        }
        set.tracks.push_back(std::move(track));
    }
    return set;
}

/// Labels as an open clip has them.
struct Labels {
    Labels(const Crowd& crowd, const FrameTable& table)
        : size{double(table.format().width), double(table.format().height)},
          document(crowdOf(crowd, size), {annotation::defaultLabelSet(), {crowd.frames, size}, "k4.pid.bench"},
                   journal),
          selection(document)
    {
    }
    Size size;
    NoJournal journal;
    edit::AnnotationDocument document;
    edit::Selection selection;
};

template<class Step>
std::vector<double> timed(int samples, Step step)
{
    std::vector<double> milliseconds;
    for (int i = 0; i < samples; ++i) {
        const Stopwatch watch;
        step(i);
        milliseconds.push_back(watch.wallMs());
    }
    return milliseconds;
}

void movePointer(widgets::VideoCanvas& canvas, QEvent::Type type, QPointF at)
{
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, canvas.mapToGlobal(at), button, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &event);
}

/// What a widget is painted on: memory, as the window system's copy of the window would be.
class Paper {
public:
    explicit Paper(QSize size) : m_image(size, QImage::Format_RGB32) {}
    void paint(QWidget& widget) { widget.render(&m_image, {}, {}, {}); }

private:
    QImage m_image;
};

/// A view with the labels, without a screen.
struct Desk {
    Desk(Labels& shown, const SafeFrame& frame) : labels(shown)
    {
        canvas.resize(kPaintView);
        canvas.attach(labels.document, labels.selection);
        canvas.setWatermark(QStringLiteral("Ada Reyes · 12:04"));
        canvas.show();
        show(frame);
    }
    ~Desk() { canvas.detach(); }
    void show(const SafeFrame& frame)
    {
        canvas.showFrame(frame);
        paper.paint(canvas);
    }
    Box boxOf(const annotation::Track& track) const
    {
        return annotation::stateAt(track, *canvas.shownFrame())->box;
    }

    Labels& labels;
    widgets::Appearance appearance;
    widgets::VideoCanvas canvas{appearance};
    Paper paper{kPaintView};
};

/// The first box and others that have room to move with it.
std::set<annotation::TrackId> dragged(const Desk& desk)
{
    const double room = desk.labels.size.height / 10;
    std::set<annotation::TrackId> ids;
    for (const annotation::Track& track : desk.labels.document.labels().tracks) {
        const Box box = desk.boxOf(track);
        if (ids.size() < kDraggedBoxes && box.right() < desk.labels.size.width - room
            && box.bottom() < desk.labels.size.height - room)
            ids.insert(track.id);
    }
    return ids;
}

/// Each move of a drag that begins at `from`, in pixels of the picture. Errc::Internal when it takes hold of nothing.
Result<std::vector<double>> timedDrag(Desk& desk, Point from, int samples)
{
    const annotation::Track last = *desk.labels.document.labels().find(*desk.labels.selection.tracks().rbegin());
    const QPointF start = desk.canvas.mapping().toWidget(from);
    desk.paper.paint(desk.canvas);
    movePointer(desk.canvas, QEvent::MouseButtonPress, start);
    auto moves = timed(samples, [&](int i) {
        movePointer(desk.canvas, QEvent::MouseMove, start + QPointF(8 + i % 40, 8 + i % 23));
        desk.paper.paint(desk.canvas);
    });
    movePointer(desk.canvas, QEvent::MouseButtonRelease, start + QPointF(20, 20));
    if (*desk.labels.document.labels().find(last.id) == last)
        return makeError(Errc::Internal, "the drag moved nothing");
    return moves;
}

Result<void> benchCanvas(Report& report, const std::vector<SafeFrame>& frames, const FrameTable& table, int boxes,
                         int samples)
{
    const std::string name = std::to_string(boxes) + " boxes, ";
    Labels labels({.tracks = boxes, .frames = table.count(), .keyEvery = std::max<std::int64_t>(1, table.count() / 2)},
                  table);
    Desk desk(labels, frames.front());
    addPercentiles(report, name + "next frame", timed(samples, [&](int i) {
                       desk.show(frames[static_cast<std::size_t>(i + 1) % frames.size()]);
                   }));
    addPercentiles(report, name + "same frame again", timed(samples, [&](int) { desk.paper.paint(desk.canvas); }));
    labels.selection.selectOnly(labels.document.labels().tracks.front().id);
    const Box first = firstBox(labels.size);
    TRY_ASSIGN(const auto one, timedDrag(desk, {first.right(), first.bottom()}, samples));
    addPercentiles(report, name + "move of a drag", one);
    labels.selection.select(dragged(desk));
    TRY_ASSIGN(const auto several, timedDrag(desk, first.center(), samples));
    addPercentiles(report, name + "move of a drag of " + std::to_string(kDraggedBoxes), several);
    return {};
}

std::shared_ptr<const FrameTable> longTable()
{
    std::vector<FrameEntry> entries(kTimelineFrames);
    for (std::int64_t i = 0; i < kTimelineFrames; ++i) {
        entries[static_cast<std::size_t>(i)].pts = i * 40;
        entries[static_cast<std::size_t>(i)].sourceFrame = i;
        entries[static_cast<std::size_t>(i)].keyFrame = i % 8 == 0;
    }
    FrameFormat format;
    format.width = format.codedWidth = 1920;
    format.height = format.codedHeight = 1080;
    return std::make_shared<const FrameTable>(format, std::move(entries));
}

void benchTimeline(Report& report, int samples)
{
    const auto table = longTable();
    Labels labels({.tracks = kTimelineTracks, .frames = kTimelineFrames, .keyEvery = kKeyEvery}, *table);
    const widgets::Appearance appearance;
    widgets::TimelineView timeline(appearance);
    timeline.resize(kTimeline);
    timeline.attach(labels.document, labels.selection, table);
    timeline.show();
    Paper paper(kTimeline);
    const auto step = [&](int i) {
        timeline.setPosition({(i * 37) % kTimelineFrames});
        paper.paint(*timeline.viewport());
    };
    addPercentiles(report, "timeline, whole clip", timed(samples, step));
    for (int i = 0; i < 20; ++i) {
        const QPointF middle(kTimeline.width() / 2.0, kTimeline.height() / 2.0);
        QWheelEvent wheel(middle, timeline.mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(timeline.viewport(), &wheel);
    }
    addPercentiles(report, "timeline, zoomed in", timed(samples, step));
    widgets::OverviewStrip overview(appearance);
    overview.resize(kTimeline.width(), overview.height());
    overview.attach(labels.document, labels.selection);
    overview.show();
    addPercentiles(report, "overview after an edit", timed(std::min(samples, 50), [&](int i) {
                       const annotation::TrackId id = labels.document.labels().tracks.front().id;
                       // Refused only where it changes nothing, which costs as much.
                       [[maybe_unused]] const auto done = labels.document.setBox({id, {i * 3}, {10, 10, 50.0 + i, 50}});
                       paper.paint(overview);
                   }));
    timeline.detach();
    overview.detach();
}

} // namespace

Result<Report> benchPaint(const SealedRendition& rendition, const PaintOptions& options)
{
    media::FrameService service;
    TRY_ASSIGN(const std::vector<SafeFrame> frames, pictures(rendition, service));
    Report report{.benchmark = "paint", .figures = {}};
    for (const int boxes : {kFewBoxes, kManyBoxes})
        TRY_VOID(benchCanvas(report, frames, rendition.table(), boxes, options.paints));
    benchTimeline(report, options.paints);
    addRatio(report, "next frame, 5000 / 500 boxes", "5000 boxes, next frame p50", "500 boxes, next frame p50");
    addRatio(report, "move of a drag, 5000 / 500 boxes", "5000 boxes, move of a drag p50",
             "500 boxes, move of a drag p50");
    addRatio(report, "drag of 50 / of one, 500 boxes", "500 boxes, move of a drag of 50 p50",
             "500 boxes, move of a drag p50");
    addRatio(report, "same frame again / next frame, 5000", "5000 boxes, same frame again p50",
             "5000 boxes, next frame p50");
    addRatio(report, "timeline, zoomed in / whole clip", "timeline, zoomed in p50", "timeline, whole clip p50");
    service.stop();
    return report;
}

} // namespace consentry::app::bench
