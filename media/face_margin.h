#pragma once

#include "base/detected_box.h"

namespace consentry::media {

/// How much larger than what was detected a face may be, around the same centre; 1 is no more.
struct FaceMargin {
    double width = 1;
    double height = 1;
};

/// Detectors place their box badly where they are not sure, as of a face that leans, and box only what can be seen of a
/// half hidden one, which makes it narrow. Only for faces (not heads): their boxes have room already.
FaceMargin marginOf(const DetectedBox& face);

Box withMargin(const Box& box, FaceMargin margin);

} // namespace consentry::media
