#include "widgets/timeline/overview_strip.h"

#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"
#include "widgets/timeline/frame_scale.h"
#include "widgets/timeline/track_spans.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace consentry::widgets {
namespace {

constexpr int kSeenHeight = 2;
constexpr int kCachedHeight = 2;

} // namespace

OverviewStrip::OverviewStrip(const Appearance& appearance, QWidget* parent) : QWidget(parent), m_appearance(appearance)
{
    named(this, {QStringLiteral("overviewStrip"), tr("Overview of the clip"),
                 tr("How many boxes there are where; click to go there")});
    setLayoutDirection(Qt::LeftToRight); // time runs to the right in every language
    setMinimumWidth(80);
    setFixedHeight(extent::kHitTarget);
    setMouseTracking(true);
    connect(&appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::attach(edit::AnnotationDocument& document, edit::Selection& selection)
{
    detach();
    follow(document, selection);
    m_seen.assign(static_cast<std::size_t>(frameCount()), false);
    on(&edit::AnnotationDocument::changed, this, &OverviewStrip::labelsChanged);
    on(&edit::AnnotationDocument::segmentsChanged, this, &OverviewStrip::labelsChanged);
    on(&edit::Selection::rangeChanged, this, qOverload<>(&QWidget::update));
    setAccessibleDescription(summary());
    labelsChanged();
}

void OverviewStrip::detach()
{
    unfollow();
    m_position = {};
    m_inSight = {};
    m_outOfReach.reset();
    m_cached.clear();
    m_seen.clear();
    m_seenCount = 0;
    setAccessibleDescription(summary()); // what was looked at before is nobody else's
    labelsChanged();
}

void OverviewStrip::setSeen(const std::vector<bool>& seen)
{
    if (seen.size() != m_seen.size())
        return;
    m_seen = seen;
    m_seenCount = std::ranges::count(seen, true);
    setAccessibleDescription(summary());
    update();
}

void OverviewStrip::setPosition(FrameIndex frame)
{
    m_position = frame;
    tellMoved(*this);
    update();
}

void OverviewStrip::setInSight(FrameRange frames)
{
    m_inSight = frames;
    update();
}

void OverviewStrip::setCached(const std::vector<FrameRange>& frames)
{
    if (frames == m_cached)
        return;
    m_cached = frames;
    update();
}

void OverviewStrip::markSeen(FrameIndex frame)
{
    const auto place = static_cast<std::size_t>(frame.value);
    if (place >= m_seen.size() || m_seen[place])
        return;
    m_seen[place] = true;
    ++m_seenCount;
    setAccessibleDescription(summary());
    update();
}

void OverviewStrip::setOutOfReach(std::optional<FrameIndex> from)
{
    if (from == m_outOfReach)
        return;
    m_outOfReach = from;
    setAccessibleDescription(summary());
    update();
}

QString OverviewStrip::summary() const
{
    if (frameCount() == 0)
        return {};
    const auto percent = static_cast<int>(m_seenCount * 100 / frameCount());
    const QString seen = tr("%1 % of the frames were looked at").arg(QLocale().toString(percent));
    return m_outOfReach ? seen + QStringLiteral(". ") + tr("The view ends before the clip could be played to its end")
                        : seen;
}

void OverviewStrip::labelsChanged()
{
    m_density.clear();
    update();
}

std::vector<int> OverviewStrip::density() const
{
    const auto columns = static_cast<std::size_t>(std::max(width(), 1));
    std::vector<int> steps(columns + 1);
    const FrameScale scale(frameCount(), 0, width());
    const auto column = [&](double x) { return std::min(columns, static_cast<std::size_t>(std::max(0.0, x))); };
    for (const annotation::Track& track : m_document->labels().tracks) {
        for (const TrackSpan& span : visibleSpans(track, {{0}, {frameCount()}})) {
            const std::size_t from = column(scale.edge(span.frames.begin));
            const std::size_t to = std::max(from + 1, column(scale.edge(span.frames.end)));
            ++steps[from];
            if (to <= columns)
                --steps[to];
        }
    }
    std::partial_sum(steps.begin(), steps.end(), steps.begin());
    steps.pop_back();
    return steps;
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(rect(), theme.color(Token::Background));
    if (frameCount() == 0)
        return;
    if (m_density.size() != static_cast<std::size_t>(width()))
        m_density = density();
    const int most = std::max(1, *std::max_element(m_density.begin(), m_density.end()));
    const QColor bar = theme.color(Token::TextMuted, 0.45);
    for (int x = 0; x < width(); ++x) {
        const int boxes = m_density[static_cast<std::size_t>(x)];
        const int tall = (boxes * (height() - 8) + most - 1) / most;
        painter.fillRect(QRect(x, height() - kCachedHeight - tall, 1, tall), bar);
    }
    paintBands(painter);
    paintSeen(painter);
    paintOutOfReach(painter);
    const FrameScale scale(frameCount(), 0, width());
    if (!m_inSight.isEmpty() && m_inSight.length() < frameCount()) {
        const QRectF window(scale.edge(m_inSight.begin), 0, scale.edge(m_inSight.end) - scale.edge(m_inSight.begin),
                            height());
        painter.fillRect(window, theme.color(Token::Accent, 0.16));
        painter.setPen(theme.color(Token::Accent));
        painter.drawRect(window.adjusted(0, 0, -1, -1));
    }
    painter.fillRect(QRectF(std::round(scale.middle(m_position)) - 1, 0, 2, height()), theme.color(Token::Accent));
}

/// Along the bottom what is decoded; over the whole height what others label, what is excluded and what is marked.
void OverviewStrip::paintBands(QPainter& painter) const
{
    const Theme& theme = m_appearance.theme();
    const FrameScale scale(frameCount(), 0, width());
    const auto band = [&](FrameRange range, int top, const QBrush& brush) {
        const double from = scale.edge(range.begin);
        const double wide = std::max(1.0, scale.edge(range.end) - from);
        painter.fillRect(QRectF(from, top, wide, height() - top), brush);
    };
    const edit::DocumentFacts& facts = m_document->facts();
    for (const annotation::Segment& segment : facts.segments) {
        if (!segment.isOpenTo(facts.author))
            band(segment.frames, 0, theme.color(Token::ControlLine, 0.3));
        if (segment.frames.begin.value > 0)
            painter.fillRect(QRectF(std::round(scale.edge(segment.frames.begin)), 0, 1, height()),
                             theme.color(Token::Text));
    }
    for (const FrameRange& range : m_document->labels().excluded)
        band(range, 0, QBrush(theme.color(Token::TextMuted, 0.55), Qt::FDiagPattern));
    if (const auto range = m_selection->range())
        band(*range, 0, theme.color(Token::Accent, 0.16));
    for (const FrameRange& range : m_cached)
        band(range, height() - kCachedHeight, theme.color(Token::TextMuted));
}

/// A line along the top: what was looked at.
void OverviewStrip::paintSeen(QPainter& painter) const
{
    const FrameScale scale(frameCount(), 0, width());
    const QColor color = m_appearance.theme().color(Token::Consented);
    for (int x = 0; x < width(); ++x) {
        const auto first = static_cast<std::size_t>(scale.frameAt(x).value);
        const auto last = static_cast<std::size_t>(scale.frameAt(x + 0.999).value);
        bool seen = true;
        for (std::size_t frame = first; frame <= last && seen; ++frame)
            seen = m_seen[frame];
        if (seen)
            painter.fillRect(QRect(x, 0, 1, kSeenHeight), color);
    }
}

void OverviewStrip::paintOutOfReach(QPainter& painter) const
{
    if (!m_outOfReach)
        return;
    const double from = FrameScale(frameCount(), 0, width()).edge(*m_outOfReach);
    painter.fillRect(QRectF(from, 0, width() - from, height()),
                     QBrush(m_appearance.theme().color(Token::Expiring), Qt::BDiagPattern));
}

void OverviewStrip::leaveEvent(QEvent*)
{
    Q_EMIT hintChanged({});
    Q_EMIT frameHovered(std::nullopt, 0);
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        seekAt(event->position().x());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (frameCount() > 0)
        Q_EMIT hintChanged(tr("Click: go to frame %1 · Drag: go on from there")
                               .arg(QLocale().toString(frameNumber(FrameScale(frameCount(), 0, width()).frameAt(x)))));
    if (event->buttons().testFlag(Qt::LeftButton))
        seekAt(x);
    else if (frameCount() > 0)
        Q_EMIT frameHovered(FrameScale(frameCount(), 0, width()).frameAt(x), static_cast<int>(x));
}

void OverviewStrip::seekAt(double x)
{
    if (frameCount() == 0)
        return;
    slideTo(FrameScale(frameCount(), 0, width()).frameAt(x));
}

void OverviewStrip::slideTo(FrameIndex frame)
{
    if (frame == m_position)
        return;
    setPosition(frame);
    Q_EMIT seekRequested(frame);
}

} // namespace consentry::widgets
