#pragma once

#include "media/safe_reader.h"
#include "tests/app/site.h"
#include "tests/support/needed.h"

namespace consentry::testing {

/// Short videos cut from the demo clip. Empty paths when it is not there; `problem` says why.
struct ShortVideos {
    fs::path mp4;  ///< 20 frames, h264
    fs::path avi;  ///< 20 frames, mjpeg, smaller
    fs::path flv;  ///< a container that is not taken
    fs::path ffv1; ///< a codec that is not taken

    static constexpr int kFrames = 20;
    /// What is in the demo clip.
    static fs::path truthFile();
    static ShortVideos make(const fs::path& folder, QString* problem);
};

/// COCO labels of one person in `frames` frames of a clip, as another tool would write them.
std::string cocoFor(const std::string& clip, int frames);

/// The safe rendition as a view by the session's person gets it, verified as a whole.
Result<std::unique_ptr<media::SafeReader>> renditionOf(app::Session& session, ClipId clip);

/// Whether models and demo clip were fetched; else the reason why not.
QString missingData();

} // namespace consentry::testing
