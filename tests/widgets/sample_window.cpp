#include "tests/widgets/sample_window.h"

#include "tests/support/frame_maker.h"
#include "widgets/canvas/video_canvas.h"
#include "widgets/panels/class_bar.h"
#include "widgets/panels/mode_line.h"
#include "widgets/panels/queue_panel.h"
#include "widgets/panels/track_panel.h"
#include "widgets/panels/transport_bar.h"
#include "widgets/panels/trust_bar.h"
#include "widgets/parts/naming.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/timeline_view.h"

#include <QAction>
#include <QListView>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

namespace consentry::testing {
namespace {

using namespace widgets;

constexpr FrameIndex kShown{137};
const Timestamp kNow = fromRfc3339("2026-11-22T10:00:00Z").value();

/// A yard at dusk, painted over the maker's plain picture: sky, lawn, path, house, a parked car.
SafeFrame yard(FrameIndex index)
{
    SafeFrame frame = FrameMaker::safeFrame(index, kPictureWidth, kPictureHeight, 0x6f8593);
    const FramePixels& pixels = frame.pixels();
    QImage image(pixels.buffer->data(), pixels.width, pixels.height, pixels.stride, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, 170);
    sky.setColorAt(0, QColor(0x5c, 0x6f, 0x82));
    sky.setColorAt(1, QColor(0xb8, 0xae, 0xa0));
    painter.fillRect(0, 0, 640, 170, sky);
    painter.fillRect(0, 160, 640, 200, QColor(0x5b, 0x6b, 0x48));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x8e, 0x88, 0x80));
    painter.drawPolygon(QPolygonF{{250, 360}, {420, 360}, {350, 165}, {320, 165}});
    painter.fillRect(20, 60, 190, 130, QColor(0x7c, 0x6a, 0x60));
    painter.fillRect(90, 110, 40, 80, QColor(0x4a, 0x3b, 0x33));
    painter.fillRect(430, 175, 150, 40, QColor(0x9c, 0x3f, 0x3a));
    painter.fillRect(460, 150, 90, 30, QColor(0x3d, 0x46, 0x50));
    painter.setBrush(QColor(0x20, 0x20, 0x20));
    painter.drawEllipse(QPointF(465, 216), 14, 14);
    painter.drawEllipse(QPointF(545, 216), 14, 14);
    painter.setBrush(QColor(0x35, 0x42, 0x55));
    painter.drawRoundedRect(QRectF(300, 190, 36, 90), 12, 12); // a walker without a face
    painter.drawEllipse(QPointF(318, 180), 13, 13);
    painter.setBrush(QColor(0x6a, 0x4f, 0x35));
    painter.drawRoundedRect(QRectF(352, 258, 50, 24), 10, 10);
    return frame;
}

QAction* makeAction(QWidget& owner, const Theme& theme, const QString& icon, const QString& text, const QString& key)
{
    auto* action = new QAction(theme.icon(icon), text, &owner);
    action->setObjectName(icon);
    action->setShortcut(QKeySequence(key));
    return action;
}

} // namespace

struct SampleWindow::Parts {
    Parts(const Appearance& appearance, const TransportActions& actions, QWidget* window)
        : trust(appearance, window),
          queue(appearance, window),
          canvas(appearance, window),
          classes(appearance, window),
          tracks(appearance, window),
          transport(appearance, actions, window),
          overview(appearance, window),
          timeline(appearance, window),
          mode(appearance, window)
    {
    }
    TrustBar trust;
    QueuePanel queue;
    VideoCanvas canvas;
    ClassBar classes;
    TrackPanel tracks;
    TransportBar transport;
    OverviewStrip overview;
    TimelineView timeline;
    ModeLine mode;
};

SampleWindow::SampleWindow(const Appearance& appearance)
{
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    const Theme& theme = appearance.theme();
    const TransportActions actions{
        makeAction(*this, theme, QStringLiteral("first"), QStringLiteral("First frame"), QStringLiteral("Home")),
        makeAction(*this, theme, QStringLiteral("previous"), QStringLiteral("Previous frame"), QStringLiteral("D")),
        makeAction(*this, theme, QStringLiteral("play"), QStringLiteral("Play"), QStringLiteral("Space")),
        makeAction(*this, theme, QStringLiteral("next"), QStringLiteral("Next frame"), QStringLiteral("F")),
        makeAction(*this, theme, QStringLiteral("last"), QStringLiteral("Last frame"), QStringLiteral("End"))};
    m_parts = std::make_unique<Parts>(appearance, actions, this);
    Parts& p = *m_parts;
    QAction* select = makeAction(*this, theme, QStringLiteral("select"), QStringLiteral("Select"), QStringLiteral("S"));
    select->setCheckable(true);
    select->setChecked(true);
    QAction* draw = makeAction(*this, theme, QStringLiteral("draw"), QStringLiteral("Draw"), QStringLiteral("N"));
    p.canvas.nameKeysOf({.draw = draw});
    p.classes.nameKeysOf(numberKeys(*this));
    p.classes.setLabelSet(annotation::defaultLabelSet());
    p.classes.addTool(select);
    p.classes.addTool(draw);
    p.classes.addTool(
        makeAction(*this, theme, QStringLiteral("blur"), QStringLiteral("Blur region"), QStringLiteral("B")));

    QVBoxLayout* centre = makeColumn(0);
    centre->addWidget(&p.trust);
    centre->addWidget(&p.canvas, 1);
    centre->addWidget(&p.classes);
    QHBoxLayout* upper = makeRow(1);
    p.queue.setFixedWidth(212);
    p.tracks.setFixedWidth(252);
    upper->addWidget(&p.queue);
    upper->addLayout(centre, 1);
    upper->addWidget(&p.tracks);
    QVBoxLayout* column = makeColumn(0);
    column->addLayout(upper, 1);
    column->addWidget(makeSeparator(this));
    column->addWidget(&p.transport);
    column->addWidget(makeSeparator(this));
    p.timeline.setFixedHeight(22 + 6 * 22);
    column->addWidget(&p.timeline);
    column->addWidget(makeSeparator(this));
    column->addWidget(&p.mode);
    setLayout(column);
    p.transport.setOverview(&p.overview);
    fillLabels();
    fillQueue();

    const auto frames = tenPerSecond(795);
    p.canvas.attach(m_labels.document, m_labels.selection);
    p.timeline.attach(m_labels.document, m_labels.selection, frames);
    p.overview.attach(m_labels.document, m_labels.selection);
    p.tracks.attach(m_labels.document, m_labels.selection);
    p.transport.setFrames(frames);
    p.transport.setPosition(kShown, frames->time(kShown));
    p.timeline.setPosition(kShown);
    p.overview.setPosition(kShown);
    m_labels.selection.setFrame(kShown);
    setState(State::Open);
}

