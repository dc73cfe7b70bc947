#include "base/frame_buffer.h"

#include <sys/mman.h>

namespace consentry {

Result<std::shared_ptr<FrameBuffer>> FrameBuffer::create(std::size_t size)
{
    if (size == 0)
        return makeError(Errc::Internal, "frame buffer of no size");
    void* pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        return makeError(Errc::Internal, "out of memory");
    if (::madvise(pages, size, MADV_DONTDUMP) != 0 || ::madvise(pages, size, MADV_DONTFORK) != 0) {
        ::munmap(pages, size);
        return makeError(Errc::Internal, "frame pages cannot be kept out of core dumps");
    }
    return std::shared_ptr<FrameBuffer>(new FrameBuffer(static_cast<std::uint8_t*>(pages), size));
}

FrameBuffer::~FrameBuffer()
{
    wipe();
    ::munmap(m_data, m_size);
}

void FrameBuffer::wipe()
{
    consentry::wipe(span());
}

} // namespace consentry
