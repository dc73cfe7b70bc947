// The timeline's answers to pointer, wheel and keys.
#include "annotation/timing.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/naming.h"
#include "widgets/timeline/timeline_metrics.h"
#include "widgets/timeline/timeline_view.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <set>

namespace consentry::widgets {
namespace {

constexpr double kWheelZoom = 1.25;
constexpr double kKeyZoom = 1.5;
constexpr double kWheelMove = 60;
constexpr double kSlip = 3; // pixels that a click may move

} // namespace

void TimelineView::seek(FrameIndex frame)
{
    if (frame == m_position && m_drag != Drag::None)
        return;
    m_position = frame;
    viewport()->update();
    Q_EMIT seekRequested(frame);
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (frameCount() == 0 || m_drag != Drag::None)
        return;
    m_pressed = event->position();
    m_cameFrom = m_position;
    Q_EMIT frameHovered(std::nullopt, 0);
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        m_panFrom = m_pressed.x();
    } else if (event->button() == Qt::LeftButton) {
        pressAt(*event);
    }
    announceHint(m_pressed);
}

void TimelineView::pressAt(const QMouseEvent& event)
{
    const auto lane = laneAt(m_pressed.y());
    if (lane && event.modifiers().testFlag(Qt::ShiftModifier) && m_pressed.x() >= m_scale.left()) {
        m_drag = Drag::Range;
        takeRange(m_pressed);
        return;
    }
    if (lane) {
        pressOnRow(*lane, event);
        return;
    }
    if (m_pressed.x() < m_scale.left())
        return;
    seek(m_scale.frameAt(m_pressed.x()));
    m_drag = Drag::Cursor;
}

void TimelineView::pressOnRow(std::size_t row, const QMouseEvent& event)
{
    const bool onName = m_pressed.x() < m_scale.left();
    switch (m_rows[row].kind) {
    case TimelineRow::Kind::Track: pressOnLane(row, event); return;
    case TimelineRow::Kind::RangeTag: pressOnTag(row); return;
    case TimelineRow::Kind::Class:
        if (onName)
            return pressOnClass(m_rows[row], event);
        break;
    case TimelineRow::Kind::Segments:
    case TimelineRow::Kind::ClipTags: break;
    }
    if (onName)
        return;
    seek(m_scale.frameAt(m_pressed.x()));
    m_drag = Drag::Cursor;
}

/// Folds its tracks away or brings them back; with Ctrl, selects all that are shown.
void TimelineView::pressOnClass(const TimelineRow& row, const QMouseEvent& event)
{
    const std::string name = row.name;
    if (event.modifiers().testFlag(Qt::ControlModifier)) {
        m_selection->select(m_selection->allShown(name));
        return;
    }
    if (m_folded.erase(name) == 0)
        m_folded.insert(name);
    labelsChanged();
}

/// What the tag is about is marked, for the edits of ranges; an end of it can be dragged.
void TimelineView::pressOnTag(std::size_t row)
{
    if (m_pressed.x() < m_scale.left())
        return;
    if (const auto tag = tagAt(row, m_pressed.x()))
        m_selection->setRange(tag->range, tag->name);
    m_heldTag = isEditable() ? tagEndAt(m_pressed) : std::nullopt;
    if (m_heldTag) {
        m_tagRange = m_heldTag->tag.range;
        m_drag = Drag::TagEnd;
        return;
    }
    seek(m_scale.frameAt(m_pressed.x()));
    m_drag = Drag::Cursor;
}

/// The picture follows, so that the end can be dropped where it belongs.
void TimelineView::dragTagEnd(double x)
{
    const FrameRange before = m_heldTag->tag.range;
    const FrameIndex under = m_scale.frameAt(x);
    const bool isFirst = m_heldTag->end == edit::TagEnd::First;
    const FrameIndex there = isFirst ? std::min(under, before.end - 1) : std::max(under, before.begin);
    m_tagRange = edit::withEndAt(before, m_heldTag->end, there);
    seek(there);
    viewport()->update();
}

