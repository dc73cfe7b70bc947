#pragma once

#include "base/file.h"
#include "base/frame_index.h"
#include "base/geometry.h"

#include <map>

namespace consentry::testing {

/// Where the made demo clip really shows what, from the file that is made with it.
struct ClipTruth {
    Size size;
    std::map<std::string, std::map<std::int64_t, Box>> boxes; ///< label → frame → box, inside the picture
};

/// Throws Unexpected when the file is not there or not of that kind.
ClipTruth readClipTruth(const fs::path& file);

} // namespace consentry::testing
