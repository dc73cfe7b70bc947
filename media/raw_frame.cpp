#include "media/raw_frame.h"

#include <cassert>
#include <cstring>

namespace consentry::media {
namespace {

struct Plane {
    const std::uint8_t* from;
    int fromStride;
    std::uint8_t* to;
    int toStride;
    int width; ///< of the result
    int height;
};

/// Sample (x, y) of the result lies at (x, y) of the source after undoing the mirroring and then the transposition.
void orientPlane(const Plane& p, Orientation o)
{
    for (int y = 0; y < p.height; ++y) {
        const int v = o.flipY ? p.height - 1 - y : y;
        std::uint8_t* row = p.to + std::ptrdiff_t(y) * p.toStride;
        if (!o.transpose && !o.flipX) {
            std::memcpy(row, p.from + std::ptrdiff_t(v) * p.fromStride, static_cast<std::size_t>(p.width));
            continue;
        }
        const std::ptrdiff_t step = o.transpose ? p.fromStride : 1;
        const std::uint8_t* line = p.from + (o.transpose ? std::ptrdiff_t(v) : std::ptrdiff_t(v) * p.fromStride);
        for (int x = 0; x < p.width; ++x)
            row[x] = line[step * (o.flipX ? p.width - 1 - x : x)];
    }
}

} // namespace

Result<RawPicture> RawPicture::create(I420Layout layout)
{
    TRY_ASSIGN(auto buffer, FrameBuffer::create(layout.bytes()));
    return RawPicture{std::move(buffer), layout};
}

PictureView RawPicture::view() const
{
    const std::uint8_t* data = buffer->data();
    return {data,
            data + layout.offset(1),
            data + layout.offset(2),
            layout.stride(0),
            layout.stride(1),
            layout.stride(2),
            layout.width(),
            layout.height()};
}

MutablePictureView RawPicture::mutableView()
{
    std::uint8_t* data = buffer->data();
    return {data,
            data + layout.offset(1),
            data + layout.offset(2),
            layout.stride(0),
            layout.stride(1),
            layout.stride(2),
            layout.width(),
            layout.height()};
}

I420Layout orientedLayout(I420Layout layout, Orientation orientation)
{
    return orientation.transpose ? I420Layout(layout.height(), layout.width()) : layout;
}

void orient(const PictureView& from, Orientation orientation, const MutablePictureView& to)
{
    assert(orientedLayout({from.width, from.height}, orientation) == I420Layout(to.width, to.height));
    const int chromaWidth = to.chromaWidth();
    const int chromaHeight = to.chromaHeight();
    orientPlane({from.y, from.yStride, to.y, to.yStride, to.width, to.height}, orientation);
    orientPlane({from.u, from.uStride, to.u, to.uStride, chromaWidth, chromaHeight}, orientation);
    orientPlane({from.v, from.vStride, to.v, to.vStride, chromaWidth, chromaHeight}, orientation);
}

} // namespace consentry::media
