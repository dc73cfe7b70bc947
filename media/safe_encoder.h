#pragma once

#include "base/byte_source.h"
#include "base/frame_table.h"
#include "media/foreign/source_info.h"
#include "media/picture.h"

#include <memory>

namespace consentry::media {

struct SafeEncoderOptions {
    int width = 0;                ///< of the pictures to come, 1 to 8192; padded to even inside
    int height = 0;
    ColourMatrix matrix = ColourMatrix::Bt601;
    Rational timeBase{1, 1000};   ///< of the stamps to come
    Rational frameRate{};         ///< average, for display and rate control only; may be 0
    Rational pixelAspect{1, 1};
    MediaTime duration{};         ///< written into the container when known
};

/// Makes a rendition in the one form that we play: H.264, a key frame every 8 frames, no B-frames, closed groups, no
/// sound and no metadata, in Matroska that is written from start to end without going back. Decodes what it has
/// encoded to fingerprint it. docs/file-format.md, "Safe rendition"; docs/adr/0022-safe-rendition-encoding.md.
class SafeEncoder {
public:
    /// `out` must outlive the encoder.
    static Result<std::unique_ptr<SafeEncoder>> create(ByteSink& out, const SafeEncoderOptions& options);
    virtual ~SafeEncoder() = default;

    struct Stamp {
        std::int64_t pts = 0; ///< in the time base, strictly increasing
        std::int64_t sourceFrame = 0;
    };
    /// Errc::Internal; and what the sink says.
    virtual Result<void> addFrame(const PictureView& picture, Stamp stamp) = 0;
    /// Writes what is left. At least one frame must have been added. Call once.
    virtual Result<FrameTable> finish() = 0;
};

} // namespace consentry::media
