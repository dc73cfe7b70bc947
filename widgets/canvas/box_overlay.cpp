#include "widgets/canvas/box_overlay.h"

#include "widgets/canvas/frame_marks.h"
#include "widgets/canvas/track_trail.h"
#include "widgets/theme/class_look.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace consentry::widgets {
namespace {

/// With more boxes than this, only hovered and selected ones show text.
constexpr std::size_t kMostChips = 30;
constexpr double kChipGap = 3;
constexpr double kHandleRoom = 5; ///< that a handle takes on each side of its corner

constexpr double kDimmed = 0.3;

Token stateToken(const annotation::Track& track, const annotation::BoxState& state)
{
    if (track.source == annotation::Source::Suggested || track.source == annotation::Source::Tracked)
        return Token::Track4;
    return state.keyFrame ? Token::Track3 : Token::Track2;
}

Token tokenOf(const annotation::Track& track, const annotation::BoxState& state, const OverlayScene& scene,
              const Theme& theme)
{
    switch (scene.options.colourBy) {
    case ColourBy::Class: break;
    case ColourBy::Track: return theme.trackToken(track.id.value);
    case ColourBy::State: return stateToken(track, state);
    case ColourBy::Review: break; // more than a colour
    }
    return classLook(scene.document->facts().labels, track.label).token;
}

BoxLook lookOf(const annotation::Track& track, const annotation::BoxState& state, const OverlayScene& scene,
               const Theme& theme)
{
    BoxLook look;
    look.token = tokenOf(track, state, scene, theme);
    look.line = classLook(scene.document->facts().labels, track.label).line;
    look.occluded = state.occluded;
    look.interpolated = state.interpolated;
    look.keyFrame = state.keyFrame && !track.singleFrame;
    look.suggested = track.source == annotation::Source::Suggested;
    const annotation::LabelClass* labelClass = scene.document->facts().labels.findClass(track.label);
    const char letter = labelClass == nullptr ? '?' : labelClass->letter;
    look.chip = QStringLiteral("%1%2").arg(QLatin1Char(letter)).arg(track.id.value);
    if (scene.options.colourBy == ColourBy::Review && scene.review != nullptr) {
        const ReviewLook review = reviewLook(reviewStateOf(track, *scene.review));
        look.token = review.token;
        look.line = review.line;
        look.chip += review.sign;
    }
    return look;
}

Others othersOf(const OverlayScene& scene)
{
    return scene.selection->tracks().empty() ? Others::Shown : scene.options.others;
}

/// Lines that a dragged edge snapped to.
void paintGuides(QPainter& painter, const OverlayScene& scene, const QColor& color)
{
    const SnapGuides& guides = scene.preview->guides;
    for (const double x : guides.across)
        painter.fillRect(QRectF(std::round(scene.mapping.toWidget(Point{x, 0}).x()), 0, 1, scene.view.height()), color);
    for (const double y : guides.down)
        painter.fillRect(QRectF(0, std::round(scene.mapping.toWidget(Point{0, y}).y()), scene.view.width(), 1), color);
}

} // namespace

void BoxOverlay::collect(const OverlayScene& scene, const Theme& theme)
{
    m_items.clear();
    const annotation::AnnotationSet& labels = scene.document->labels();
    const QRectF view(QPointF(), QSizeF(scene.view));
    for (const auto& [id, state] : annotation::visibleAt(labels, scene.frame)) {
        const QRectF rect = scene.mapping.toWidget(state.box);
        if (rect.intersects(view) && isOnCanvas(*scene.document, *scene.selection, scene.options.others, id))
            m_items.push_back({id, rect, lookOf(*labels.find(id), state, scene, theme)});
    }
}

