// How the timeline shows who labels which frames of a clip in segments.
#include "widgets/timeline/segment_words.h"
#include "widgets/timeline/timeline_metrics.h"
#include "widgets/timeline/timeline_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {

using timeline::kNameWidth;
using timeline::kRulerHeight;

namespace {

constexpr double kSegmentBar = 16;
constexpr double kSegmentGap = 1;

} // namespace

QString segmentWords(const annotation::Segment& segment, const std::string& self)
{
    const QString name = segment.assignee == self ? TimelineView::tr("You") : QString::fromStdString(segment.name);
    return segment.work == annotation::SegmentWork::HandedIn ? TimelineView::tr("%1, handed in").arg(name) : name;
}

const std::vector<annotation::Segment>& TimelineView::segments() const
{
    static const std::vector<annotation::Segment> kNone;
    return m_document ? m_document->facts().segments : kNone;
}

/// A bar with a name for each; the ones that this person may edit are lit.
void TimelineView::paintSegments(QPainter& painter, std::size_t row) const
{
    const Theme& theme = m_appearance.theme();
    painter.setFont(theme.font(FontRole::Secondary));
    for (const annotation::Segment& segment : segments()) {
        const bool isOwn = segment.isOpenTo(m_document->facts().author);
        const double from = std::max(m_scale.edge(segment.frames.begin), m_scale.left());
        const QRectF bar(from, rowMiddle(row) - kSegmentBar / 2,
                         m_scale.edge(segment.frames.end) - from - kSegmentGap, kSegmentBar);
        if (bar.width() <= 0)
            continue;
        painter.fillRect(bar, isOwn ? theme.color(Token::Accent, 0.35) : theme.color(Token::ControlLine, 0.25));
        painter.setPen(theme.color(isOwn ? Token::Text : Token::TextMuted));
        const QRectF room = bar.adjusted(space::kTight, 0, -space::kTight, 0);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(segmentWords(segment, m_document->facts().author),
                                                          Qt::ElideRight, static_cast<int>(room.width())));
    }
}

/// A line down all lanes where one segment ends and the next begins, and a veil over what is not to be edited.
void TimelineView::paintSegmentBorders(QPainter& painter) const
{
    const Theme& theme = m_appearance.theme();
    for (const annotation::Segment& segment : segments()) {
        const double from = std::max<double>(m_scale.edge(segment.frames.begin), kNameWidth);
        const double to = m_scale.edge(segment.frames.end);
        if (to <= from)
            continue;
        if (!segment.isOpenTo(m_document->facts().author))
            painter.fillRect(QRectF(from, kRulerHeight, to - from, viewport()->height()),
                             theme.color(Token::Background, 0.45));
        if (segment.frames.begin.value > 0)
            painter.fillRect(QRectF(std::round(from), kRulerHeight, 1, viewport()->height()),
                             theme.color(Token::ControlLine));
    }
}

QString TimelineView::segmentTip(double x) const
{
    if (segments().empty() || frameCount() == 0)
        return {};
    const FrameIndex frame = m_scale.frameAt(x);
    const auto found = std::ranges::find_if(
        segments(), [frame](const annotation::Segment& each) { return each.frames.contains(frame); });
    if (found == segments().end())
        return {};
    return tr("Frames %1: %2")
        .arg(QString::fromStdString(annotation::framesText(found->frames)),
             segmentWords(*found, m_document->facts().author));
}

} // namespace consentry::widgets
