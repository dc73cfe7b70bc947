#include "widgets/canvas/video_canvas.h"

#include "widgets/canvas/canvas_accessible.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"

#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {
namespace {

constexpr double kCrispFrom = 4; // zoom from which pixels are shown as squares
constexpr int kMessageWidth = 420;
constexpr double kPanStep = 60; // screen pixels

QString boxWords(const annotation::Track& track, const annotation::BoxState& state)
{
    QStringList words{trackName(track)};
    words << (state.keyFrame ? VideoCanvas::tr("key frame") : VideoCanvas::tr("interpolated"));
    if (state.occluded)
        words << VideoCanvas::tr("occluded");
    if (state.truncated)
        words << VideoCanvas::tr("truncated");
    if (state.tracked)
        words << VideoCanvas::tr("tracked");
    if (track.source == annotation::Source::Suggested)
        words << VideoCanvas::tr("from a suggestion");
    words << VideoCanvas::tr("%1 by %2 at %3, %4")
                 .arg(qRound(state.box.width))
                 .arg(qRound(state.box.height))
                 .arg(qRound(state.box.x))
                 .arg(qRound(state.box.y));
    return words.join(QStringLiteral(", "));
}

} // namespace

VideoCanvas::VideoCanvas(const Appearance& appearance, QWidget* parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_regionTool([this](FrameIndex frame, const Box& box) { Q_EMIT regionDrawn(frame, box); })
{
    installCanvasAccessibility(); // before anything asks for the interface
    setObjectName(QStringLiteral("videoCanvas"));
    setLayoutDirection(Qt::LeftToRight); // a picture is never mirrored
    setAccessibleName(tr("Picture"));
    setAccessibleDescription(tr("The clip's picture with its boxes"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    m_watermark.setFont(appearance.theme().font(FontRole::Secondary));
    connect(&appearance, &Appearance::changed, this, [this] {
        m_watermark.setFont(m_appearance.theme().font(FontRole::Secondary));
        labelsChanged();
    });
}

VideoCanvas::~VideoCanvas() = default;

void VideoCanvas::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    on(&edit::AnnotationDocument::changed, this, [this] {
        cancelGesture(); // it began with what is not there any more
        labelsChanged();
    });
    on(&edit::AnnotationDocument::modeChanged, this, [this] {
        cancelGesture();
        labelsChanged();
        announceHint();
    });
    on(&edit::Selection::tracksChanged, this, &VideoCanvas::selectionChanged);
    on(&edit::Selection::listedChanged, this, &VideoCanvas::labelsChanged);
    on(&edit::TrackFlags::changed, this, [this] {
        cancelGesture();
        labelsChanged();
    });
    zoomToFit();
    announceHint();
}

void VideoCanvas::detach()
{
    cancelGesture();
    m_requestedSize = {}; // whoever delivers frames of the next clip is told its size, even when it is the same
    unfollow();
    m_hovered.reset();
    m_hiddenRegions.clear();
    blank({});
}

std::optional<FrameIndex> VideoCanvas::shownFrame() const
{
    return m_frame ? std::optional(m_frame->index()) : std::nullopt;
}

void VideoCanvas::nameKeysOf(const ToolActions& actions)
{
    m_toolActions = actions;
    followKeys({actions.draw, actions.oneFrame}, this, [this] { announceHint(); });
}

QString VideoCanvas::hint() const
{
    return m_document ? activeTool().hint(m_document->mode(), m_toolActions) : QString();
}

void VideoCanvas::showFrame(const SafeFrame& frame)
{
    const bool another = !m_frame || m_frame->index() != frame.index();
    if (another)
        cancelGesture();
    m_frame = frame;
    m_blankReason.clear();
    if (another) {
        m_hovered.reset();
        m_proposals.clear();
        m_overlay.invalidate();
        followSelected();
        tellCanvasNews(*this, CanvasNews::Boxes);
        Q_EMIT frameShown(frame.index());
    }
    update();
}

void VideoCanvas::blank(const QString& reason, BlankKind kind)
{
    cancelGesture();
    m_frame.reset();
    m_overlay = {};
    m_blankReason = reason;
    m_blankKind = kind;
    // Now, not when the event loop comes round to it: the window's own copy of the picture must go as well.
    repaint();
}

void VideoCanvas::setWatermark(const QString& text)
{
    m_watermark.setText(text);
    update();
}

void VideoCanvas::setProposals(std::vector<ProposedBox> boxes)
{
    if (boxes == m_proposals)
        return;
    m_proposals = std::move(boxes);
    update();
}

void VideoCanvas::setHiddenRegions(const std::vector<RegionTrack>& regions)
{
    m_hiddenRegions = regions;
    update();
}

void VideoCanvas::setReviewMarks(ReviewMarks marks)
{
    if (marks == m_review)
        return;
    m_review = std::move(marks);
    if (m_options.colourBy == ColourBy::Review)
        labelsChanged();
}

void VideoCanvas::setTool(ToolKind tool)
{
    if (tool != m_toolKind)
        cancelGesture(); // else a box that is being drawn goes on, in another class perhaps
    m_toolKind = tool;
    if (m_cursor)
        pointAt(*m_cursor, Qt::NoModifier);
    announceHint();
    update();
}

void VideoCanvas::setDrawChoice(const DrawChoice& choice)
{
    m_drawTool.setChoice(choice);
    announceHint();
}

void VideoCanvas::setViewOptions(const ViewOptions& options)
{
    if (options == m_options)
        return;
    m_options = options;
    followSelected();
    labelsChanged();
}

std::vector<BoxInWords> VideoCanvas::boxesInWords() const
{
    const std::optional<ToolContext> now = context();
    if (!now)
        return {};
    std::vector<BoxInWords> boxes;
    for (const auto& [id, state] : annotation::visibleAt(now->document.labels(), now->frame)) {
        if (now->isShown(id))
            boxes.push_back({id, boxWords(*now->document.labels().find(id), state),
                             m_mapping.toWidget(state.box).toAlignedRect(), now->selection.contains(id)});
    }
    return boxes;
}

void VideoCanvas::selectBox(annotation::TrackId id)
{
    if (m_selection)
        m_selection->selectOnly(id);
}

Size VideoCanvas::pictureSize() const
{
    return m_document ? m_document->facts().frames.size : Size{};
}

std::optional<ToolContext> VideoCanvas::context() const
{
    if (!isFollowing() || !m_frame)
        return std::nullopt;
    return ToolContext{*m_document, *m_selection, m_frame->index(), m_options.others};
}

AbstractTool& VideoCanvas::activeTool()
{
    return const_cast<AbstractTool&>(std::as_const(*this).activeTool());
}

const AbstractTool& VideoCanvas::activeTool() const
{
    switch (m_toolKind) {
    case ToolKind::Select: return m_selectTool;
    case ToolKind::Draw: return m_drawTool;
    case ToolKind::Region: return m_regionTool;
    }
    return m_selectTool;
}

void VideoCanvas::labelsChanged()
{
    m_overlay.invalidate();
    update();
}

void VideoCanvas::selectionChanged()
{
    followSelected();
    labelsChanged();
    tellCanvasNews(*this, CanvasNews::Selection);
}

/// Where the selected box goes, the view goes.
void VideoCanvas::followSelected()
{
    const std::optional<ToolContext> now = context();
    const auto id = now && m_options.follow == Follow::SelectedTrack ? now->selection.single() : std::nullopt;
    const annotation::Track* track = id ? now->document.labels().find(*id) : nullptr;
    const auto state = track != nullptr ? annotation::stateAt(*track, now->frame) : std::nullopt;
    if (!state || activeTool().isBusy())
        return;
    const QPointF way = QRectF(rect()).center() - m_mapping.toWidget(state->box.center());
    setMapping(m_mapping.moved(way), Fit::Free);
}

void VideoCanvas::announceHint()
{
    Q_EMIT hintChanged(hint());
}

void VideoCanvas::cancelGesture()
{
    if (!activeTool().isBusy())
        return;
    activeTool().cancel();
    announceHint();
    update();
}

void VideoCanvas::setMapping(const ImageMapping& mapping, Fit fit)
{
    m_mapping = mapping.keptInSight(pictureSize(), size());
    m_fit = fit;
    m_overlay.invalidate();
    requestViewSize();
    Q_EMIT zoomChanged(m_mapping.zoom());
    update();
}

void VideoCanvas::requestViewSize()
{
    const Size picture = pictureSize();
    const double scale = std::min(1.0, m_mapping.zoom() * devicePixelRatioF());
    const QSize wanted(static_cast<int>(std::lround(picture.width * scale)),
                       static_cast<int>(std::lround(picture.height * scale)));
    if (wanted.isEmpty() || wanted == m_requestedSize)
        return;
    m_requestedSize = wanted;
    Q_EMIT requestedViewSize(wanted);
}

void VideoCanvas::zoomToFit()
{
    setMapping(ImageMapping::fitted(pictureSize(), size()), Fit::Whole);
}

void VideoCanvas::zoomToPixels()
{
    setMapping(ImageMapping::centred(pictureSize(), size(), 1 / devicePixelRatioF()), Fit::Free);
}

void VideoCanvas::zoomIn()
{
    setMapping(m_mapping.zoomedAt(QRectF(rect()).center(), kZoomStep), Fit::Free);
}

void VideoCanvas::zoomOut()
{
    setMapping(m_mapping.zoomedAt(QRectF(rect()).center(), 1 / kZoomStep), Fit::Free);
}

void VideoCanvas::pan(int right, int down)
{
    setMapping(m_mapping.moved(-QPointF(right * kPanStep, down * kPanStep)), Fit::Free);
}

void VideoCanvas::resizeEvent(QResizeEvent* event)
{
    if (m_fit == Fit::Whole) {
        zoomToFit();
        return;
    }
    const QSize grown = event->size() - event->oldSize();
    setMapping(m_mapping.moved(QPointF(grown.width(), grown.height()) / 2), Fit::Free);
}

void VideoCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(rect(), m_appearance.theme().color(Token::Background));
    if (!m_frame) {
        paintMessage(painter);
        return;
    }
    paintPicture(painter);
    if (!isFollowing())
        return;
    OverlayScene scene{.document = m_document,
                       .selection = m_selection,
                       .frame = m_frame->index(),
                       .mapping = m_mapping,
                       .view = size(),
                       .options = m_options,
                       .review = &m_review,
                       .hovered = m_hovered,
                       .preview = activeTool().preview(),
                       .band = activeTool().band()};
    m_overlay.paint(painter, scene, m_appearance.theme().overPicture());
    paintProposals(painter, m_proposals, m_mapping, m_appearance.theme().overPicture());
    if (activeTool().wantsCrosshair() && m_cursor && !m_panFrom)
        paintCrosshair(painter);
}

void VideoCanvas::paintPicture(QPainter& painter)
{
    const FramePixels& pixels = m_frame->pixels();
    const QImage image(pixels.buffer->data(), pixels.width, pixels.height, pixels.stride, QImage::Format_RGB32);
    const Size picture = pictureSize();
    const QRectF target = m_mapping.toWidget(Box{0, 0, picture.width, picture.height});
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_mapping.zoom() < kCrispFrom);
    painter.drawImage(target, image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (const RegionTrack& region : m_hiddenRegions) {
        if (const auto box = region.at(m_frame->index()))
            painter.fillRect(m_mapping.toWidget(*box).toAlignedRect(), m_appearance.theme().color(Token::Raised));
    }
    m_watermark.paint(painter, target);
}

void VideoCanvas::paintCrosshair(QPainter& painter) const
{
    const QPointF at(std::floor(m_cursor->x()) + 0.5, std::floor(m_cursor->y()) + 0.5);
    const QLineF across(0, at.y(), width(), at.y());
    const QLineF down(at.x(), 0, at.x(), height());
    painter.setPen(QPen(QColor(0, 0, 0, 120), 1));
    painter.drawLines({across, down});
    QPen light(QColor(255, 255, 255, 170), 1);
    light.setDashPattern({4, 4});
    painter.setPen(light);
    painter.drawLines({across, down});
}

void VideoCanvas::paintMessage(QPainter& painter) const
{
    if (m_blankReason.isEmpty())
        return;
    const Theme& theme = m_appearance.theme();
    const QRect room = rect().adjusted(space::kHuge, 0, -space::kHuge, 0);
    const int wide = std::min(room.width(), kMessageWidth);
    const QRect column(room.center().x() - wide / 2, rect().center().y() - extent::kTopBar, wide, height());
    const QRect icon(column.center().x() - extent::kIcon, column.top(), 2 * extent::kIcon, 2 * extent::kIcon);
    const bool closed = m_blankKind == BlankKind::Closed;
    theme.icon(closed ? QStringLiteral("shield-off") : QStringLiteral("film"), Token::TextMuted).paint(&painter, icon);
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(column.adjusted(0, icon.height() + space::kMedium, 0, 0),
                     static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap, m_blankReason);
}

} // namespace consentry::widgets
