#pragma once

#include <QColor>
#include <QImage>
#include <QRect>

#include <span>

namespace consentry::widgets {

/// An outline around (never over) `inner`, all in pixels of the image.
struct Outline {
    QRect inner;
    int width = 1;
    QColor color;
    std::span<const int> dashes = {}; ///< on, off, on, off … along each edge; empty: a whole line
};

/// Writes outlines straight into an image. A painter takes several times as long, which thousands of boxes make felt.
class FrameRaster {
public:
    /// `image` is Format_ARGB32_Premultiplied and stays until the last draw().
    explicit FrameRaster(QImage& image);

    void draw(const Outline& outline);

private:
    void fill(const QRect& rect, QRgb premultiplied);
    void fillEdge(const QRect& edge, Qt::Orientation along, const Outline& outline, QRgb premultiplied);

    QRect m_bounds;
    uchar* m_bits;
    qsizetype m_stride;
};

} // namespace consentry::widgets
