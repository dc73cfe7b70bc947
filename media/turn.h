#pragma once

#include "base/geometry.h"

#include <array>

namespace cv {
class Mat;
}

namespace consentry::media {

/// How a picture is turned before detectors look at it, for they know upright faces only: cameras hang overhead or lie
/// on their side, and people lie down.
enum class Turn { Clockwise, Counterclockwise, Half };

inline constexpr std::array kAllTurns{Turn::Clockwise, Turn::Counterclockwise, Turn::Half};

/// A turned copy.
cv::Mat turned(const cv::Mat& picture, Turn turn);
/// Where a box of the picture, whose size is `whole`, lies in the turned one.
Box turnedThere(const Box& box, Turn turn, Size whole);
/// Where a box of the turned picture lies in the picture as it was.
Box turnedBack(const Box& box, Turn turn, Size whole);

} // namespace consentry::media
