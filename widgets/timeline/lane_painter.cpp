#include "widgets/timeline/lane_painter.h"

#include "widgets/timeline/track_spans.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace consentry::widgets {
namespace {

constexpr double kKeyMark = 5.5; // half of its height
constexpr double kHoveredDiamond = 7;
constexpr double kHollowLine = 1.5;
constexpr double kHatchHeight = 8;
constexpr double kLeastBetweenDiamonds = 3;
constexpr double kIssueDot = 5; // across
constexpr double kIssueAbove = 8;
constexpr double kValueStripe = 3;
constexpr double kStripeBelow = 6;
/// On, off … in heights of the stripe: what tells values apart without their colour. The first is whole.
constexpr std::array<std::array<double, 2>, 4> kStripes{{{0, 0}, {3, 1}, {1, 1}, {1, 3}}};

} // namespace

void LanePainter::paint(QPainter& painter, const Lane& lane) const
{
    paintSpans(painter, lane);
    paintValues(painter, lane);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintKeyFrames(painter, lane);
    paintIssues(painter, lane);
    painter.restore();
}

void LanePainter::paintSpans(QPainter& painter, const Lane& lane) const
{
    const QColor color = colorOf(lane);
    const double width = m_theme.lineWidth();
    for (const TrackSpan& span : visibleSpans(lane.track, m_scale.inSight())) {
        const double from =
            lane.track.singleFrame ? m_scale.edge(span.frames.begin) : m_scale.middle(span.frames.begin);
        const bool open = span.frames.end.value == m_frames;
        const double to = open ? m_scale.edge(span.frames.end) : m_scale.middle(span.frames.end);
        if (span.covering == Covering::Occluded)
            painter.fillRect(QRectF(from, lane.middle - kHatchHeight / 2, to - from, kHatchHeight),
                             QBrush(color, Qt::BDiagPattern));
        painter.fillRect(QRectF(from, lane.middle - width / 2, to - from, width), color);
    }
}

void LanePainter::paintKeyFrames(QPainter& painter, const Lane& lane) const
{
    const FrameRange sight = m_scale.inSight();
    const auto& keys = lane.track.keyFrames;
    auto key = std::ranges::lower_bound(keys, sight.begin, {}, &annotation::KeyFrame::frame);
    Marks marks = marksOf(lane);
    double last = m_scale.left() - kLeastBetweenDiamonds;
    for (; key != keys.end() && key->frame < sight.end; ++key) {
        const double x = m_scale.middle(key->frame);
        if (x - last < kLeastBetweenDiamonds && !key->outside && key->frame != lane.hoveredKeyFrame)
            continue;
        last = x;
        paintKeyFrame(painter, lane, *key, marks);
    }
}

LanePainter::Marks LanePainter::marksOf(const Lane& lane) const
{
    const QColor color = colorOf(lane);
    const QColor ground = m_theme.color(lane.state == LaneState::Selected ? Token::Selection : Token::Surface);
    return {KeyMark(QPen(ground, 1), color), KeyMark(QPen(color, kHollowLine), ground)};
}

void LanePainter::paintKeyFrame(QPainter& painter, const Lane& lane, const annotation::KeyFrame& key,
                                Marks& marks) const
{
    const double x = m_scale.middle(key.frame);
    const double radius = key.frame == lane.hoveredKeyFrame ? kHoveredDiamond : kKeyMark;
    if (key.outside) {
        painter.fillRect(QRectF(x - radius / 4, lane.middle - radius, radius / 2, 2 * radius), colorOf(lane));
    } else if (lane.track.singleFrame) {
        painter.setPen(QPen(m_theme.color(lane.state == LaneState::Selected ? Token::Selection : Token::Surface), 1));
        painter.setBrush(colorOf(lane));
        painter.drawRect(
            QRectF(x - radius, lane.middle - radius, 2 * radius, 2 * radius).adjusted(0.5, 0.5, -0.5, -0.5));
    } else {
        (key.tracked ? marks.byProgram : marks.byHand).paint(painter, {x, lane.middle}, radius);
    }
}

void LanePainter::paintValues(QPainter& painter, const Lane& lane) const
{
    for (const ValueSpan& span : lane.values) {
        const double from = m_scale.edge(span.frames.begin);
        const QRectF stripe(from, lane.middle + kStripeBelow, m_scale.edge(span.frames.end) - from, kValueStripe);
        const QColor color = m_theme.color(m_theme.trackToken(static_cast<unsigned>(span.value)));
        const auto& pattern = kStripes[static_cast<std::size_t>(span.value) % kStripes.size()];
        if (pattern[0] == 0) {
            painter.fillRect(stripe, color);
            continue;
        }
        QPen pen(color, kValueStripe, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({pattern[0], pattern[1]});
        painter.setPen(pen);
        painter.drawLine(QLineF(stripe.left(), stripe.center().y(), stripe.right(), stripe.center().y()));
    }
}

void LanePainter::paintIssues(QPainter& painter, const Lane& lane) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Denied));
    for (const FrameIndex frame : lane.issues) {
        const QPointF center(m_scale.middle(frame), lane.middle - kIssueAbove);
        painter.drawEllipse(center, kIssueDot / 2, kIssueDot / 2);
    }
}

} // namespace consentry::widgets
