#include "widgets/timeline/timeline_view.h"

#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"
#include "widgets/theme/tabular_text.h"
#include "widgets/timeline/track_spans.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace consentry::widgets {
namespace {

constexpr int kNameWidth = 132;
constexpr int kRulerHeight = 22;
constexpr int kLane = extent::kLane;
constexpr int kEndRoom = 8;         // right of the last frame
constexpr double kCursorLabelPadding = 5;
constexpr double kDiamond = 4.5;    // half of its height
constexpr double kNear = 5;         // pixels around a diamond
constexpr double kHatchHeight = 8;
constexpr double kTickRoom = 72;
constexpr double kWheelNotch = 120;
constexpr double kWheelZoom = 1.25;
constexpr double kWheelMove = 60;
constexpr double kLeastBetweenDiamonds = 3;

/// 1, 2, 5, 10, 20 … frames between two ticks.
std::int64_t tickStep(double pixelsPerFrame)
{
    std::int64_t decade = 1;
    for (;; decade *= 10) {
        for (const std::int64_t step : {1, 2, 5}) {
            if (static_cast<double>(decade * step) * pixelsPerFrame >= kTickRoom)
                return decade * step;
        }
    }
}

QString trackName(const annotation::Track& track)
{
    return TimelineView::tr("%1 %2").arg(labelWord(track.kind.empty() ? track.label : track.kind)).arg(track.id.value);
}

QPolygonF diamond(QPointF center, double radius)
{
    return {center + QPointF(-radius, 0), center + QPointF(0, -radius), center + QPointF(radius, 0),
            center + QPointF(0, radius)};
}

} // namespace

