#pragma once

#include "base/geometry.h"

#include <vector>

namespace consentry::media {

/// Input pixels of the network per pixel of the picture when it looks closely: FaceBoxes finds faces from about 26
/// pixels of its input on, and 12 of the picture are promised.
constexpr double kCloseScale = 2.2;

/// Pixels of the picture: larger finds of a close look are no faces.
constexpr double kLargestCloseFace = 64;

/// Parts of a picture for close looks, in whole pixels: all of one size, so that a network needs but one plan, small
/// enough to bound its memory, overlapping by more than the faces that only a close look finds. Sides are at least 1.
std::vector<Box> closeTiles(int width, int height);

} // namespace consentry::media
