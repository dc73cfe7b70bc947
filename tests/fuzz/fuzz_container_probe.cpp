#include "media/foreign/container_probe.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace consentry;
using namespace consentry::media;

namespace {

/// A file that begins with some bytes and goes on with zeros, up to any length that a file may have.
class SparseSource final : public ByteSource {
public:
    SparseSource(ByteView start, std::uint64_t size) : m_start(start), m_size(std::max<std::uint64_t>(size, start.size()))
    {
    }
    std::uint64_t size() const override { return m_size; }
    Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) override
    {
        if (offset >= m_size)
            return std::size_t(0);
        const std::size_t count = std::min<std::uint64_t>(out.size(), m_size - offset);
        for (std::size_t i = 0; i < count; ++i)
            out[i] = offset + i < m_start.size() ? m_start[offset + i] : 0;
        return count;
    }

private:
    ByteView m_start;
    std::uint64_t m_size;
};

void check(ByteSource& source)
{
    constexpr Errc expected[] = {Errc::MediaUnsupported, Errc::MediaDamaged, Errc::Truncated};
    const auto container = probeContainer(source);
    fuzz::require(container.ok() || std::ranges::find(expected, container.error().code) != std::end(expected),
                  "documented error of probeContainer");
}

} // namespace

/// The first eight bytes are a length, the rest is the start of a file of that length, or a whole one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(ByteView(data, size));
    const std::uint64_t length = input.number(8) >> 1U;
    MemorySource whole(input.rest());
    check(whole);
    SparseSource sparse(input.rest(), length);
    check(sparse);
    return 0;
}
