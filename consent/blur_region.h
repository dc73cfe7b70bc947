#pragma once

#include "base/region_track.h"
#include "consent/text_form.h"

namespace consentry::consent {

inline constexpr std::size_t kMaxRegionKeys = 64;
inline constexpr std::size_t kMaxMasks = 32; ///< of one camera

/// A key of a blur region: "frame left top width height" in decimal whole pixels ("12 640 80 64 64").
template<>
struct TextForm<RegionKey> {
    static std::string write(const RegionKey& key);
    static Result<RegionKey> read(std::string_view text);
};

/// A box of whole pixels: "left top width height" ("640 80 64 64").
template<>
struct TextForm<Box> {
    static std::string write(const Box& box);
    static Result<Box> read(std::string_view text);
};

/// Whether keys are in ascending order and all inside the track's frames.
bool isInOrder(const RegionTrack& track);

/// The whole pixels of a picture of `size` that `box` touches; empty when it touches none.
Box wholePixels(const Box& box, Size size);

} // namespace consentry::consent
