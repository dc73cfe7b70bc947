// The canvas's answers to wheel, pointer and keys.
#include "widgets/canvas/video_canvas.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace consentry::widgets {
namespace {

constexpr double kReach = 6; // screen pixels around a handle
constexpr double kNudge = 1; // pixels of the clip
constexpr double kNudgeFast = 10;
constexpr double kDrawnShare = 0.25; // of the view, for a box that is drawn by key

} // namespace

ToolPoint VideoCanvas::toolPoint(QPointF position, Qt::KeyboardModifiers modifiers) const
{
    return {m_mapping.toImage(position), modifiers, m_mapping.toImageLength(kReach)};
}

void VideoCanvas::wheelEvent(QWheelEvent* event)
{
    if (!event->pixelDelta().isNull() && !event->modifiers().testFlag(Qt::ControlModifier)) {
        setMapping(m_mapping.moved(event->pixelDelta()), Fit::Free); // two fingers on a touch pad
    } else {
        const double notches = event->angleDelta().y() / double(QWheelEvent::DefaultDeltasPerStep);
        setMapping(m_mapping.zoomedAt(event->position(), std::pow(kZoomStep, notches)), Fit::Free);
    }
    event->accept();
}

void VideoCanvas::mousePressEvent(QMouseEvent* event)
{
    if (m_panFrom || (activeTool().isBusy() && !activeTool().isBetweenClicks()))
        return; // one button at a time
    const bool panning =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space != SpaceKey::Up);
    if (panning) {
        m_panFrom = event->position();
        m_panButton = event->button();
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    const std::optional<ToolContext> now = context();
    if (event->button() != Qt::LeftButton || !now)
        return;
    Q_EMIT gestureBegins(now->frame);
    activeTool().press(*now, toolPoint(event->position(), event->modifiers()));
    announceHint();
    pointAt(event->position(), event->modifiers());
}

void VideoCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_panFrom) {
        if (m_space == SpaceKey::Down)
            m_space = SpaceKey::Panned;
        setMapping(m_mapping.moved(event->position() - *m_panFrom), Fit::Free);
        m_panFrom = event->position();
        return;
    }
    if (const std::optional<ToolContext> now = context();
        now && (event->buttons().testFlag(Qt::LeftButton) || activeTool().isBetweenClicks()))
        activeTool().move(*now, toolPoint(event->position(), event->modifiers()));
    pointAt(event->position(), event->modifiers());
}

void VideoCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_panFrom) {
        if (event->button() != m_panButton)
            return;
        m_panFrom.reset();
        pointAt(event->position(), event->modifiers());
        return;
    }
    const std::optional<ToolContext> now = context();
    if (event->button() != Qt::LeftButton || !now)
        return;
    const Result<void> done = activeTool().release(*now, toolPoint(event->position(), event->modifiers()));
    if (!done)
        Q_EMIT editRefused(done.error());
    announceHint();
    pointAt(event->position(), event->modifiers());
}

void VideoCanvas::pointAt(QPointF position, Qt::KeyboardModifiers modifiers)
{
    m_cursor = position;
    const std::optional<ToolContext> now = context();
    if (!now) {
        unsetCursor();
        Q_EMIT cursorMoved(std::nullopt);
        return;
    }
    const ToolPoint at = toolPoint(position, modifiers);
    setCursor(m_space == SpaceKey::Up ? activeTool().cursor(*now, at) : Qt::OpenHandCursor);
    const auto hit = m_toolKind == ToolKind::Select ? SelectTool::hitAt(*now, at) : std::nullopt;
    m_hovered = hit ? std::optional(hit->id) : std::nullopt;
    const Size picture = pictureSize();
    const bool over = Box{0, 0, picture.width, picture.height}.contains(at.point);
    Q_EMIT cursorMoved(over ? std::optional(at.point) : std::nullopt);
    update();
}

void VideoCanvas::leaveEvent(QEvent*)
{
    m_cursor.reset();
    m_hovered.reset();
    Q_EMIT cursorMoved(std::nullopt);
    update();
}

bool VideoCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        // Tab takes what lies under the pointer; where nothing does, it goes on to the next control as everywhere.
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool tab = key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if (tab && cycleUnderPointer(key == Qt::Key_Tab ? SelectTool::Way::Deeper : SelectTool::Way::Higher))
            return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Space pans while it is held; a tap is handed on as spaceTapped(). Esc is the canvas's during a gesture, and
        // arrows are while a box is selected that they can move; with Alt they are the application's.
        auto* key = static_cast<QKeyEvent*>(event);
        const bool arrow = key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down;
        const bool nudges = arrow && !key->modifiers().testFlag(Qt::AltModifier) && nudgedBox();
        const bool space = key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier;
        if (space || nudges || (key->key() == Qt::Key_Escape && activeTool().isBusy())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void VideoCanvas::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (activeTool().isBusy())
            cancelGesture();
        else
            Q_EMIT escapePressed();
        return;
    }
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_space = SpaceKey::Down;
        setCursor(Qt::OpenHandCursor);
        return;
    }
    if (event->key() == Qt::Key_Space || drawInTheMiddle(*event) || nudge(*event))
        return;
    QWidget::keyPressEvent(event);
}

void VideoCanvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->isAutoRepeat())
        return;
    if (event->key() == Qt::Key_Space) {
        const SpaceKey was = std::exchange(m_space, SpaceKey::Up);
        if (was == SpaceKey::Down && !m_panFrom)
            Q_EMIT spaceTapped();
        if (m_cursor)
            pointAt(*m_cursor, event->modifiers());
        return;
    }
    ++m_nudgeGesture;
    QWidget::keyReleaseEvent(event);
}

void VideoCanvas::focusOutEvent(QFocusEvent* event)
{
    m_space = SpaceKey::Up;
    m_panFrom.reset();
    QWidget::focusOutEvent(event);
}

/// What lies under the pointer is selected first, so that the menu is about it.
void VideoCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    const std::optional<ToolContext> now = context();
    if (!now || m_panFrom || activeTool().isBusy())
        return;
    if (event->reason() == QContextMenuEvent::Mouse) {
        const auto hit = SelectTool::hitAt(*now, toolPoint(event->pos(), Qt::NoModifier));
        if (hit && !now->selection.contains(hit->id))
            now->selection.selectOnly(hit->id);
    }
    Q_EMIT menuRequested(event->globalPos());
}

bool VideoCanvas::cycleUnderPointer(SelectTool::Way way)
{
    const std::optional<ToolContext> now = context();
    if (!now || !m_cursor || m_toolKind != ToolKind::Select || activeTool().isBusy())
        return false;
    return SelectTool::cycleUnder(*now, toolPoint(*m_cursor, Qt::NoModifier), way);
}

void VideoCanvas::selectNextBox()
{
    selectNeighbour(1);
}

void VideoCanvas::selectPreviousBox()
{
    selectNeighbour(-1);
}

/// By rows from the top, then from the left: the order in which eyes go over a picture.
void VideoCanvas::selectNeighbour(int step)
{
    const std::optional<ToolContext> now = context();
    if (!now || activeTool().isBusy())
        return;
    std::vector<annotation::VisibleTrack> boxes = annotation::visibleAt(now->document.labels(), now->frame);
    std::erase_if(boxes, [&](const annotation::VisibleTrack& track) { return !now->isShown(track.id); });
    if (boxes.empty())
        return;
    std::ranges::sort(boxes, {}, [](const annotation::VisibleTrack& track) {
        return std::tuple(track.state.box.y, track.state.box.x, track.id);
    });
    const auto selected = now->selection.single();
    const auto at = std::ranges::find_if(boxes, [&](const auto& track) { return track.id == selected; });
    const auto count = static_cast<std::ptrdiff_t>(boxes.size());
    const std::ptrdiff_t from = at != boxes.end() ? at - boxes.begin() : step > 0 ? -1 : count;
    now->selection.selectOnly(boxes[static_cast<std::size_t>((from + step + count) % count)].id);
}

/// Enter draws without a pointer: a box in the middle of what is in view, for the arrows and the numbers to place.
bool VideoCanvas::drawInTheMiddle(const QKeyEvent& event)
{
    const std::optional<ToolContext> now = context();
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (!enter || event.isAutoRepeat() || m_toolKind != ToolKind::Draw || !now || m_drawTool.isBusy())
        return false;
    const QPointF middle = QRectF(rect()).center();
    const QPointF corner(width() * kDrawnShare / 2, height() * kDrawnShare / 2);
    m_drawTool.press(*now, toolPoint(middle - corner, Qt::AltModifier)); // nothing to snap to where nobody points
    if (const Result<void> done = m_drawTool.release(*now, toolPoint(middle + corner, Qt::AltModifier)); !done)
        Q_EMIT editRefused(done.error());
    return true;
}

/// The selected box, if it is to be seen: nobody moves what is hidden.
std::optional<annotation::VisibleTrack> VideoCanvas::nudgedBox() const
{
    const std::optional<ToolContext> now = context();
    const auto id = now && now->isEditable() ? now->selection.single() : std::nullopt;
    const annotation::Track* track = id && now->isShown(*id) ? now->document.labels().find(*id) : nullptr;
    const auto state = track ? annotation::stateAt(*track, now->frame) : std::nullopt;
    return state ? std::optional(annotation::VisibleTrack{*id, *state}) : std::nullopt;
}

/// Arrows move the selected box, with Ctrl its lower right corner. One held key is one undo step.
bool VideoCanvas::nudge(const QKeyEvent& event)
{
    const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? kNudgeFast : kNudge;
    Point delta;
    if (event.key() == Qt::Key_Left || event.key() == Qt::Key_Right)
        delta.x = event.key() == Qt::Key_Left ? -step : step;
    else if (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down)
        delta.y = event.key() == Qt::Key_Up ? -step : step;
    else
        return false;
    const std::optional<annotation::VisibleTrack> held = nudgedBox();
    if (!held || activeTool().isBusy())
        return false;
    const auto part =
        event.modifiers().testFlag(Qt::ControlModifier) ? annotation::BoxPart::BottomRight : annotation::BoxPart::Body;
    const Box box = annotation::dragged(held->state.box, {part, delta}, pictureSize());
    const Result<void> done = m_document->setBox({held->id, m_frame->index(), box}, m_nudgeGesture);
    if (!done)
        Q_EMIT editRefused(done.error());
    return true;
}

} // namespace consentry::widgets
