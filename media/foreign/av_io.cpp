#include "media/foreign/av_io.h"

namespace consentry::media {
namespace {

constexpr int kBufferBytes = 64 * 1024;

} // namespace

Result<std::unique_ptr<AvIo>> AvIo::open(ByteSource& source)
{
    std::unique_ptr<AvIo> io(new AvIo(source));
    auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferBytes));
    if (buffer == nullptr)
        return makeError(Errc::Internal, "out of memory");
    io->m_context.reset(avio_alloc_context(buffer, kBufferBytes, 0, io.get(), &AvIo::readPacket, nullptr, &AvIo::seek));
    if (!io->m_context) {
        av_free(buffer);
        return makeError(Errc::Internal, "out of memory");
    }
    return io;
}

int AvIo::readPacket(void* opaque, std::uint8_t* buffer, int size)
{
    AvIo& self = *static_cast<AvIo*>(opaque);
    if (self.m_error)
        return AVERROR(EIO);
    const auto got = self.m_source.readAt(self.m_position, ByteSpan(buffer, static_cast<std::size_t>(size)));
    if (!got) {
        self.m_error = got.error();
        return AVERROR(EIO);
    }
    self.m_position += *got;
    return *got == 0 ? AVERROR_EOF : static_cast<int>(*got);
}

std::int64_t AvIo::seek(void* opaque, std::int64_t offset, int whence)
{
    AvIo& self = *static_cast<AvIo*>(opaque);
    const auto size = static_cast<std::int64_t>(self.m_source.size());
    const int kind = whence & ~AVSEEK_FORCE;
    if (kind == AVSEEK_SIZE)
        return size;
    std::int64_t base = 0;
    if (kind == SEEK_CUR)
        base = static_cast<std::int64_t>(self.m_position);
    else if (kind == SEEK_END)
        base = size;
    std::int64_t target = 0;
    if (__builtin_add_overflow(base, offset, &target) || target < 0 || target > size)
        return AVERROR(EINVAL);
    self.m_position = static_cast<std::uint64_t>(target);
    return target;
}

} // namespace consentry::media
