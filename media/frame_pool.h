#pragma once

#include "base/frame_buffer.h"

#include <mutex>
#include <vector>

namespace consentry::media {

/// Hands pages of decoded pictures out again, so that a new picture does not cost a thousand page faults. Pages wait
/// unwiped for the next picture of the same clip, and are wiped when the pool goes. Safe from any thread.
class FramePool : public std::enable_shared_from_this<FramePool> {
public:
    static std::shared_ptr<FramePool> create() { return std::shared_ptr<FramePool>(new FramePool); }
    /// Pages that come back to the pool, if it is still there, with their last owner.
    Result<std::shared_ptr<FrameBuffer>> take(std::size_t size);

private:
    FramePool() = default;
    void giveBack(std::shared_ptr<FrameBuffer> buffer);

    std::mutex m_mutex; ///< guards m_free
    std::vector<std::shared_ptr<FrameBuffer>> m_free;
};

} // namespace consentry::media