TimelineView::TimelineView(const Appearance& appearance, QWidget* parent)
    : QAbstractScrollArea(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumHeight(kRulerHeight + 2 * kLane);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    connect(&appearance, &Appearance::changed, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::attach(edit::AnnotationDocument& document, edit::Selection& selection,
                          std::shared_ptr<const FrameTable> frames)
{
    detach();
    m_document = &document;
    m_selection = &selection;
    m_frames = std::move(frames);
    connect(&document, &edit::AnnotationDocument::changed, this, &TimelineView::labelsChanged);
    connect(&selection, &edit::Selection::tracksChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&selection, &edit::Selection::rangeChanged, viewport(), qOverload<>(&QWidget::update));
    showWholeClip();
    labelsChanged();
}

void TimelineView::detach()
{
    if (m_document)
        m_document->disconnect(this);
    if (m_selection)
        m_selection->disconnect(viewport());
    m_document = nullptr;
    m_selection = nullptr;
    m_frames.reset();
    m_drag = Drag::None;
    m_position = {};
    showWholeClip();
    labelsChanged();
}

std::optional<int> TimelineView::laneMiddle(annotation::TrackId id) const
{
    if (!m_document)
        return std::nullopt;
    const auto& tracks = m_document->labels().tracks;
    const auto track = std::find_if(tracks.begin(), tracks.end(), [id](const auto& t) { return t.id == id; });
    if (track == tracks.end())
        return std::nullopt;
    return static_cast<int>(laneTop(static_cast<std::size_t>(track - tracks.begin())) + kLane / 2);
}

void TimelineView::setPosition(FrameIndex frame)
{
    if (m_drag == Drag::Cursor || frameCount() == 0)
        return;
    m_position = m_frames->range().clamp(frame);
    setScale(m_scale.showing(m_position));
}

void TimelineView::showWholeClip()
{
    setScale(FrameScale(frameCount(), kNameWidth, viewport()->width() - kNameWidth - kEndRoom));
}

void TimelineView::setScale(const FrameScale& scale)
{
    m_scale = scale;
    Q_EMIT inSightChanged(m_scale.inSight());
    viewport()->update();
}

void TimelineView::labelsChanged()
{
    updateScrollBar();
    viewport()->update();
}

void TimelineView::updateScrollBar()
{
    const int lanes = m_document ? static_cast<int>(m_document->labels().tracks.size()) : 0;
    const int room = viewport()->height() - kRulerHeight;
    verticalScrollBar()->setRange(0, std::max(0, lanes * kLane - room));
    setVerticalScrollBarPolicy(lanes * kLane > room ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setPageStep(std::max(room, kLane));
    verticalScrollBar()->setSingleStep(kLane);
}

void TimelineView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    setScale(m_scale.resized(kNameWidth, viewport()->width() - kNameWidth - kEndRoom));
    updateScrollBar();
}

double TimelineView::laneTop(std::size_t lane) const
{
    return kRulerHeight + static_cast<double>(lane) * kLane - verticalScrollBar()->value();
}

std::optional<std::size_t> TimelineView::laneAt(double y) const
{
    if (!m_document || y < kRulerHeight)
        return std::nullopt;
    const auto lane = static_cast<std::size_t>((y - kRulerHeight + verticalScrollBar()->value()) / kLane);
    return lane < m_document->labels().tracks.size() ? std::optional(lane) : std::nullopt;
}

std::optional<FrameIndex> TimelineView::keyFrameNear(const annotation::Track& track, double x) const
{
    std::optional<FrameIndex> best;
    const FrameIndex from = m_scale.frameAt(x - kNear);
    const FrameIndex to = m_scale.frameAt(x + kNear);
    for (auto key = track.keyFrameAtOrBefore(from) ? track.keyFrameAtOrBefore(from) : track.keyFrameAfter(from);
         key != nullptr && key->frame <= to; key = track.keyFrameAfter(key->frame)) {
        const double distance = std::abs(m_scale.middle(key->frame) - x);
        if (distance <= kNear && (!best || distance < std::abs(m_scale.middle(*best) - x)))
            best = key->frame;
    }
    return best;
}

// --- pointer

void TimelineView::seek(FrameIndex frame)
{
    if (frame == m_position && m_drag == Drag::Cursor)
        return;
    m_position = frame;
    viewport()->update();
    Q_EMIT seekRequested(frame);
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (frameCount() == 0)
        return;
    const QPointF at = event->position();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        m_panFrom = at.x();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    std::optional<FrameIndex> key;
    if (const auto lane = laneAt(at.y())) {
        const annotation::Track& track = m_document->labels().tracks[*lane];
        if (event->modifiers().testFlag(Qt::ControlModifier))
            m_selection->toggle(track.id);
        else
            m_selection->selectOnly(track.id);
        key = keyFrameNear(track, at.x());
    }
    if (at.x() < m_scale.left())
        return;
    seek(key.value_or(m_scale.frameAt(at.x())));
    m_drag = Drag::Cursor;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_drag == Drag::Cursor) {
        seek(m_scale.frameAt(x));
    } else if (m_drag == Drag::Pan) {
        setScale(m_scale.moved(m_panFrom - x));
        m_panFrom = x;
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent*)
{
    m_drag = Drag::None;
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPointF at = event->position();
    const QPoint delta = event->angleDelta();
    const double notches = (delta.y() != 0 ? delta.y() : delta.x()) / kWheelNotch;
    if (at.x() < m_scale.left())
        QAbstractScrollArea::wheelEvent(event);
    else if (event->modifiers().testFlag(Qt::ShiftModifier) || delta.y() == 0)
        setScale(m_scale.moved(-notches * kWheelMove));
    else
        setScale(m_scale.zoomedAt(at.x(), std::pow(kWheelZoom, notches)));
    event->accept();
}

// --- paint

void TimelineView::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.color(Token::Surface));
    if (m_document) {
        painter.save();
        painter.setClipRect(QRect(0, kRulerHeight, viewport()->width(), viewport()->height() - kRulerHeight));
        const std::size_t lanes = m_document->labels().tracks.size();
        const auto first = static_cast<std::size_t>(verticalScrollBar()->value() / kLane);
        for (std::size_t lane = first; lane < lanes && laneTop(lane) < viewport()->height(); ++lane)
            paintLane(painter, lane);
        painter.restore();
    }
    paintRuler(painter);
    painter.fillRect(QRect(kNameWidth - 1, 0, 1, viewport()->height()), theme.color(Token::Line));
    if (frameCount() > 0)
        paintCursor(painter);
}

