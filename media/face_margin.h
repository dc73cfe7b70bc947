#pragma once

#include "base/detected_box.h"
#include "base/media_time.h"

#include <span>
#include <vector>

namespace consentry::media {

/// How much larger than what was detected a face may be, around the same centre; 1 is no more.
struct FaceMargin {
    double width = 1;
    double height = 1;
};

/// Detectors place their box badly where they are not sure, as of a face that leans, and box only what can be seen of a
/// half hidden one, which makes it narrow. Only for faces (not heads): their boxes have room already.
FaceMargin marginOf(const DetectedBox& face);

/// The least size that each face of one track may have, in the order of `sightings` (positions in `faces`, in order of
/// time): one that is not sure of its box is as large as what is sure of it within a second before or after.
std::vector<Size> leastSizes(std::span<const std::size_t> sightings, std::span<const DetectedBox> faces,
                             std::span<const MediaTime> times);

Box withMargin(const Box& box, FaceMargin margin);

} // namespace consentry::media
