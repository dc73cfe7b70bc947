#pragma once

#include "base/geometry.h"
#include "media/colour_picture.h"

#include <array>
#include <optional>

namespace consentry::media {

/// What a part of a picture looks like, whatever its size: brightness on a small grid.
class Patch {
public:
    /// Of `box` in pixels of the picture that `picture` was made from. Nothing when less than a pixel of it is inside.
    static std::optional<Patch> of(const ColourPicture& picture, const Box& box);
    /// Normalised correlation, -1 to 1: 1 for the same but for brightness and contrast; 0 when one of them is plain.
    double similarityTo(const Patch& other) const;

private:
    static constexpr int kSide = 24;
    std::array<float, kSide * kSide> m_values{}; ///< mean 0, length 1; all 0 when plain
};

} // namespace consentry::media
