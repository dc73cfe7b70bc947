#pragma once

#include "crypto/hash.h"
#include "media/picture.h"

namespace consentry::media {

/// SHA-256 of the luma samples, row after row without padding.
crypto::Digest lumaDigest(const PictureView& picture);

} // namespace consentry::media
