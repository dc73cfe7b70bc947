#pragma once

#include "base/geometry.h"
#include "media/picture.h"

#include <array>
#include <cstdint>

namespace consentry::media {

enum class RedactionStyle {
    Blur,      ///< looks like a blur: nine coarse brightnesses and one tint, fixed over the track
    SolidFill, ///< one neutral grey: says nothing at all about what was there
};

/// All that a redacted face still says about the face: nine brightnesses of four levels and one tint of five by five
/// levels, under 23 bits for a whole track.
struct FaceColours {
    std::array<std::uint8_t, 9> luma{}; ///< rows of a 3×3 grid over the core's bounding box
    std::uint8_t u = 128;
    std::uint8_t v = 128;

    bool operator==(const FaceColours&) const = default;
};

/// Neutral grey, for SolidFill and for regions that people draw.
FaceColours neutralColours();

/// The core of a redaction: an ellipse, axes parallel to the picture's, in display pixels. May exceed the picture.
struct Ellipse {
    Point center;
    double radiusX = 0;
    double radiusY = 0;

    Box bounds() const { return {center.x - radiusX, center.y - radiusY, 2 * radiusX, 2 * radiusY}; }
    bool contains(Point point) const;
};

/// The ellipse painted over a detected face: it holds the whole box, corners too, and 45 % more along its axes.
Ellipse coreAround(const Box& face);

/// Averages under `core`, quantised. Cells outside the picture take the average of the part inside; a core that is
/// wholly outside is grey.
FaceColours sampleColours(const PictureView& picture, const Ellipse& core);

/// Paints `core`, which must be finite and not empty. Each luma and chroma sample that touches the core depends on `colours` and `core` only; the soft edge
/// lies outside the core, so it holds nothing of the face.
void paint(const MutablePictureView& picture, const Ellipse& core, const FaceColours& colours);

} // namespace consentry::media
