#include "tests/media/rendition_maker.h"

#include "media/raw_frame.h"

namespace consentry::testing {

std::int64_t testPts(std::int64_t frame)
{
    const std::int64_t inRound = frame % 3;
    return 777 + 6000 * (frame / 3) + 1000 * (inRound * (inRound + 1) / 2);
}

Result<TestRendition> makeRendition(const RenditionSpec& spec)
{
    MemorySink sink;
    TRY_ASSIGN(const auto encoder, media::SafeEncoder::create(sink, {.width = spec.width,
                                                                     .height = spec.height,
                                                                     .matrix = spec.matrix,
                                                                     .timeBase = {1, 90000},
                                                                     .frameRate = {30, 1}}));
    TRY_ASSIGN(media::RawPicture picture, media::RawPicture::create({spec.width, spec.height}));
    for (int i = 0; i < spec.frames; ++i) {
        spec.draw(picture.mutableView(), i);
        TRY_VOID(encoder->addFrame(picture.view(), {testPts(i), i}));
    }
    TRY_ASSIGN(FrameTable table, encoder->finish());
    return TestRendition{sink.take(), std::move(table)};
}

} // namespace consentry::testing
