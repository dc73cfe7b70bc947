#pragma once

#include "media/safe_encoder.h"
#include "tests/media/test_clips.h"

#include <functional>

namespace consentry::testing {

/// A rendition in memory whose pictures carry their numbers, unless something else is drawn.
struct TestRendition {
    Bytes bytes;
    FrameTable table;
};

struct RenditionSpec {
    int width = 160;
    int height = 96;
    int frames = 40;
    media::ColourMatrix matrix = media::ColourMatrix::Bt601;
    std::function<void(const media::MutablePictureView& picture, std::int64_t number)> draw = drawStamped;
};

/// Uneven stamps in a time base of 1/90000: gaps of one, two and three times 1000 ticks.
std::int64_t testPts(std::int64_t frame);
Result<TestRendition> makeRendition(const RenditionSpec& spec);

} // namespace consentry::testing
