#pragma once

#include "base/frame_buffer.h"
#include "base/geometry.h"
#include "media/picture.h"

#include <memory>
#include <optional>
#include <vector>

namespace consentry::media {

/// Where two pictures differ.
class ChangedCells {
public:
    explicit ChangedCells(double cell) : m_cell(cell) {}
    void add(int column, int row) { m_changed.push_back({column * m_cell, row * m_cell, m_cell, m_cell}); }
    bool any() const { return !m_changed.empty(); }
    /// Around the cells that touch `area` (display pixels); nothing when none does.
    std::optional<Box> boundsIn(const Box& area) const;

private:
    double m_cell; ///< display pixels
    std::vector<Box> m_changed;
};

/// The luma of a picture, at most 640 pixels long: enough to see that something moved, and where to. Its pages are wiped.
class SmallPicture {
public:
    SmallPicture() = default; ///< of nothing; only to be assigned to
    /// Errc::Io when there is no memory, Errc::Internal when OpenCV fails.
    static Result<SmallPicture> of(const PictureView& picture);

    /// Which of the picture's 8×8 cells differ from `other`'s by more than noise. Both must be of one size.
    ChangedCells changesFrom(const SmallPicture& other) const;
    /// True when `other` shows another scene. A change of light alone, as when infrared is switched on, is none.
    bool isOtherScene(const SmallPicture& other) const;
    /// Where what lies in `box` (display pixels) has moved to in `next`: sparse optical flow (pyramids after Lucas and
    /// Kanade), there and back, the middle of the points that return. Nothing when too few do.
    std::optional<Box> follow(const Box& box, const SmallPicture& next) const;

private:
    std::shared_ptr<FrameBuffer> m_luma; ///< and behind it the means of the cells and of the scene's parts
    int m_width = 0;
    int m_height = 0;
    double m_scale = 1; ///< our pixels per display pixel
};

} // namespace consentry::media
