#include "widgets/canvas/frame_raster.h"

#include <algorithm>

namespace consentry::widgets {
namespace {

/// All four channels of `pixel` times `share` / 255, rounded, in one multiplication.
QRgb scaled(QRgb pixel, unsigned share)
{
    constexpr quint64 channels = 0x00ff'00ff'00ff'00ff;
    const quint64 apart = (quint64(pixel) | quint64(pixel) << 24) & channels;
    const quint64 product = apart * share + 0x0080'0080'0080'0080;
    const quint64 whole = (product + (product >> 8 & channels)) >> 8 & channels;
    return static_cast<QRgb>(whole | whole >> 24);
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
    const int width = inside.width();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        QRgb* const line = reinterpret_cast<QRgb*>(m_bits + y * m_stride) + inside.left();
        for (int x = 0; x < width; ++x) {
            const bool isCovering = rest == 0 || line[x] == 0;
            line[x] = isCovering ? premultiplied : premultiplied + scaled(line[x], rest);
        }
    }
}

void FrameRaster::strokeEdge(const QRect& edge, Qt::Orientation along, const Stroke& stroke)
{
    if (stroke.dashes.empty()) {
        fill(edge, stroke.color);
        return;
    }
    const bool across = along == Qt::Horizontal;
    const int length = across ? edge.width() : edge.height();
    std::size_t dash = 0;
    for (int at = 0; at < length; dash = (dash + 1) % stroke.dashes.size()) {
        const int run = std::min(stroke.dashes[dash], length - at);
        if (const QRgb color = dash % 2 == 0 ? stroke.color : stroke.gaps; color != 0)
            fill(across ? QRect(edge.left() + at, edge.top(), run, edge.height())
                        : QRect(edge.left(), edge.top() + at, edge.width(), run),
                 color);
        at += run;
    }
}

void FrameRaster::strokeFrame(const QRect& inner, int width, const Stroke& stroke)
{
    const QRect outer = inner.adjusted(-width, -width, width, width);
    strokeEdge({outer.left(), outer.top(), outer.width(), width}, Qt::Horizontal, stroke);
    strokeEdge({outer.left(), inner.bottom() + 1, outer.width(), width}, Qt::Horizontal, stroke);
    strokeEdge({outer.left(), inner.top(), width, inner.height()}, Qt::Vertical, stroke);
    strokeEdge({inner.right() + 1, inner.top(), width, inner.height()}, Qt::Vertical, stroke);
}

/// Each pixel is written once where that comes to the same as the line over its casing.
void FrameRaster::draw(const Outline& outline)
{
    const int width = outline.width;
    const QRect ring = outline.inner.adjusted(-width, -width, width, width);
    const int outside = outline.casingWidth;
    if (!ring.adjusted(-outside, -outside, outside, outside).intersects(m_bounds))
        return;
    const QRgb casing = outside > 0 ? qPremultiply(outline.casing.rgba()) : 0;
    const bool shinesThrough = outline.color.alpha() < 255;
    if (casing != 0)
        strokeFrame(ring, outside, {casing});
    if (casing != 0 && shinesThrough)
        strokeFrame(outline.inner, width, {casing});
    strokeFrame(outline.inner, width,
                {qPremultiply(outline.color.rgba()), outline.dashes, shinesThrough ? 0 : casing});
}

} // namespace consentry::widgets
