#pragma once

#include "base/frame_buffer.h"

#include <mutex>
#include <vector>

namespace consentry::media {

/// Hands pages of decoded pictures out again, so that a new picture does not cost a thousand page faults. Pages wait
/// unwiped for the next picture of the same clip, and are wiped when the pool goes. Safe from any thread.
class FramePool : public std::enable_shared_from_this<FramePool> {
public:
    static constexpr std::size_t kGroup = 16; ///< a group of frames and what a decoder holds

    /// Keeps no more than `mostFree` pages that nobody uses.
    static std::shared_ptr<FramePool> create(std::size_t mostFree = kGroup)
    {
        return std::shared_ptr<FramePool>(new FramePool(mostFree));
    }
    /// Pages that come back to the pool, if it is still there, with their last owner.
    Result<std::shared_ptr<FrameBuffer>> take(std::size_t size);

private:
    explicit FramePool(std::size_t mostFree) : m_mostFree(mostFree) {}
    void giveBack(std::shared_ptr<FrameBuffer> buffer);

    const std::size_t m_mostFree;
    std::mutex m_mutex; ///< guards m_free
    std::vector<std::shared_ptr<FrameBuffer>> m_free;
};

} // namespace consentry::media
