#include "media/picture_digest.h"

namespace consentry::media {
namespace {

void addPlane(crypto::Sha256& hash, const std::uint8_t* plane, int stride, int width, int height)
{
    if (stride == width) {
        hash.update({plane, static_cast<std::size_t>(width) * static_cast<std::size_t>(height)});
        return;
    }
    for (int y = 0; y < height; ++y)
        hash.update({plane + std::ptrdiff_t(y) * stride, static_cast<std::size_t>(width)});
}

} // namespace

crypto::Digest lumaDigest(const PictureView& picture)
{
    crypto::Sha256 hash;
    addPlane(hash, picture.y, picture.yStride, picture.width, picture.height);
    return hash.finish();
}

crypto::Digest pictureDigest(const PictureView& picture)
{
    crypto::Sha256 hash;
    addPlane(hash, picture.y, picture.yStride, picture.width, picture.height);
    addPlane(hash, picture.u, picture.uStride, picture.chromaWidth(), picture.chromaHeight());
    addPlane(hash, picture.v, picture.vStride, picture.chromaWidth(), picture.chromaHeight());
    return hash.finish();
}

} // namespace consentry::media
