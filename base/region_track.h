#pragma once

#include "base/frame_index.h"
#include "base/geometry.h"

#include <optional>
#include <vector>

namespace consentry {

/// Where a region is in one frame, in display pixels.
struct RegionKey {
    FrameIndex frame;
    Box box;

    bool operator==(const RegionKey&) const = default;
};

/// A part of the picture that nobody may see, over a range of frames. Between two keys the four edges are linear in the
/// frame index; before the first and after the last key, the box of that key holds.
struct RegionTrack {
    FrameRange frames;
    std::vector<RegionKey> keys; ///< at least one, frames strictly increasing and inside `frames`

    bool operator==(const RegionTrack&) const = default;
    /// Nothing outside of `frames`.
    std::optional<Box> at(FrameIndex frame) const;
};

/// A part of every picture of a camera that nobody may see, as it was drawn in one of `size`.
struct PictureMask {
    Size size; ///< display pixels of the picture that it was drawn in
    Box box;   ///< inside that picture

    bool operator==(const PictureMask&) const = default;
    /// The same part of a picture of another size.
    Box in(Size picture) const;
};

} // namespace consentry
