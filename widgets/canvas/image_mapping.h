#pragma once

#include "base/geometry.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace consentry::widgets {

/// Where the picture lies in the canvas: the one conversion between display pixels of the clip and widget coordinates.
/// A value; each function that changes it returns the changed one.
class ImageMapping {
public:
    static constexpr double kLeastZoom = 0.05;
    static constexpr double kMostZoom = 40;

    ImageMapping() = default;
    /// The whole `picture` in the middle of `view`, never larger than 8 screen pixels a pixel.
    static ImageMapping fitted(Size picture, QSizeF view);
    /// One pixel of the picture is `zoom` screen pixels; the picture's centre is in the middle of `view`.
    static ImageMapping centred(Size picture, QSizeF view, double zoom);

    /// Screen pixels a pixel of the picture.
    double zoom() const { return m_zoom; }
    QPointF toWidget(Point point) const;
    QRectF toWidget(const Box& box) const;
    Point toImage(QPointF point) const;
    /// A length on the screen in pixels of the picture.
    double toImageLength(double screenPixels) const { return screenPixels / m_zoom; }

    /// `factor` times as large; what is under `anchor` stays there. Kept between kLeastZoom and kMostZoom.
    ImageMapping zoomedAt(QPointF anchor, double factor) const;
    ImageMapping moved(QPointF delta) const;
    /// Moved as little as needed to keep at least a quarter of the smaller of view and picture in sight.
    ImageMapping keptInSight(Size picture, QSizeF view) const;

private:
    double m_zoom = 1;
    QPointF m_origin; ///< of the picture, in the widget
};

} // namespace consentry::widgets
