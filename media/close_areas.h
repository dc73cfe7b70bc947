#pragma once

#include "base/geometry.h"

#include <optional>
#include <span>
#include <vector>

namespace consentry::media {

/// Input pixels of the network per pixel of the picture when it looks closely: FaceBoxes finds faces from about 26
/// pixels of its input on, and 12 of the picture are promised.
constexpr double kCloseScale = 2.2;

/// Pixels of the picture: larger finds of a close look are no faces.
constexpr double kLargestCloseFace = 64;

/// Sides of the areas of close looks, in pixels of the picture: 384 and 640 of the network's input.
constexpr double kShortSide = 174;
constexpr double kLongSide = 290;

/// Parts of a picture for close looks, in whole pixels: all of one size, so that a network needs but one plan, small
/// enough to bound its memory, overlapping by more than the faces that only a close look finds. Sides are at least 1.
std::vector<Box> closeTiles(int width, int height);

/// Areas that hold what moved, each with room for half a small face around it, in whole pixels inside the picture; their
/// sides are kShortSide or kLongSide, or the picture's where that is smaller. What is too large for one area is left
/// out, and so is everything where more moved than areas would be worth. `moved` in pixels of the picture.
std::vector<Box> areasAround(std::span<const Box> moved, Size picture);

} // namespace consentry::media