void TimelineView::dropTagEnd()
{
    const annotation::RangeTag tag = m_heldTag->tag;
    const FrameRange to = m_tagRange;
    cancelDrag();
    if (to == tag.range)
        return;
    const auto done = edit::moveRangeTag(*m_document, tag, to);
    if (!done)
        return Q_EMIT editRefused(done.error());
    m_selection->setRange(to, tag.name);
}

void TimelineView::pressOnLane(std::size_t lane, const QMouseEvent& event)
{
    if (event.modifiers().testFlag(Qt::ControlModifier))
        m_selection->toggle(m_rows[lane].track);
    else
        m_selection->selectOnly(m_rows[lane].track);
    if (m_pressed.x() < m_scale.left())
        return;
    m_held = keyFrameAt(m_pressed);
    seek(m_held ? m_held->frame : m_scale.frameAt(m_pressed.x()));
    m_drag = m_held && isEditable() ? Drag::PressedKeyFrame : Drag::Cursor;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    switch (m_drag) {
    case Drag::None: hoverAt(at); return;
    case Drag::Cursor: seek(m_scale.frameAt(at.x())); return;
    case Drag::Pan:
        setScale(m_scale.moved(m_panFrom - at.x()));
        m_panFrom = at.x();
        return;
    case Drag::PressedKeyFrame:
        if (std::abs(at.x() - m_pressed.x()) <= kSlip)
            return;
        m_drag = Drag::KeyFrame;
        dragKeyFrame(at.x());
        return;
    case Drag::KeyFrame: dragKeyFrame(at.x()); return;
    case Drag::TagEnd: dragTagEnd(at.x()); return;
    case Drag::Range: takeRange(at); return;
    }
}

/// The picture follows, so that the key frame can be dropped where the box fits.
void TimelineView::dragKeyFrame(double x)
{
    const annotation::Track* track = m_document->labels().find(m_held->track);
    const FrameRange room = annotation::roomForKeyFrame(*track, m_held->frame, frameCount());
    const FrameIndex to = room.clamp(m_scale.frameAt(x));
    m_dragged = annotation::withKeyFrameMoved(*track, m_held->frame, to);
    seek(to);
    viewport()->update();
}

void TimelineView::dropKeyFrame()
{
    const KeyFrameAt held = *m_held;
    const FrameIndex to = m_position;
    cancelDrag();
    if (to == held.frame)
        return;
    if (const Result<void> done = m_document->retimeKeyFrame(held.track, held.frame, to); !done)
        Q_EMIT editRefused(done.error());
}

/// All frames and lanes between the press and `to`.
void TimelineView::takeRange(QPointF to)
{
    const FrameIndex a = m_scale.frameAt(m_pressed.x());
    const FrameIndex b = m_scale.frameAt(to.x());
    m_selection->setRange(FrameRange{std::min(a, b), std::max(a, b) + 1});
    const double bottom = laneTop(m_rows.size()) - 1;
    const auto first = laneAt(std::clamp<double>(std::min(m_pressed.y(), to.y()), timeline::kRulerHeight, bottom));
    const auto last = laneAt(std::clamp<double>(std::max(m_pressed.y(), to.y()), timeline::kRulerHeight, bottom));
    std::set<annotation::TrackId> tracks;
    for (std::size_t lane = first.value_or(0); last && lane <= *last; ++lane) {
        if (m_rows[lane].kind == TimelineRow::Kind::Track)
            tracks.insert(m_rows[lane].track);
    }
    m_selection->select(std::move(tracks));
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_drag == Drag::KeyFrame && event->button() == Qt::LeftButton)
        dropKeyFrame();
    else if (m_drag == Drag::TagEnd && event->button() == Qt::LeftButton)
        dropTagEnd();
    else
        cancelDrag();
    hoverAt(event->position());
}

void TimelineView::cancelDrag()
{
    m_drag = Drag::None;
    m_held.reset();
    m_dragged.reset();
    m_heldTag.reset();
    viewport()->update();
}

