#pragma once

#include "base/geometry.h"
#include "base/media_time.h"
#include "base/result.h"
#include "media/raw_frame.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace consentry::app::bench {

/// What scripts/make-demo-clip calls a face in its truth.
inline constexpr std::string_view kFaceLabel = "person-face";

/// A face that is known to be in a frame.
struct TruthFace {
    Box box;            ///< forehead to chin, ear to ear, in pixels of the picture
    double visible = 1; ///< share of the box that nothing hides
};

struct TruthFrame {
    media::RawPicture picture;
    MediaTime time{}; ///< from the first frame
    std::vector<TruthFace> faces;
};

/// A clip whose faces are known. Used from one thread.
class FaceClip {
public:
    virtual ~FaceClip() = default;
    virtual const std::string& name() const = 0;
    /// Starts over; every run gives the same frames.
    virtual Result<void> rewind() = 0;
    /// The next frame; nothing at the end. Call rewind() before the first.
    virtual Result<std::optional<TruthFrame>> next() = 0;
};

using FaceClips = std::vector<std::unique_ptr<FaceClip>>;

} // namespace consentry::app::bench