/// Above the box, else inside its upper edge, else below, else to the right: the first place that is in view and free.
QPointF BoxOverlay::placeChip(const Item& item, const QRectF& view, std::vector<QRectF>& taken, const Theme& theme)
{
    const QSizeF size = chipSize(item.look, theme);
    const QRectF& box = item.rect;
    const double room = item.look.handles == Handles::Shown ? kHandleRoom : 0; // what is to be taken hold of stays free
    const double left =
        std::clamp(box.left() - theme.lineWidth(), view.left(), std::max(view.left(), view.right() - size.width()));
    const std::array places{QPointF(left, box.top() - kChipGap - room - size.height()),
                            QPointF(left + room, std::max(box.top() + room, view.top())),
                            QPointF(left, box.bottom() + kChipGap + room),
                            QPointF(box.right() + kChipGap + room, box.top())};
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
    if (m_cache.size() != scene.view * devicePixelRatio)
        m_cache = QImage(scene.view * devicePixelRatio, QImage::Format_ARGB32_Premultiplied);
    m_cache.setDevicePixelRatio(devicePixelRatio);
    m_isStale = false;
    m_cache.fill(Qt::transparent);
    collect(scene, theme);
    {
        QPainter marks(&m_cache);
        paintFrameMarks(marks, scene, theme);
    }
    const bool dimmed = othersOf(scene) == Others::Dimmed;
    const IdleStyle style(theme, devicePixelRatio,
                          dimmed ? std::min(kDimmed, scene.options.opacity) : scene.options.opacity);
    FrameRaster raster(m_cache);
    for (const Item& item : m_items) {
        if (!scene.selection->contains(item.id))
            rasterBox(raster, item.rect, item.look, style);
    }
    m_idleChips.clear();
    m_chips = m_items.size() <= kMostChips && !dimmed ? Chips::All : Chips::OfLiveBoxes;
    if (m_chips != Chips::All)
        return;
    QPainter painter(&m_cache);
    painter.setLayoutDirection(Qt::LeftToRight);
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
    if (m_isStale || m_cache.devicePixelRatio() != ratio || m_cache.size() != scene.view * ratio)
        renderIdle(scene, theme, ratio);
    painter.drawImage(QPoint(), m_cache);
    if (scene.options.trail == Trail::Shown)
        paintTrails(painter, scene, theme);
    paintLive(painter, scene, theme);
    if (scene.preview)
        paintPreview(painter, scene, theme);
    if (scene.band)
        paintBand(painter, scene, theme);
}

void BoxOverlay::paintLive(QPainter& painter, const OverlayScene& scene, const Theme& theme) const
{
    const QRectF view(QPointF(), QSizeF(scene.view));
    std::vector<QRectF> taken = m_idleChips;
    for (Item item : m_items) {
        const bool selected = scene.selection->contains(item.id);
        const bool hovered = scene.hovered == item.id || (scene.band && scene.band->touched.contains(item.id));
        const bool isDragged =
            scene.preview && (scene.preview->track == item.id || scene.preview->along.contains(item.id));
        if ((!selected && !hovered) || isDragged)
            continue;
        item.look.emphasis = selected ? BoxEmphasis::Selected : BoxEmphasis::Hovered;
        const bool editable = scene.document->mode() == edit::EditMode::Editable
                              && !scene.document->flags().has(edit::TrackFlag::Locked, item.id);
        item.look.handles = selected && editable ? Handles::Shown : Handles::Hidden;
        paintBox(painter, item.rect, item.look, theme);
        if (selected || m_chips != Chips::All)
            paintChip(painter, placeChip(item, view, taken, theme), item.look, theme);
    }
}

void BoxOverlay::paintBand(QPainter& painter, const OverlayScene& scene, const Theme& theme) const
{
    const QRectF rect = scene.mapping.toWidget(scene.band->box);
    painter.fillRect(rect, theme.color(Token::Accent, 0.08));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Accent), 1, Qt::DashLine));
    painter.drawRect(rect.toAlignedRect().adjusted(0, 0, -1, -1));
}

void BoxOverlay::paintPreview(QPainter& painter, const OverlayScene& scene, const Theme& theme) const
{
    paintGuides(painter, scene, theme.color(Token::Accent));
    BoxLook look;
    const ClassLook ofClass = classLook(scene.document->facts().labels, scene.preview->label);
    look.token = scene.preview->label.empty() ? Token::Denied : ofClass.token;
    look.line = ofClass.line;
    look.emphasis = BoxEmphasis::Selected;
    look.handles = scene.preview->track ? Handles::Shown : Handles::Hidden;
    paintBox(painter, scene.mapping.toWidget(scene.preview->box), look, theme);
    for (const auto& [id, box] : scene.preview->along) {
        const annotation::Track* track = scene.document->labels().find(id);
        const ClassLook ofOther = classLook(scene.document->facts().labels, track->label);
        look.token = ofOther.token;
        look.line = ofOther.line;
        paintBox(painter, scene.mapping.toWidget(box), look, theme);
    }
}

} // namespace consentry::widgets
