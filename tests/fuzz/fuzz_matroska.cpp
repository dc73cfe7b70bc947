#include "media/matroska_reader.h"
#include "media/matroska_writer.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::media;

namespace {

constexpr std::size_t kPadding = 64;

void checkTrack(const MatroskaTrack& track)
{
    MemorySink sink;
    MatroskaWriter writer(sink);
    const FrameFormat format{
        .width = track.codedWidth, .height = track.codedHeight, .codedWidth = track.codedWidth,
        .codedHeight = track.codedHeight, .timeBase = {}, .frameRate = {}};
    fuzz::require(writer.writeHeader({.format = format, .configuration = track.configuration}).ok(), "a header is written");
    MemorySource source(sink.bytes());
    const auto again = readMatroskaTrack(source);
    fuzz::require(again.ok() && again->configuration == track.configuration && again->codedWidth == track.codedWidth
                      && again->codedHeight == track.codedHeight,
                  "a track survives being written");
}

void checkBlock(ByteView file, std::uint64_t position)
{
    MemorySource source(file);
    Bytes buffer;
    const auto block = readMatroskaBlock(source, position, buffer, kPadding);
    if (!block) {
        const Errc code = block.error().code;
        fuzz::require(code == Errc::MediaDamaged || code == Errc::Truncated, "documented error of readMatroskaBlock");
        return;
    }
    fuzz::require(block->bytes > 0 && block->bytes + kPadding <= buffer.size(), "sample and padding are in the buffer");
    fuzz::require(position + block->bytes <= file.size(), "the sample is in the file");
}

} // namespace

/// Eight bytes of a position, then any bytes as a rendition.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(ByteView(data, size));
    const std::uint64_t position = input.number(8);
    const ByteView file = input.rest();
    MemorySource source(file);
    if (const auto track = readMatroskaTrack(source); track)
        checkTrack(*track);
    else
        fuzz::require(track.error().code == Errc::MediaDamaged, "documented error of readMatroskaTrack");
    checkBlock(file, position);
    checkBlock(file, position % (file.size() + 1));
    return 0;
}
