#include "base/byte_source.h"

#include <algorithm>

namespace consentry {

Result<void> readExactly(ByteSource& source, std::uint64_t offset, ByteSpan out, std::string_view what)
{
    TRY_ASSIGN(const std::size_t got, source.readAt(offset, out));
    if (got != out.size())
        return makeError(Errc::Truncated, what);
    return {};
}

Result<void> copyAll(ByteSource& source, ByteSink& sink)
{
    Bytes piece(64 * 1024);
    for (std::uint64_t offset = 0; offset < source.size();) {
        TRY_ASSIGN(const std::size_t got, source.readAt(offset, piece));
        if (got == 0)
            return makeError(Errc::Truncated, "file");
        TRY_VOID(sink.write(ByteView(piece).first(got)));
        offset += got;
    }
    wipe(piece);
    return {};
}

Result<std::size_t> MemorySource::readAt(std::uint64_t offset, ByteSpan out)
{
    if (offset >= m_bytes.size())
        return std::size_t(0);
    const std::size_t count = std::min<std::uint64_t>(out.size(), m_bytes.size() - offset);
    std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
    return count;
}

} // namespace consentry
