#include "widgets/canvas/image_mapping.h"

#include <algorithm>

namespace consentry::widgets {
namespace {

constexpr double kMostFittedZoom = 8;

/// Keeps [start, start + length) over at least a quarter of [0, room), or of itself.
double keptOnAxis(double start, double length, double room)
{
    const double least = std::min(length, room) / 4;
    return std::clamp(start, least - length, room - least);
}

} // namespace

ImageMapping ImageMapping::fitted(Size picture, QSizeF view)
{
    if (picture.width <= 0 || picture.height <= 0)
        return {};
    const double zoom = std::min(view.width() / picture.width, view.height() / picture.height);
    return centred(picture, view, std::min(zoom, kMostFittedZoom));
}

ImageMapping ImageMapping::centred(Size picture, QSizeF view, double zoom)
{
    ImageMapping mapping;
    mapping.m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    mapping.m_origin = {(view.width() - picture.width * mapping.m_zoom) / 2,
                        (view.height() - picture.height * mapping.m_zoom) / 2};
    return mapping;
}

QPointF ImageMapping::toWidget(Point point) const
{
    return m_origin + QPointF(point.x, point.y) * m_zoom;
}

QRectF ImageMapping::toWidget(const Box& box) const
{
    return {toWidget(Point{box.x, box.y}), QSizeF(box.width, box.height) * m_zoom};
}

Point ImageMapping::toImage(QPointF point) const
{
    const QPointF inside = (point - m_origin) / m_zoom;
    return {inside.x(), inside.y()};
}

ImageMapping ImageMapping::zoomedAt(QPointF anchor, double factor) const
{
    ImageMapping result;
    result.m_zoom = std::clamp(m_zoom * factor, kLeastZoom, kMostZoom);
    result.m_origin = anchor - (anchor - m_origin) * (result.m_zoom / m_zoom);
    return result;
}

ImageMapping ImageMapping::moved(QPointF delta) const
{
    ImageMapping result = *this;
    result.m_origin += delta;
    return result;
}

ImageMapping ImageMapping::keptInSight(Size picture, QSizeF view) const
{
    ImageMapping result = *this;
    result.m_origin = {keptOnAxis(m_origin.x(), picture.width * m_zoom, view.width()),
                       keptOnAxis(m_origin.y(), picture.height * m_zoom, view.height())};
    return result;
}

} // namespace consentry::widgets
