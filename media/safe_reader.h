#pragma once

#include "base/byte_source.h"
#include "base/frame_table.h"
#include "base/stop_flag.h"
#include "media/decoded_picture.h"

#include <vector>

namespace consentry::media {

/// A rendition of ours, decrypted as it is read.
struct RenditionStream {
    std::shared_ptr<ByteSource> clear;
    FrameTable table;
    StopFlag stop{}; ///< asked at every packet
};

/// Decodes exact frames of a rendition of ours. Used from one thread.
class SafeReader {
public:
    /// Reads the container's header. Errc::MediaDamaged when it is not in our one form or does not match the table;
    /// what the source says; Errc::AccessEnded when stopped.
    static Result<std::unique_ptr<SafeReader>> open(RenditionStream stream);
    virtual ~SafeReader() = default;

    virtual const FrameTable& table() const = 0;
    /// The picture of `index`, which must be inside table().range(). Goes on decoding when `index` comes after the last
    /// frame of the same group; else starts at the key frame before it. An error of the source sticks.
    /// Errc::MediaDamaged rather than a damaged picture; Errc::AccessEnded when stopped.
    virtual Result<DecodedPicture> picture(FrameIndex index) = 0;
    /// The frame that picture(index) would decode first: `index` itself, or one before it in its group.
    virtual FrameIndex decodeStart(FrameIndex index) const = 0;
    /// How many pictures have been decoded so far.
    virtual std::int64_t decodedCount() const = 0;
};

/// Decodes every frame of `stream` and compares it with the table's fingerprints.
/// Errc::HashMismatch naming the frame; errors as SafeReader::picture().
Result<void> verifyRendition(RenditionStream stream);

} // namespace consentry::media