void TimelineView::paintRuler(QPainter& painter) const
{
    const Theme& theme = m_appearance.theme();
    painter.fillRect(QRect(0, 0, viewport()->width(), kRulerHeight), theme.color(Token::Surface));
    painter.fillRect(QRect(0, kRulerHeight - 1, viewport()->width(), 1), theme.color(Token::Line));
    if (frameCount() == 0)
        return;
    paintRange(painter);
    painter.setFont(theme.font(FontRole::Secondary));
    painter.setPen(theme.color(Token::TextMuted));
    const QLocale locale;
    const FrameRange sight = m_scale.inSight();
    const std::int64_t step = tickStep(m_scale.pixelsPerFrame());
    const qint64 first = (frameNumber(sight.begin) + step - 1) / step * step;
    for (qint64 number = first; frameOfNumber(number) < sight.end; number += step) {
        const double x = std::round(m_scale.middle(frameOfNumber(number)));
        painter.fillRect(QRectF(x, kRulerHeight - 6, 1, 5), theme.color(Token::ControlLine));
        const QRectF room(x + 4, 0, tabularWidth(painter.fontMetrics(), locale.toString(number)), kRulerHeight);
        // Half a number says nothing, and the cursor's own label is read first.
        if (room.right() <= viewport()->width() && !room.intersects(cursorLabel()))
            drawTabular(painter, {locale.toString(number), room});
    }
    const QString count = tr("%1 / %2").arg(locale.toString(frameNumber(m_position)), locale.toString(frameCount()));
    const QRectF corner(space::kMedium, 0, kNameWidth - 2 * space::kMedium, kRulerHeight);
    drawTabular(painter, {count, corner});
}

/// The marked range, as a band on the ruler with an edge at either end.
void TimelineView::paintRange(QPainter& painter) const
{
    const auto range = m_selection->range();
    if (!range)
        return;
    const double left = std::max(m_scale.edge(range->begin), m_scale.left());
    const double right = std::min(m_scale.edge(range->end), m_scale.right());
    const QRectF band(left, 0, right - left, kRulerHeight - 1);
    if (band.width() <= 0)
        return;
    painter.fillRect(band, m_appearance.theme().color(Token::Accent, 0.25));
    for (const double x : {band.left(), band.right() - 2})
        painter.fillRect(QRectF(x, 0, 2, band.height()), m_appearance.theme().color(Token::Accent));
}

void TimelineView::paintLane(QPainter& painter, std::size_t lane) const
{
    const Theme& theme = m_appearance.theme();
    const annotation::Track& track = m_document->labels().tracks[lane];
    const QRectF rect(0, laneTop(lane), viewport()->width(), kLane);
    if (m_selection->contains(track.id)) {
        painter.fillRect(rect, theme.color(Token::Selection));
        painter.fillRect(QRectF(rect.topLeft(), QSizeF(3, kLane)), theme.color(Token::Accent));
    }
    paintName(painter, track, QRectF(space::kMedium, rect.top(), kNameWidth - space::kMedium - space::kSmall, kLane));
    painter.save();
    painter.setClipRect(QRectF(kNameWidth, rect.top(), rect.width() - kNameWidth, kLane), Qt::IntersectClip);
    const double middle = rect.top() + kLane / 2.0;
    paintSpans(painter, track, middle);
    paintKeyFrames(painter, track, middle);
    painter.restore();
}

void TimelineView::paintName(QPainter& painter, const annotation::Track& track, const QRectF& rect) const
{
    const Theme& theme = m_appearance.theme();
    const QRectF swatch(rect.left(), rect.center().y() - 4, 8, 8);
    painter.fillRect(swatch, theme.color(theme.classToken(track.label)));
    painter.setFont(theme.font(FontRole::Secondary));
    painter.setPen(theme.color(m_selection->contains(track.id) ? Token::Text : Token::TextMuted));
    const QString name = trackName(track);
    const QRectF room = rect.adjusted(16, 0, 0, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(room.width())));
}

