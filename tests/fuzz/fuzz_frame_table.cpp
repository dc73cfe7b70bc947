#include "base/frame_table.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;

/// Any bytes as a frame table; a good one answers every question about itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView input(data, size);
    const auto table = FrameTable::decode(input);
    if (!table)
        return 0;
    fuzz::require(std::ranges::equal(table->encode(), input), "a frame table has one form only");
    MediaTime before = table->time({0});
    fuzz::require(before == MediaTime(0), "time starts with the first frame");
    for (FrameIndex frame{0}; frame < table->range().end; frame = frame + 1) {
        const MediaTime time = table->time(frame);
        fuzz::require(before <= time, "time does not go back");
        before = time;
        fuzz::require(table->time(table->frameAt(time)) == time, "the frame at a frame's time");
        const FrameIndex key = table->keyFrameAtOrBefore(frame);
        fuzz::require(key <= frame && table->at(key).keyFrame, "a key frame at or before each frame");
    }
    return 0;
}
