#pragma once

#include "base/frame_buffer.h"
#include "base/frame_index.h"
#include "base/media_time.h"

namespace consentry {

namespace media {
class FrameMaker;
}
namespace testing {
class FrameMaker;
}

/// Proof that pixels come from where redaction is certain. Only media/ (and tests/support) can make one.
class FramePasskey {
    friend class media::FrameMaker;
    friend class testing::FrameMaker;
    FramePasskey() {} // not = default: an aggregate could be made by anyone
};

/// Pixels ready to paint: 32 bits each, byte order B G R X, rows `stride` bytes apart.
struct FramePixels {
    std::shared_ptr<FrameBuffer> buffer;
    int width = 0;  ///< pixels of this picture, which may be scaled to the view
    int height = 0;
    int stride = 0; ///< bytes
};

/// A picture of the safe rendition: every face that intake found is gone from it. An immutable value; copies share
/// the pixels, which are wiped with the last copy, or at once when the view ends.
class SafeFrame {
public:
    SafeFrame(FramePasskey, FramePixels pixels, FrameIndex index, MediaTime time)
        : m_pixels(std::move(pixels)), m_index(index), m_time(time)
    {
    }
    const FramePixels& pixels() const { return m_pixels; }
    FrameIndex index() const { return m_index; }
    MediaTime time() const { return m_time; }

private:
    FramePixels m_pixels;
    FrameIndex m_index;
    MediaTime m_time{};
};

/// A picture of a reveal rendition: faces may be visible. Only the reveal view takes one; it does not turn into a
/// SafeFrame.
class RevealedFrame {
public:
    RevealedFrame(FramePasskey, FramePixels pixels, FrameIndex index, MediaTime time)
        : m_pixels(std::move(pixels)), m_index(index), m_time(time)
    {
    }
    const FramePixels& pixels() const { return m_pixels; }
    FrameIndex index() const { return m_index; }
    MediaTime time() const { return m_time; }

private:
    FramePixels m_pixels;
    FrameIndex m_index;
    MediaTime m_time{};
};

} // namespace consentry
