#pragma once

#include "base/media_time.h"

#include <cstdint>
#include <string_view>

namespace consentry::media {

enum class Container : std::uint32_t { Mp4 = 1, Avi = 2, Matroska = 3, MpegTs = 4 };
enum class Codec : std::uint32_t { H264 = 1, Mjpeg = 2, MsMpeg4v3 = 3, Hevc = 4, Vp8 = 5, Vp9 = 6, Av1 = 7, Mpeg4 = 8 };
/// How luma and chroma were made from red, green and blue. Samples always have the limited (16 to 235) range.
enum class ColourMatrix : std::uint32_t { Bt601 = 1, Bt709 = 2 };

std::string_view containerName(Container container);
std::string_view codecName(Codec codec);

/// How a stored picture becomes the one to show: first transpose (swap x and y), then mirror. Covers the four
/// rotations and their mirror images.
struct Orientation {
    bool transpose = false;
    bool flipX = false;
    bool flipY = false;

    bool operator==(const Orientation&) const = default;
    bool isIdentity() const { return *this == Orientation(); }
};

/// Facts about the video stream of a foreign source, before orientation is applied.
struct SourceInfo {
    Container container = Container::Mp4;
    Codec codec = Codec::H264;
    ColourMatrix matrix = ColourMatrix::Bt601;
    Orientation orientation{};
    int width = 0; ///< of the decoded picture, in pixels
    int height = 0;
    Rational timeBase{1, 1000};
    Rational frameRate{}; ///< average, 0 when the container does not say
    Rational pixelAspect{1, 1};
    std::int64_t declaredFrames = 0; ///< what the container claims, 0 when it does not say; for progress only

    bool operator==(const SourceInfo&) const = default;
};

/// True when every field is within the limits.
bool isValid(const SourceInfo& info);

} // namespace consentry::media
