#pragma once

#include "base/byte_source.h"

namespace consentry::media {

/// What a decoder needs to know about the track of a rendition.
struct MatroskaTrack {
    Bytes configuration; ///< AVCDecoderConfigurationRecord
    int codedWidth = 0;
    int codedHeight = 0;
};

/// Reads the header of a rendition: the form that MatroskaWriter writes, and no other. Errc::MediaDamaged otherwise;
/// what the source says when reading fails.
Result<MatroskaTrack> readMatroskaTrack(ByteSource& source);

struct MatroskaBlock {
    bool isKeyFrame = false;
    std::size_t bytes = 0; ///< of the sample, at the start of the buffer
};

/// Reads the block at `position` into `buffer`, which grows as needed; `padding` bytes of zero follow the sample.
/// Errc::MediaDamaged when there is no block.
Result<MatroskaBlock> readMatroskaBlock(ByteSource& source, std::uint64_t position, Bytes& buffer, std::size_t padding);

} // namespace consentry::media
