// How the timeline looks.
#include "widgets/parts/label_words.h"
#include "widgets/parts/words.h"
#include "widgets/theme/class_look.h"
#include "widgets/theme/tabular_text.h"
#include "widgets/timeline/lane_painter.h"
#include "widgets/timeline/timeline_metrics.h"
#include "widgets/timeline/timeline_view.h"
#include "widgets/timeline/value_stripe.h"

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
constexpr double kSign = 8; // before a name
constexpr double kTagHeight = 12;
constexpr double kTagEdge = 2;
constexpr double kLeastTag = 2 * kTagEdge;

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

enum class Fold { Open, Folded };

/// A triangle that points at what can be brought back, or down at what is there.
void paintFold(QPainter& painter, const QRectF& rect, Fold fold, const QColor& color)
{
    const QPolygonF right{rect.topLeft(), QPointF(rect.right(), rect.center().y()), rect.bottomLeft()};
    const QPolygonF down{rect.topLeft(), rect.topRight(), QPointF(rect.center().x(), rect.bottom())};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(fold == Fold::Folded ? right : down);
    painter.restore();
}

} // namespace

void TimelineView::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(viewport());
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(viewport()->rect(), theme.color(Token::Surface));
    painter.save();
    painter.setClipRect(QRect(0, kRulerHeight, viewport()->width(), viewport()->height() - kRulerHeight));
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value() / kLane);
    for (std::size_t row = first; row < m_rows.size() && laneTop(row) < viewport()->height(); ++row)
        paintRow(painter, row);
    paintSegmentBorders(painter);
    paintExcluded(painter);
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
    for (std::size_t lane = 0; lane < m_rows.size(); ++lane) {
        if (isSelected(lane))
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

void TimelineView::paintRow(QPainter& painter, std::size_t row) const
{
    const Theme& theme = m_appearance.theme();
    const QRectF rect(0, laneTop(row), viewport()->width(), kLane);
    const TimelineRow::Kind kind = m_rows[row].kind;
    if (isSelected(row)) {
        painter.fillRect(rect, theme.color(Token::Selection));
        painter.fillRect(QRectF(rect.topLeft(), QSizeF(3, kLane)), theme.color(Token::Accent));
    } else if (kind != TimelineRow::Kind::Track) {
        painter.fillRect(rect, theme.color(Token::Raised, 0.6));
    }
    paintName(painter, row);
    painter.save();
    painter.setClipRect(QRectF(kNameWidth, rect.top(), rect.width() - kNameWidth, kLane), Qt::IntersectClip);
    if (kind == TimelineRow::Kind::Track)
        paintLane(painter, row);
    else if (kind == TimelineRow::Kind::Segments)
        paintSegments(painter, row);
    else if (kind != TimelineRow::Kind::Class)
        paintTags(painter, row);
    painter.restore();
}

void TimelineView::paintLane(QPainter& painter, std::size_t index) const
{
    const Theme& theme = m_appearance.theme();
    const annotation::Track& track = *trackOf(index);
    Lane lane{.track = track,
              .token = classLook(m_document->facts().labels, track.label).token,
              .state = isSelected(index) ? LaneState::Selected : LaneState::Plain,
              .middle = laneTop(index) + kLane / 2.0,
              .values = valueStripe(track, m_document->facts().labels, m_scale.inSight())};
    if (m_hovered && m_hovered->track == track.id)
        lane.hoveredKeyFrame = m_hovered->frame;
    for (const TimelineIssue& issue : m_issues) {
        if (issue.track == track.id)
            lane.issues.push_back(issue.frame);
    }
    LanePainter(theme, m_scale, frameCount()).paint(painter, lane);
}

/// Bars with an edge on either side, by which they are dragged.
void TimelineView::paintTags(QPainter& painter, std::size_t row) const
{
    const Theme& theme = m_appearance.theme();
    annotation::FrameRanges ranges{{{0}, {frameCount()}}};
    if (m_rows[row].kind == TimelineRow::Kind::RangeTag) {
        ranges = edit::framesTagged(m_document->labels(), m_rows[row].name);
        if (m_heldTag && m_heldTag->tag.name == m_rows[row].name)
            ranges = annotation::withRange(annotation::withoutRange(ranges, m_heldTag->tag.range), m_tagRange);
    }
    for (const FrameRange& range : ranges) {
        const double from = m_scale.edge(range.begin);
        const double width = std::max(kLeastTag, m_scale.edge(range.end) - from);
        const QRectF bar(from, rowMiddle(row) - kTagHeight / 2, width, kTagHeight);
        painter.fillRect(bar, theme.color(Token::PublicBasis, 0.35));
        for (const double edge : {bar.left(), bar.right() - kTagEdge})
            painter.fillRect(QRectF(edge, bar.top(), kTagEdge, kTagHeight), theme.color(Token::PublicBasis));
    }
}

/// Labels do not count there, so all lanes lie under a hatch.
void TimelineView::paintExcluded(QPainter& painter) const
{
    if (!m_document)
        return;
    const QBrush hatch(m_appearance.theme().color(Token::TextMuted, 0.55), Qt::FDiagPattern);
    for (const FrameRange& range : m_document->labels().excluded) {
        const double from = std::max<double>(m_scale.edge(range.begin), kNameWidth);
        const double to = m_scale.edge(range.end);
        if (to > from)
            painter.fillRect(QRectF(from, kRulerHeight, to - from, viewport()->height()), hatch);
    }
}

QRectF TimelineView::nameRect(std::size_t row) const
{
    return {space::kMedium, laneTop(row), kNameWidth - space::kMedium - space::kSmall, kLane};
}

QString TimelineView::rowName(std::size_t row) const
{
    const TimelineRow& what = m_rows[row];
    switch (what.kind) {
    case TimelineRow::Kind::Track: return trackName(*trackOf(row));
    case TimelineRow::Kind::RangeTag: return labelWord(what.name);
    case TimelineRow::Kind::Class: return tr("%1 (%2)").arg(labelWord(what.name), QLocale().toString(what.tracks));
    case TimelineRow::Kind::Segments: return tr("Segments");
    case TimelineRow::Kind::ClipTags: break;
    }
    QStringList tags;
    for (const std::string& tag : m_document->labels().clipTags)
        tags << labelWord(tag);
    return tr("Clip: %1").arg(tags.join(QStringLiteral(", ")));
}

void TimelineView::paintName(QPainter& painter, std::size_t row) const
{
    const Theme& theme = m_appearance.theme();
    const TimelineRow& what = m_rows[row];
    const QRectF rect = nameRect(row);
    const QRectF sign(rect.left(), rect.center().y() - kSign / 2, kSign, kSign);
    if (const annotation::Track* track = trackOf(row))
        painter.fillRect(sign, theme.color(classLook(m_document->facts().labels, track->label).token));
    else if (what.kind == TimelineRow::Kind::Class)
        paintFold(painter, sign, m_folded.contains(what.name) ? Fold::Folded : Fold::Open,
                  theme.color(classLook(m_document->facts().labels, what.name).token));
    painter.setFont(theme.font(what.kind == TimelineRow::Kind::Class ? FontRole::Strong : FontRole::Secondary));
    painter.setPen(theme.color(isSelected(row) ? Token::Text : Token::TextMuted));
    const bool hasSign = what.kind == TimelineRow::Kind::Track || what.kind == TimelineRow::Kind::Class;
    const QRectF room = rect.adjusted(hasSign ? 2 * kSign : 0, 0, 0, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(rowName(row), Qt::ElideRight, static_cast<int>(room.width())));
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
