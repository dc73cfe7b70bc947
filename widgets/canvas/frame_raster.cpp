#include "widgets/canvas/frame_raster.h"

#include <algorithm>

namespace consentry::widgets {
namespace {

/// All four channels of `pixel` times `share` / 255, rounded.
QRgb scaled(QRgb pixel, unsigned share)
{
    const auto channels = [share](QRgb two) {
        const QRgb product = two * share + 0x800080;
        return (product + ((product >> 8) & 0xff00ff)) >> 8 & 0xff00ff;
    };
    return channels(pixel & 0xff00ff) | channels(pixel >> 8 & 0xff00ff) << 8;
}

} // namespace

FrameRaster::FrameRaster(QImage& image) : m_bounds(image.rect()), m_bits(image.bits()), m_stride(image.bytesPerLine())
{
    Q_ASSERT(image.format() == QImage::Format_ARGB32_Premultiplied);
}

void FrameRaster::fill(const QRect& rect, QRgb premultiplied)
{
    const QRect inside = rect & m_bounds;
    const unsigned rest = 255 - static_cast<unsigned>(qAlpha(premultiplied));
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        QRgb* line = reinterpret_cast<QRgb*>(m_bits + y * m_stride) + inside.left();
        if (rest == 0)
            std::fill_n(line, inside.width(), premultiplied);
        else
            std::transform(line, line + inside.width(), line,
                           [&](QRgb below) { return premultiplied + scaled(below, rest); });
    }
}

void FrameRaster::fillEdge(const QRect& edge, Qt::Orientation along, const Outline& outline, QRgb premultiplied)
{
    if (outline.dashes.empty()) {
        fill(edge, premultiplied);
        return;
    }
    const bool across = along == Qt::Horizontal;
    const int length = across ? edge.width() : edge.height();
    std::size_t dash = 0;
    for (int at = 0; at < length; dash = (dash + 1) % outline.dashes.size()) {
        const int run = std::min(outline.dashes[dash], length - at);
        if (dash % 2 == 0)
            fill(across ? QRect(edge.left() + at, edge.top(), run, edge.height())
                        : QRect(edge.left(), edge.top() + at, edge.width(), run),
                 premultiplied);
        at += run;
    }
}

void FrameRaster::draw(const Outline& outline)
{
    const int width = outline.width;
    const QRect& inner = outline.inner;
    const QRect outer = inner.adjusted(-width, -width, width, width);
    if (!outer.intersects(m_bounds))
        return;
    const QRgb color = qPremultiply(outline.color.rgba());
    fillEdge({outer.left(), outer.top(), outer.width(), width}, Qt::Horizontal, outline, color);
    fillEdge({outer.left(), inner.bottom() + 1, outer.width(), width}, Qt::Horizontal, outline, color);
    fillEdge({outer.left(), inner.top(), width, inner.height()}, Qt::Vertical, outline, color);
    fillEdge({inner.right() + 1, inner.top(), width, inner.height()}, Qt::Vertical, outline, color);
}

} // namespace consentry::widgets
