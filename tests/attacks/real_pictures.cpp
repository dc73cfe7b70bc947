#include "tests/attacks/real_pictures.h"

#include "media/raw_frame.h"
#include "media/safe_encoder.h"
#include "tests/attacks/victim_maker.h"

#include <random>

namespace consentry::testing {
namespace {

constexpr int kWidth = 320;
constexpr int kHeight = 180;
constexpr int kFrames = 24;
constexpr std::int64_t kStampsPerFrame = 20; ///< of 1/1000 s

void fill(std::uint8_t* plane, int stride, int rows, std::mt19937& generator)
{
    for (int i = 0; i < stride * rows; ++i)
        plane[i] = static_cast<std::uint8_t>(16 + generator() % 220);
}

} // namespace

Pictures realPictures()
{
    MemorySink sink;
    const auto encoder = must(media::SafeEncoder::create(
        sink, {.width = kWidth, .height = kHeight, .timeBase = {1, 1000}, .frameRate = {50, 1}}));
    auto picture = must(media::RawPicture::create({kWidth, kHeight}));
    std::mt19937 generator(1);
    for (int i = 0; i < kFrames; ++i) {
        const auto view = picture.mutableView();
        fill(view.y, view.yStride, view.height, generator);
        fill(view.u, view.uStride, view.chromaHeight(), generator);
        fill(view.v, view.vStride, view.chromaHeight(), generator);
        must(encoder->addFrame(view, {i * kStampsPerFrame, i}));
    }
    FrameTable table = must(encoder->finish());
    return {sink.take(), std::move(table)};
}

} // namespace consentry::testing
