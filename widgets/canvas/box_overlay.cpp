#include "widgets/canvas/box_overlay.h"

#include "widgets/canvas/frame_marks.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace consentry::widgets {
namespace {

/// With more boxes than this, only hovered and selected ones show text.
constexpr std::size_t kMostChips = 30;
constexpr double kChipGap = 3;

BoxLook lookOf(const annotation::Track& track, const annotation::BoxState& state, const annotation::LabelSet& labels,
               const Theme& theme)
{
    BoxLook look;
    look.token = theme.classToken(track.label);
    look.occluded = state.occluded;
    look.interpolated = state.interpolated;
    look.keyFrame = state.keyFrame && !track.singleFrame;
    look.suggested = track.source == annotation::Source::Suggested;
    const annotation::LabelClass* labelClass = labels.findClass(track.label);
    const char letter = labelClass == nullptr ? '?' : labelClass->letter;
    look.chip = QStringLiteral("%1%2").arg(QLatin1Char(letter)).arg(track.id.value);
    return look;
}

} // namespace

void BoxOverlay::collect(const OverlayScene& scene, const Theme& theme)
{
    m_items.clear();
    const annotation::AnnotationSet& labels = scene.document->labels();
    const QRectF view(QPointF(), QSizeF(scene.view));
    const edit::TrackFlags& flags = scene.document->flags();
    for (const auto& [id, state] : annotation::visibleAt(labels, scene.frame)) {
        if (flags.has(edit::TrackFlag::Hidden, id))
            continue;
        const QRectF rect = scene.mapping.toWidget(state.box);
        if (rect.intersects(view))
            m_items.push_back({id, rect, lookOf(*labels.find(id), state, scene.document->facts().labels, theme)});
    }
}

/// Above the box, else inside its upper edge, else below, else to the right: the first place that is in view and free.
QPointF BoxOverlay::placeChip(const Item& item, const QRectF& view, std::vector<QRectF>& taken, const Theme& theme)
{
    const QSizeF size = chipSize(item.look, theme);
    const QRectF& box = item.rect;
    const double left =
        std::clamp(box.left() - theme.lineWidth(), view.left(), std::max(view.left(), view.right() - size.width()));
    const std::array places{QPointF(left, box.top() - kChipGap - size.height()),
                            QPointF(left, std::max(box.top(), view.top())), QPointF(left, box.bottom() + kChipGap),
                            QPointF(box.right() + kChipGap, box.top())};
    const auto isFree = [&](QPointF place) {
        const QRectF rect(place, size);
        return view.contains(rect)
               && std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(rect); });
    };
    const auto place = std::find_if(places.begin(), places.end(), isFree);
    const QPointF chosen = place == places.end() ? places[1] : *place;
    taken.emplace_back(chosen, size);
    return chosen;
}

void BoxOverlay::renderIdle(const OverlayScene& scene, const Theme& theme, double devicePixelRatio)
{
    m_cache = QPixmap(scene.view * devicePixelRatio);
    m_cache.setDevicePixelRatio(devicePixelRatio);
    m_cache.fill(Qt::transparent);
    collect(scene, theme);
    QPainter painter(&m_cache);
    paintFrameMarks(painter, scene, theme);
    for (const Item& item : m_items) {
        if (!scene.selection->contains(item.id))
            paintBox(painter, item.rect, item.look, theme);
    }
    m_idleChips.clear();
    if (m_items.size() > kMostChips)
        return;
    const QRectF view(QPointF(), QSizeF(scene.view));
    for (const Item& item : m_items) {
        if (!scene.selection->contains(item.id))
            paintChip(painter, placeChip(item, view, m_idleChips, theme), item.look, theme);
    }
}

void BoxOverlay::paint(QPainter& painter, const OverlayScene& scene, const Theme& theme)
{
    if (scene.document == nullptr)
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    if (m_cache.isNull() || m_cache.devicePixelRatio() != ratio || m_cache.size() != scene.view * ratio)
        renderIdle(scene, theme, ratio);
    painter.drawPixmap(QPoint(), m_cache);
    paintLive(painter, scene, theme);
    if (scene.preview)
        paintPreview(painter, scene, theme);
}

void BoxOverlay::paintLive(QPainter& painter, const OverlayScene& scene, const Theme& theme) const
{
    const QRectF view(QPointF(), QSizeF(scene.view));
    std::vector<QRectF> taken = m_idleChips;
    const bool idleHaveChips = m_items.size() <= kMostChips;
    for (Item item : m_items) {
        const bool selected = scene.selection->contains(item.id);
        const bool hovered = scene.hovered == item.id;
        if ((!selected && !hovered) || (scene.preview && scene.preview->track == item.id))
            continue;
        item.look.emphasis = selected ? BoxEmphasis::Selected : BoxEmphasis::Hovered;
        const bool editable = scene.document->mode() == edit::EditMode::Editable
                              && !scene.document->flags().has(edit::TrackFlag::Locked, item.id);
        item.look.handles = selected && editable ? Handles::Shown : Handles::Hidden;
        paintBox(painter, item.rect, item.look, theme);
        if (selected || !idleHaveChips)
            paintChip(painter, placeChip(item, view, taken, theme), item.look, theme);
    }
}

void BoxOverlay::paintPreview(QPainter& painter, const OverlayScene& scene, const Theme& theme) const
{
    BoxLook look;
    look.token = scene.preview->label.empty() ? Token::Denied : theme.classToken(scene.preview->label);
    look.emphasis = BoxEmphasis::Selected;
    look.handles = scene.preview->track ? Handles::Shown : Handles::Hidden;
    paintBox(painter, scene.mapping.toWidget(scene.preview->box), look, theme);
}

} // namespace consentry::widgets
