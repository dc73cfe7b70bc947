#pragma once

#include "base/bytes.h"

#include <memory>

namespace consentry {

/// Pages for decoded pixels: left out of core dumps, not inherited by children, wiped when released.
/// They are not locked (a frame is larger than the usual limit); `doctor` says when swap could take them.
class FrameBuffer {
public:
    static Result<std::shared_ptr<FrameBuffer>> create(std::size_t size);
    ~FrameBuffer();
    FrameBuffer(const FrameBuffer&) = delete;
    FrameBuffer& operator=(const FrameBuffer&) = delete;

    std::size_t size() const { return m_size; }
    std::uint8_t* data() { return m_data; }
    const std::uint8_t* data() const { return m_data; }
    ByteSpan span() { return {m_data, m_size}; }
    ByteView view() const { return {m_data, m_size}; }
    /// Overwrites the pixels now, for a view that ends while somebody still holds the frame.
    void wipe();

private:
    FrameBuffer(std::uint8_t* data, std::size_t size) : m_data(data), m_size(size) {}
    std::uint8_t* m_data;
    std::size_t m_size;
};

} // namespace consentry
