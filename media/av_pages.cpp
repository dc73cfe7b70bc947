#include "media/av_pages.h"

namespace consentry::media {
namespace {

using Handle = std::shared_ptr<FrameBuffer>;

void letGo(void* opaque, std::uint8_t*)
{
    delete static_cast<Handle*>(opaque);
}

} // namespace

AVBufferRef* lendPages(std::shared_ptr<FrameBuffer> pages)
{
    auto handle = std::make_unique<Handle>(std::move(pages));
    AVBufferRef* const buffer = av_buffer_create((*handle)->data(), (*handle)->size(), letGo, handle.get(), 0);
    if (buffer != nullptr)
        static_cast<void>(handle.release()); // the buffer's now
    return buffer;
}

std::shared_ptr<FrameBuffer> lentPages(const AVBufferRef& buffer)
{
    return *static_cast<const Handle*>(av_buffer_get_opaque(&buffer));
}

} // namespace consentry::media
