#pragma once

#include "base/geometry.h"
#include "media/picture.h"

#include <array>
#include <cstdint>

namespace consentry::media {

enum class RedactionStyle {
    Blur,      ///< looks like a blur: nine coarse brightnesses, fixed over the track
    SolidFill, ///< one neutral grey: says nothing at all about what was there
};

/// All that a redacted face still says about the face: nine brightnesses of four levels, 18 bits for a whole track.
/// The tint is the same cool one for everybody: it says nothing about skin, and face detectors do not take the paint for
/// a face, as they do with blurs in the colours of skin.
struct FaceColours {
    std::array<std::uint8_t, 9> luma{}; ///< rows of a 3×3 grid over the core's bounding box

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

/// The ellipse painted over a detected face: it holds the whole box, corners too, and 60 % more along its axes:
/// hair and ears say who somebody is, and detectors draw their boxes tightly around eyes and mouth.
Ellipse coreAround(const Box& face);

/// Averages under `core`, quantised. Cells outside the picture take the average of the part inside; a core that is
/// wholly outside is grey.
FaceColours sampleColours(const PictureView& picture, const Ellipse& core);

/// Paints `core`, which must be finite and not empty. Each luma and chroma sample that touches the core depends on `colours` and `core` only; the soft edge
/// lies outside the core, so it holds nothing of the face.
void paint(const MutablePictureView& picture, const Ellipse& core, const FaceColours& colours);

} // namespace consentry::media
