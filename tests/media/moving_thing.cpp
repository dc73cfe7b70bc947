#include "tests/media/moving_thing.h"

#include <cmath>

namespace consentry::testing {

namespace {

/// Smooth blobs; `seed` chooses which.
int textureAt(double x, double y, int seed)
{
    const double value = std::sin(x * 0.21 + seed) + std::sin(y * 0.17 - seed * 2.3)
                         + std::sin((x + 2 * y) * 0.083 + seed * 1.7) + std::sin(x * y * 0.0031 + seed);
    return 126 + int(value * 24);
}

constexpr int kBackground = 1;
constexpr int kThing = 5;
constexpr int kOtherScene = 9;

} // namespace

Box MovingThing::at(std::int64_t frame) const
{
    return {start.x + step.x * double(frame), start.y + step.y * double(frame), start.width, start.height};
}

Result<TestRendition> MovingThing::make() const
{
    const auto draw = [this](const media::MutablePictureView& picture, std::int64_t number) {
        const bool isOther = cutAt >= 0 && number >= cutAt;
        const bool isThere = !isOther && (vanishesAt < 0 || number < vanishesAt);
        const Box thing = at(number);
        for (int y = 0; y < picture.height; ++y) {
            for (int x = 0; x < picture.width; ++x) {
                const bool onThing = isThere && thing.contains({x + 0.5, y + 0.5});
                const int level = onThing   ? 255 - textureAt((x - thing.x) * 3, (y - thing.y) * 3, kThing)
                                  : isOther ? 235 - textureAt(x * 0.3, y * 0.2, kOtherScene)
                                            : textureAt(x, y, kBackground);
                picture.y[y * picture.yStride + x] = std::uint8_t(std::clamp(level, 16, 235));
                picture.u[y / 2 * picture.uStride + x / 2] = onThing ? 90 : 128;
                picture.v[y / 2 * picture.vStride + x / 2] = onThing ? 170 : 128;
            }
        }
    };
    return makeRendition({.width = width, .height = height, .frames = frames, .draw = draw});
}

} // namespace consentry::testing
