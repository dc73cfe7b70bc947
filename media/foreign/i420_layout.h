#pragma once

#include <cstddef>

namespace consentry::media {

/// Where the three planes of a tightly packed 8-bit 4:2:0 picture lie: luma, then the two chroma planes of half size,
/// rounded up. Sides must be positive and within the limits.
class I420Layout {
public:
    static constexpr int kPlanes = 3;

    I420Layout() = default;
    I420Layout(int width, int height) : m_width(width), m_height(height) {}

    int width(int plane = 0) const { return plane == 0 ? m_width : (m_width + 1) / 2; }
    int height(int plane = 0) const { return plane == 0 ? m_height : (m_height + 1) / 2; }
    int stride(int plane = 0) const { return width(plane); } ///< bytes
    std::size_t planeBytes(int plane) const
    {
        return static_cast<std::size_t>(width(plane)) * static_cast<std::size_t>(height(plane));
    }
    std::size_t offset(int plane) const
    {
        return plane == 0 ? 0 : planeBytes(0) + (plane == 1 ? 0 : planeBytes(1));
    }
    std::size_t bytes() const { return planeBytes(0) + 2 * planeBytes(1); }

    bool operator==(const I420Layout&) const = default;

private:
    int m_width = 0;
    int m_height = 0;
};

} // namespace consentry::media
