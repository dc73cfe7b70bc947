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
    int casingWidth = 0;              ///< around the line; the casing lies in its gaps, and below what shines through, too
    QColor casing = {};
};

/// Writes outlines straight into an image. A painter takes several times as long, which thousands of boxes make felt.
class FrameRaster {
public:
    /// `image` is Format_ARGB32_Premultiplied and stays until the last draw().
    explicit FrameRaster(QImage& image);

    void draw(const Outline& outline);

private:
    /// Colours are premultiplied; one that is transparent is not written.
    struct Stroke {
        QRgb color;
        std::span<const int> dashes = {};
        QRgb gaps = 0;
    };
    void strokeFrame(const QRect& inner, int width, const Stroke& stroke);
    void strokeEdge(const QRect& edge, Qt::Orientation along, const Stroke& stroke);
    void fill(const QRect& rect, QRgb premultiplied);

    QRect m_bounds;
    uchar* m_bits;
    qsizetype m_stride;
};

} // namespace consentry::widgets
