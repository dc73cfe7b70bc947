#include "media/frame_pool.h"

namespace consentry::media {

Result<std::shared_ptr<FrameBuffer>> FramePool::take(std::size_t size)
{
    std::shared_ptr<FrameBuffer> pages;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_free.empty()) {
            pages = std::move(m_free.back());
            m_free.pop_back();
        }
    }
    if (!pages || pages->size() != size) {
        TRY_ASSIGN(pages, FrameBuffer::create(size));
    }
    FrameBuffer* const raw = pages.get();
    return std::shared_ptr<FrameBuffer>(raw, [pool = weak_from_this(), pages = std::move(pages)](FrameBuffer*) mutable {
        auto returned = std::move(pages);
        if (const auto alive = pool.lock())
            alive->giveBack(std::move(returned));
    });
}

void FramePool::giveBack(std::shared_ptr<FrameBuffer> buffer)
{
    const std::lock_guard lock(m_mutex);
    if (m_free.size() < m_mostFree)
        m_free.push_back(std::move(buffer));
}

} // namespace consentry::media
