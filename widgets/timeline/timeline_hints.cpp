// What the timeline says of itself: what the next click does, and what lies under the pointer.
#include "annotation/attribute_edit.h"
#include "widgets/panels/attribute_fields.h"
#include "widgets/parts/label_words.h"
#include "widgets/parts/words.h"
#include "widgets/timeline/timeline_metrics.h"
#include "widgets/timeline/timeline_view.h"
#include "widgets/timeline/value_stripe.h"

#include <QLocale>

#include <algorithm>

namespace consentry::widgets {

void TimelineView::announceHint(QPointF at)
{
    const QString hint = hintAt(at);
    if (hint == m_hint)
        return;
    m_hint = hint;
    Q_EMIT hintChanged(hint);
}

/// Nothing where there is nothing to click.
QString TimelineView::hintAt(QPointF at) const
{
    if (m_drag != Drag::None)
        return dragHint();
    if (frameCount() == 0 || !viewport()->rect().contains(at.toPoint()))
        return {};
    const auto row = laneAt(at.y());
    if (at.x() < m_scale.left())
        return row ? nameHint(*row) : tr("Click beside this to go to a frame");
    if (keyFrameAt(at))
        return isEditable() ? tr("Click: go to this key frame · Drag: move it in time")
                            : tr("Click: go to this key frame");
    if (isEditable() && tagEndAt(at))
        return tr("Drag: move this end of the tag · Click: mark its range");
    const QString frame = QLocale().toString(frameNumber(m_scale.frameAt(at.x())));
    if (row && tagAt(*row, at.x()))
        return tr("Click: mark the range of the tag, and go to frame %1").arg(frame);
    if (row && m_rows[*row].kind == TimelineRow::Kind::Track)
        return tr("Click: select %1, and go to frame %2 · Shift: mark a range").arg(rowName(*row), frame);
    return tr("Click: go to frame %1 · Wheel: zoom").arg(frame);
}

QString TimelineView::dragHint() const
{
    switch (m_drag) {
    case Drag::None: break;
    case Drag::Cursor: return tr("Release to stay at this frame");
    case Drag::Pan: return tr("Release to stop moving");
    case Drag::PressedKeyFrame:
    case Drag::KeyFrame: return tr("Release to have the key frame here · Esc cancels");
    case Drag::TagEnd: return tr("Release to have the end of the tag here · Esc cancels");
    case Drag::Range: return tr("Release to mark these frames");
    }
    return {};
}

QString TimelineView::nameHint(std::size_t row) const
{
    const TimelineRow& what = m_rows[row];
    if (what.kind == TimelineRow::Kind::Track)
        return tr("Click: select %1 · Ctrl adds it").arg(rowName(row));
    if (what.kind == TimelineRow::Kind::Class)
        return m_folded.contains(what.name) ? tr("Click: show the lanes of %1 · Ctrl selects them").arg(rowName(row))
                                            : tr("Click: fold the lanes of %1 · Ctrl selects them").arg(rowName(row));
    return tr("Click beside this to go to a frame");
}

QString TimelineView::tipAt(QPoint at) const
{
    const auto lane = laneAt(at.y());
    if (!lane)
        return {};
    if (at.x() < m_scale.left())
        return rowName(*lane);
    if (m_rows[*lane].kind == TimelineRow::Kind::Segments)
        return segmentTip(at.x());
    const auto key = keyFrameAt(at);
    const auto issue = std::ranges::find_if(m_issues, [&](const TimelineIssue& other) {
        return key && other.track == key->track && other.frame == key->frame;
    });
    return issue == m_issues.end() ? valueTip(*lane, at.x()) : issue->words;
}

/// What the stripe of the lane says there: "activity: walking".
QString TimelineView::valueTip(std::size_t lane, double x) const
{
    const annotation::Track* track = trackOf(lane);
    const auto* spec = track != nullptr ? stripedAttribute(*track, m_document->facts().labels) : nullptr;
    if (spec == nullptr)
        return {};
    const std::string value = annotation::valueAt(*track, spec->name, m_scale.frameAt(x));
    if (value.empty())
        return {};
    return tr("%1: %2").arg(labelWord(spec->name), attributeValueWord(*spec, value));
}

} // namespace consentry::widgets