SampleWindow::~SampleWindow()
{
    m_parts->timeline.detach();
    m_parts->overview.detach();
    m_parts->tracks.detach();
    m_parts->canvas.detach();
}

void SampleWindow::fillLabels()
{
    const auto walker = m_labels.add({296, 164, 44, 118}, {60});
    for (const std::int64_t frame : {90, 137, 160, 210})
        (void)m_labels.document.setBox({walker, {frame}, {296, 164, 44, 118}});
    (void)m_labels.document.setMark(walker, {210}, {annotation::Mark::Occluded, true});
    (void)m_labels.document.setMark(walker, {320}, {annotation::Mark::Outside, true});
    const auto dog = m_labels.add({348, 252, 60, 34}, {100}, "animal");
    (void)m_labels.document.setBox({dog, {180}, {352, 254, 60, 34}});
    const auto car = m_labels.add({426, 146, 158, 86}, {0}, "vehicle");
    (void)m_labels.document.setMark(car, {500}, {annotation::Mark::Outside, true});
    (void)m_labels.document.addObject({.label = "animal",
                                       .kind = "bird",
                                       .frame = {137},
                                       .box = {548, 30, 26, 20},
                                       .extent = edit::NewObject::Extent::SingleFrame});
    const auto second = m_labels.add({88, 104, 44, 88}, {120});
    (void)m_labels.document.setMark(second, {120}, {annotation::Mark::Occluded, true});
    (void)m_labels.document.setMark(second, {430}, {annotation::Mark::Occluded, false});
    m_labels.selection.selectOnly(walker);
}

void SampleWindow::fillQueue()
{
    struct Row {
        const char* id;
        const char* camera;
        const char* state;
        const char* icon;
        TrustBasis basis;
        std::chrono::minutes left;
    };
    const Row rows[] = {
        {"7f3a91c0", "front door", "in progress", "draw", TrustBasis::Consented, std::chrono::minutes(312)},
        {"91c04be2", "back yard", "new", "film", TrustBasis::Consented, std::chrono::minutes(312)},
        {"b20d77aa", "garage, left camera", "returned", "return", TrustBasis::PubliclyShared, std::chrono::minutes(8)},
        {"0e5519fd", "front door", "submitted", "check", TrustBasis::Consented, std::chrono::minutes(40)}};
    for (const Row& row : rows) {
        auto* item = new QStandardItem;
        item->setData(QString::fromLatin1(row.id), kShortIdRole);
        item->setData(QString::fromLatin1(row.camera), kCameraRole);
        item->setData(QString::fromLatin1(row.state), kStateTextRole);
        item->setData(QString::fromLatin1(row.icon), kStateIconRole);
        item->setData(static_cast<int>(row.basis), kBasisRole);
        item->setData(timeLeftText(row.left), kTimeLeftRole);
        item->setData(static_cast<int>(urgencyOf(row.left)), kUrgencyRole);
        item->setEditable(false);
        m_queue.appendRow(item);
    }
    m_parts->queue.setFilters({QStringLiteral("Mine"), QStringLiteral("All")});
    m_parts->queue.setModel(&m_queue);
    m_parts->queue.list().setCurrentIndex(m_queue.index(0, 0));
}

void SampleWindow::setState(State state)
{
    Parts& p = *m_parts;
    const bool closed = state == State::Closed;
    const QString reason = QStringLiteral("Consent was withdrawn at 12:04. Your labels up to then are stored.");
    p.trust.setFacts({.state = closed ? TrustState::Ended : TrustState::Open,
                      .basis = TrustBasis::Consented,
                      .purposes = {QStringLiteral("annotation"), QStringLiteral("model training")},
                      .actions = {QStringLiteral("view"), QStringLiteral("annotate")},
                      .ends = kNow + (state == State::Expiring ? std::chrono::minutes(7) : std::chrono::minutes(312)),
                      .reason = closed ? reason : QString()});
    p.trust.setNow(kNow);
    p.mode.setNow(kNow);
    p.mode.setStored(StoredState::Stored);
    p.mode.setIssues(1);
    p.mode.setCursorText(QStringLiteral("412, 118"));
    p.mode.setHint(p.canvas.hint());
    p.canvas.setWatermark(QStringLiteral("Ada Reyes · 12:04"));
    if (closed)
        p.canvas.blank(QStringLiteral("This clip closed.\n%1").arg(reason));
    else
        p.canvas.showFrame(yard(kShown));
}

} // namespace consentry::testing