bool TimelineView::stepBackOut()
{
    const bool drags = m_drag != Drag::None;
    if (!drags && (!m_selection || !m_selection->range()))
        return false;
    const std::optional<KeyFrameAt> held = m_held;
    const bool heldTag = m_heldTag.has_value();
    cancelDrag();
    announceHint(m_pressed);
    if (held || heldTag)
        seek(held ? held->frame : m_cameFrom);
    else
        m_selection->setRange(std::nullopt);
    return true;
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool steps = frameCount() > 0 && (key == Qt::Key_Left || key == Qt::Key_Right);
    if (steps)
        seek(m_frames->range().clamp(m_position + (key == Qt::Key_Right ? 1 : -1)));
    else if (key != Qt::Key_Escape || !stepBackOut())
        QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::hoverAt(QPointF at)
{
    const auto over = frameCount() == 0 ? std::nullopt : keyFrameAt(at);
    const bool changed = over.has_value() != m_hovered.has_value()
                         || (over && (over->track != m_hovered->track || over->frame != m_hovered->frame));
    m_hovered = over;
    const bool movable = over || (frameCount() > 0 && tagEndAt(at));
    viewport()->setCursor(movable && isEditable() ? Qt::SizeHorCursor : Qt::ArrowCursor);
    if (changed)
        viewport()->update();
    const bool onFrames = frameCount() > 0 && at.x() >= m_scale.left() && viewport()->rect().contains(at.toPoint());
    announceHint(at);
    Q_EMIT frameHovered(onFrames ? std::optional(m_scale.frameAt(at.x())) : std::nullopt, static_cast<int>(at.x()));
}

/// What is under the pointer is selected and shown first, so that the menu is about it.
void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    const QPoint at = event->pos();
    const auto lane = laneAt(at.y());
    if (event->reason() == QContextMenuEvent::Mouse && lane && m_drag == Drag::None) {
        if (m_rows[*lane].kind == TimelineRow::Kind::Track && !isSelected(*lane))
            m_selection->selectOnly(m_rows[*lane].track);
        const auto key = keyFrameAt(at);
        const auto range = m_selection->range();
        const bool inRange = range && range->contains(m_scale.frameAt(at.x()));
        if (at.x() >= m_scale.left() && !inRange) // a menu about the range leaves the picture where it is
            seek(key ? key->frame : m_scale.frameAt(at.x()));
    }
    if (frameCount() > 0)
        Q_EMIT menuRequested(event->globalPos());
}

void TimelineView::zoomIn()
{
    zoomBy(kKeyZoom);
}

void TimelineView::zoomOut()
{
    zoomBy(1 / kKeyZoom);
}

void TimelineView::zoomBy(double factor)
{
    const double here = m_scale.middle(m_position);
    const bool inSight = here >= m_scale.left() && here <= m_scale.right();
    setScale(m_scale.zoomedAt(inSight ? here : (m_scale.left() + m_scale.right()) / 2, factor));
}

bool TimelineView::foldSelected()
{
    if (m_order != LaneOrder::Class || !m_document)
        return false;
    std::set<std::string> classes;
    for (const annotation::Track& track : m_document->labels().tracks) {
        if (m_selection->tracks().empty() || m_selection->contains(track.id))
            classes.insert(track.label);
    }
    const bool areFolded = std::ranges::includes(m_folded, classes);
    for (const std::string& name : classes) {
        if (areFolded)
            m_folded.erase(name);
        else
            m_folded.insert(name);
    }
    labelsChanged();
    return true;
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPointF at = event->position();
    const QPoint delta = event->angleDelta();
    const double notches = (delta.y() != 0 ? delta.y() : delta.x()) / double(QWheelEvent::DefaultDeltasPerStep);
    if (at.x() < m_scale.left())
        QAbstractScrollArea::wheelEvent(event);
    else if (event->modifiers().testFlag(Qt::ShiftModifier) || delta.y() == 0)
        setScale(m_scale.moved(-notches * kWheelMove));
    else
        setScale(m_scale.zoomedAt(at.x(), std::pow(kWheelZoom, notches)));
    event->accept();
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered.reset();
        viewport()->update();
        announceHint({-1, -1});
        Q_EMIT frameHovered(std::nullopt, 0);
    }
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainToolTip(tip), viewport());
    return true;
}

} // namespace consentry::widgets
