#include "tests/support/frame_maker.h"

namespace consentry::testing {
namespace {

constexpr int kStampBits = 20;
constexpr int kStampBlock = 8; // pixels

} // namespace

SafeFrame FrameMaker::safeFrame(FrameIndex index, int width, int height, std::uint32_t colour)
{
    const int stride = width * 4;
    auto buffer = FrameBuffer::create(static_cast<std::size_t>(stride) * static_cast<std::size_t>(height)).value();
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int bit = x / kStampBlock;
            const bool stamped = y < kStampBlock && bit < kStampBits;
            const std::uint32_t pixel = !stamped ? colour : ((index.value >> bit) & 1) != 0 ? 0xffffffU : 0U;
            std::uint8_t* out = buffer->data() + y * stride + x * 4;
            for (int byte = 0; byte < 3; ++byte)
                out[byte] = static_cast<std::uint8_t>(pixel >> (8 * byte));
            out[3] = 0xff;
        }
    }
    return SafeFrame(FramePasskey(), {buffer, width, height, stride}, index, MediaTime(index.value * 100'000));
}

} // namespace consentry::testing
