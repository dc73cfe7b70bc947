#include "media/picture_digest.h"

namespace consentry::media {

crypto::Digest lumaDigest(const PictureView& picture)
{
    const auto width = static_cast<std::size_t>(picture.width);
    const auto height = static_cast<std::size_t>(picture.height);
    if (picture.yStride == picture.width)
        return crypto::sha256({picture.y, width * height});
    crypto::Sha256 hash;
    for (std::size_t row = 0; row < height; ++row)
        hash.update({picture.y + row * static_cast<std::size_t>(picture.yStride), width});
    return hash.finish();
}

} // namespace consentry::media
