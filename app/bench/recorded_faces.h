#pragma once

#include "app/bench/face_clip.h"
#include "base/file.h"

namespace consentry::app::bench {

/// Every file NAME.truth.json of `folder` and the video or picture beside it (NAME.mp4, .avi, .png, .jpg …), in order
/// of their names; the format is docs/faces.md's. Videos are decoded by the worker; pictures in this process.
/// Errc::NotFound when there is none; Errc::BadInput's kin with the file's name when one cannot be used.
Result<FaceClips> openRecordedClips(const fs::path& folder, const fs::path& workerBinary);

} // namespace consentry::app::bench