void TimelineView::paintSpans(QPainter& painter, const annotation::Track& track, double middle) const
{
    const Theme& theme = m_appearance.theme();
    const QColor color = theme.color(theme.classToken(track.label));
    for (const TrackSpan& span : visibleSpans(track, m_scale.inSight())) {
        const double from = track.singleFrame ? m_scale.edge(span.frames.begin) : m_scale.middle(span.frames.begin);
        const bool open = span.frames.end.value == frameCount();
        const double to = open ? m_scale.edge(span.frames.end) : m_scale.middle(span.frames.end);
        const QRectF line(from, middle - theme.lineWidth() / 2.0, to - from, theme.lineWidth());
        if (span.covering == Covering::Occluded)
            painter.fillRect(QRectF(from, middle - kHatchHeight / 2, to - from, kHatchHeight),
                             QBrush(color, Qt::BDiagPattern));
        painter.fillRect(line, color);
    }
}

void TimelineView::paintKeyFrames(QPainter& painter, const annotation::Track& track, double middle) const
{
    const Theme& theme = m_appearance.theme();
    const QColor color = theme.color(theme.classToken(track.label));
    const FrameRange sight = m_scale.inSight();
    const auto& keys = track.keyFrames;
    auto key = std::lower_bound(keys.begin(), keys.end(), sight.begin,
                                [](const annotation::KeyFrame& k, FrameIndex frame) { return k.frame < frame; });
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(m_selection->contains(track.id) ? Token::Selection : Token::Surface), 1));
    painter.setBrush(color);
    double last = -kTickRoom;
    for (; key != keys.end() && key->frame < sight.end; ++key) {
        const double x = m_scale.middle(key->frame);
        if (x - last < kLeastBetweenDiamonds && !key->outside)
            continue;
        last = x;
        if (key->outside)
            painter.fillRect(QRectF(x - 1, middle - kDiamond, 2, 2 * kDiamond), color);
        else if (track.singleFrame)
            painter.drawRect(QRectF(x - 4, middle - 4, 8, 8));
        else
            painter.drawPolygon(diamond({x, middle}, kDiamond));
    }
    painter.restore();
}

void TimelineView::paintCursor(QPainter& painter) const
{
    const double x = std::round(m_scale.middle(m_position));
    if (x < m_scale.left() - 1)
        return;
    const QColor color = m_appearance.theme().color(Token::Accent);
    if (m_scale.pixelsPerFrame() >= 3)
        painter.fillRect(QRectF(m_scale.edge(m_position), kRulerHeight, m_scale.pixelsPerFrame(), viewport()->height()),
                         m_appearance.theme().color(Token::Accent, 0.12));
    painter.fillRect(QRectF(x, 0, 1, viewport()->height()), color);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QRectF label = cursorLabel();
    painter.drawRoundedRect(label, extent::kControlRadius, extent::kControlRadius);
    painter.drawRect(QRectF(x, label.bottom() - 1, 1, kRulerHeight - label.bottom() + 1));
    painter.setFont(m_appearance.theme().font(FontRole::Secondary));
    painter.setPen(m_appearance.theme().color(Token::OnAccent));
    drawTabular(painter, {QLocale().toString(frameNumber(m_position)), label, Qt::AlignCenter});
    painter.restore();
}

QRectF TimelineView::cursorLabel() const
{
    const QFontMetrics metrics(m_appearance.theme().font(FontRole::Secondary));
    const double width = tabularWidth(metrics, QLocale().toString(frameNumber(m_position))) + 2 * kCursorLabelPadding;
    const double x = std::round(m_scale.middle(m_position)) + 0.5 - width / 2;
    const double right = viewport()->width() - width;
    return {std::clamp(x, static_cast<double>(kNameWidth), std::max<double>(kNameWidth, right)), 2, width,
            kRulerHeight - 6};
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto lane = help->pos().x() < kNameWidth ? laneAt(help->pos().y()) : std::nullopt;
    if (lane)
        QToolTip::showText(help->globalPos(), plainToolTip(trackName(m_document->labels().tracks[*lane])), viewport());
    else
        QToolTip::hideText();
    return true;
}

} // namespace consentry::widgets
