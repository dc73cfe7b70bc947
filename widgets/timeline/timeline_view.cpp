#include "widgets/timeline/timeline_view.h"

#include "widgets/parts/label_words.h"
#include "widgets/timeline/timeline_metrics.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {

using timeline::kLane;
using timeline::kNameWidth;
using timeline::kRulerHeight;

namespace {

constexpr int kEndRoom = 8; // right of the last frame
constexpr double kNear = 6; // pixels around a diamond

} // namespace

TimelineView::TimelineView(const Appearance& appearance, QWidget* parent)
    : QAbstractScrollArea(parent), m_appearance(appearance)
{
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setLayoutDirection(Qt::LeftToRight); // time runs to the right in every language
    setFocusPolicy(Qt::TabFocus);        // a click leaves the keys to the picture
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
    follow(document, selection);
    m_frames = std::move(frames);
    on(&edit::AnnotationDocument::changed, this, &TimelineView::labelsChanged);
    on(&edit::AnnotationDocument::segmentsChanged, this, &TimelineView::labelsChanged);
    on(&edit::Selection::tracksChanged, viewport(), qOverload<>(&QWidget::update));
    on(&edit::Selection::rangeChanged, viewport(), qOverload<>(&QWidget::update));
    on(&edit::Selection::listedChanged, this, &TimelineView::updateRows);
    showWholeClip();
    labelsChanged();
}

void TimelineView::detach()
{
    unfollow();
    m_frames.reset();
    cancelDrag();
    m_hovered.reset();
    m_issues.clear();
    m_position = {};
    announceHint({-1, -1});
    showWholeClip();
    labelsChanged();
}

std::optional<int> TimelineView::laneMiddle(annotation::TrackId id) const
{
    const auto row = std::ranges::find_if(
        m_rows, [id](const TimelineRow& other) { return other.kind == TimelineRow::Kind::Track && other.track == id; });
    if (row == m_rows.end())
        return std::nullopt;
    return rowMiddle(static_cast<std::size_t>(row - m_rows.begin()));
}

int TimelineView::rowMiddle(std::size_t row) const
{
    return static_cast<int>(laneTop(row) + kLane / 2);
}

void TimelineView::setPosition(FrameIndex frame)
{
    const bool isDragged = m_drag != Drag::None && m_drag != Drag::Pan;
    if (isDragged || frameCount() == 0)
        return;
    m_position = m_frames->range().clamp(frame);
    setScale(m_scale.showing(m_position));
    tellMoved(*this);
}

void TimelineView::slideTo(FrameIndex frame)
{
    if (frame != m_position)
        seek(frame);
}

void TimelineView::showWholeClip()
{
    setScale(FrameScale(frameCount(), kNameWidth, viewport()->width() - kNameWidth - kEndRoom));
}

void TimelineView::setLaneOrder(LaneOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    labelsChanged();
}

void TimelineView::setIssues(const std::vector<TimelineIssue>& issues)
{
    m_issues = issues;
    viewport()->update();
}

void TimelineView::setScale(const FrameScale& scale)
{
    m_scale = scale;
    Q_EMIT inSightChanged(m_scale.inSight());
    viewport()->update();
}

void TimelineView::labelsChanged()
{
    cancelDrag(); // it began with what is not there any more
    updateRows();
}

/// Drags go on: they know tracks and places, not rows.
void TimelineView::updateRows()
{
    m_rows.clear();
    if (m_document)
        m_rows = rowsOf(m_document->labels(), {m_order, m_folded, m_selection->listed()});
    if (!segments().empty())
        m_rows.insert(m_rows.begin(), {.kind = TimelineRow::Kind::Segments});
    updateScrollBar();
    viewport()->update();
}

void TimelineView::updateScrollBar()
{
    const auto lanes = static_cast<int>(m_rows.size());
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
    if (y < kRulerHeight)
        return std::nullopt;
    const auto lane = static_cast<std::size_t>((y - kRulerHeight + verticalScrollBar()->value()) / kLane);
    return lane < m_rows.size() ? std::optional(lane) : std::nullopt;
}

const annotation::Track* TimelineView::trackOf(std::size_t lane) const
{
    const TimelineRow& row = m_rows[lane];
    if (row.kind != TimelineRow::Kind::Track)
        return nullptr;
    if (m_dragged && m_dragged->id == row.track)
        return &*m_dragged;
    return m_document->labels().find(row.track);
}

bool TimelineView::isSelected(std::size_t lane) const
{
    return m_rows[lane].kind == TimelineRow::Kind::Track && m_selection->contains(m_rows[lane].track);
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

std::optional<TimelineView::KeyFrameAt> TimelineView::keyFrameAt(QPointF at) const
{
    const auto lane = at.x() < m_scale.left() ? std::nullopt : laneAt(at.y());
    const annotation::Track* track = lane ? trackOf(*lane) : nullptr;
    const auto frame = track != nullptr ? keyFrameNear(*track, at.x()) : std::nullopt;
    return frame ? std::optional(KeyFrameAt{track->id, *frame}) : std::nullopt;
}

std::optional<annotation::RangeTag> TimelineView::tagAt(std::size_t lane, double x) const
{
    if (m_rows[lane].kind != TimelineRow::Kind::RangeTag || x < m_scale.left())
        return std::nullopt;
    for (const annotation::RangeTag& tag : m_document->labels().rangeTags) {
        const bool isThere = m_scale.edge(tag.range.begin) - kNear <= x && x <= m_scale.edge(tag.range.end) + kNear;
        if (tag.name == m_rows[lane].name && isThere)
            return tag;
    }
    return std::nullopt;
}

std::optional<TimelineView::TagEndAt> TimelineView::tagEndAt(QPointF at) const
{
    const auto row = laneAt(at.y());
    const auto tag = row ? tagAt(*row, at.x()) : std::nullopt;
    if (!tag)
        return std::nullopt;
    const double toFirst = std::abs(m_scale.edge(tag->range.begin) - at.x());
    const double toLast = std::abs(m_scale.edge(tag->range.end) - at.x());
    if (std::min(toFirst, toLast) > kNear)
        return std::nullopt;
    return TagEndAt{*tag, toFirst < toLast ? edit::TagEnd::First : edit::TagEnd::Last};
}

} // namespace consentry::widgets
