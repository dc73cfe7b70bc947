#include "widgets/canvas/track_trail.h"

#include <QPainter>

namespace consentry::widgets {
namespace {

constexpr double kDot = 3;      // pixels across
constexpr double kGhost = 0.45; // opacity of neighbouring key frames
constexpr double kPathWidth = 1.5;

using annotation::Track;

FrameRange trailRange(const OverlayScene& scene)
{
    const FrameIndex end{scene.document->facts().frames.frames};
    const std::int64_t reach = scene.options.trailFrames;
    return {std::max(FrameIndex{0}, scene.frame - reach), std::min(end, scene.frame + reach + 1)};
}

/// The centres over `range`, in the widget; a gap where the track is not seen begins a new line.
std::vector<QPolygonF> pathOf(const Track& track, FrameRange range, const ImageMapping& mapping)
{
    std::vector<QPolygonF> lines(1);
    for (FrameIndex frame = range.begin; frame < range.end; frame = frame + 1) {
        const auto state = annotation::stateAt(track, frame);
        if (state)
            lines.back() << mapping.toWidget(state->box.center());
        else if (!lines.back().isEmpty())
            lines.emplace_back();
    }
    return lines;
}

void paintPath(QPainter& painter, const std::vector<QPolygonF>& lines, const QColor& color, Qt::PenStyle style)
{
    for (const QPolygonF& line : lines) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 110), kPathWidth + 2));
        painter.drawPolyline(line);
        painter.setPen(QPen(color, kPathWidth, style));
        painter.drawPolyline(line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (const QPointF& point : line)
            painter.drawEllipse(point, kDot / 2, kDot / 2);
    }
}

void paintGhost(QPainter& painter, const annotation::KeyFrame* key, const OverlayScene& scene, const BoxLook& look,
                const Theme& theme)
{
    if (key == nullptr || key->outside)
        return;
    BoxLook ghost = look;
    ghost.interpolated = true; // a thin line
    painter.setOpacity(kGhost);
    paintBox(painter, scene.mapping.toWidget(key->box), ghost, theme);
    painter.setOpacity(1);
}

} // namespace

void paintTrails(QPainter& painter, const OverlayScene& scene, const Theme& theme)
{
    if (scene.selection->tracks().size() > kMostTrails)
        return;
    const FrameRange range = trailRange(scene);
    for (const annotation::TrackId id : scene.selection->tracks()) {
        const Track* track = scene.document->labels().find(id);
        if (track == nullptr || track->singleFrame)
            continue;
        const ClassLook ofClass = classLook(scene.document->facts().labels, track->label);
        const BoxLook look{.token = ofClass.token, .line = ofClass.line};
        const annotation::KeyFrame* before =
            scene.frame > FrameIndex{0} ? track->keyFrameAtOrBefore(scene.frame - 1) : nullptr;
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintGhost(painter, before, scene, look, theme);
        paintGhost(painter, track->keyFrameAfter(scene.frame), scene, look, theme);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = theme.color(look.token);
        paintPath(painter, pathOf(*track, {range.begin, scene.frame + 1}, scene.mapping), color, Qt::SolidLine);
        paintPath(painter, pathOf(*track, {scene.frame, range.end}, scene.mapping), color, Qt::DotLine);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

} // namespace consentry::widgets
