// How the timeline looks.
#include "widgets/parts/words.h"
#include "widgets/theme/tabular_text.h"
#include "widgets/timeline/lane_painter.h"
#include "widgets/timeline/timeline_metrics.h"
#include "widgets/timeline/timeline_view.h"

#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace consentry::widgets {

using timeline::kLane;
using timeline::kNameWidth;
using timeline::kRulerHeight;

namespace {

constexpr double kCursorLabelPadding = 5;
constexpr double kTickRoom = 72;

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

} // namespace

void TimelineView::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.color(Token::Surface));
    painter.save();
    painter.setClipRect(QRect(0, kRulerHeight, viewport()->width(), viewport()->height() - kRulerHeight));
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value() / kLane);
    for (std::size_t lane = first; lane < m_lanes.size() && laneTop(lane) < viewport()->height(); ++lane)
        paintLane(painter, lane);
    paintRange(painter);
    painter.restore();
    paintRuler(painter);
    painter.fillRect(QRect(kNameWidth - 1, 0, 1, viewport()->height()), theme.color(Token::Line));
    if (frameCount() > 0)
        paintCursor(painter);
}

/// A band over the lanes, stronger on those of selected tracks, which edits of the range are about.
void TimelineView::paintRange(QPainter& painter) const
{
    const auto range = m_selection ? m_selection->range() : std::nullopt;
    if (!range)
        return;
    const Theme& theme = m_appearance.theme();
    const double from = m_scale.edge(range->begin);
    const double width = m_scale.edge(range->end) - from;
    const int height = viewport()->height();
    painter.fillRect(QRectF(from, 0, width, height), theme.color(Token::Accent, 0.08));
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
        if (m_selection->contains(m_lanes[lane]))
            painter.fillRect(QRectF(from, laneTop(lane), width, kLane), theme.color(Token::Accent, 0.22));
    }
    for (const double edge : {from, from + width - 1})
        painter.fillRect(QRectF(std::round(edge), 0, 1, height), theme.color(Token::Accent));
}

void TimelineView::paintRuler(QPainter& painter) const
{
    const Theme& theme = m_appearance.theme();
    painter.fillRect(QRect(0, 0, viewport()->width(), kRulerHeight), theme.color(Token::Surface));
    painter.fillRect(QRect(0, kRulerHeight - 1, viewport()->width(), 1), theme.color(Token::Line));
    if (frameCount() == 0)
        return;
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

void TimelineView::paintLane(QPainter& painter, std::size_t index) const
{
    const Theme& theme = m_appearance.theme();
    const annotation::Track& track = *trackOf(index);
    const QRectF rect(0, laneTop(index), viewport()->width(), kLane);
    const bool selected = m_selection->contains(track.id);
    if (selected) {
        painter.fillRect(rect, theme.color(Token::Selection));
        painter.fillRect(QRectF(rect.topLeft(), QSizeF(3, kLane)), theme.color(Token::Accent));
    }
    paintName(painter, track, QRectF(space::kMedium, rect.top(), kNameWidth - space::kMedium - space::kSmall, kLane));
    Lane lane{
        .track = track, .state = selected ? LaneState::Selected : LaneState::Plain, .middle = rect.top() + kLane / 2.0};
    if (m_hovered && m_hovered->track == track.id)
        lane.hoveredKeyFrame = m_hovered->frame;
    for (const TimelineIssue& issue : m_issues) {
        if (issue.track == track.id)
            lane.issues.push_back(issue.frame);
    }
    painter.save();
    painter.setClipRect(QRectF(kNameWidth, rect.top(), rect.width() - kNameWidth, kLane), Qt::IntersectClip);
    LanePainter(theme, m_scale, frameCount()).paint(painter, lane);
    painter.restore();
}

void TimelineView::paintName(QPainter& painter, const annotation::Track& track, const QRectF& rect) const
{
    const Theme& theme = m_appearance.theme();
    const QRectF swatch(rect.left(), rect.center().y() - 4, 8, 8);
    painter.fillRect(swatch, theme.color(theme.classToken(track.label)));
    painter.setFont(theme.font(FontRole::Secondary));
    painter.setPen(theme.color(m_selection->contains(track.id) ? Token::Text : Token::TextMuted));
    const QString name = timeline::trackName(track);
    const QRectF room = rect.adjusted(16, 0, 0, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(room.width())));
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

} // namespace consentry::widgets
