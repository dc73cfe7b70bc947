#pragma once

#include "base/frame_buffer.h"
#include "base/geometry.h"
#include "media/picture.h"

#include <memory>
#include <optional>

namespace consentry::media {

/// A picture in squares of `side` display pixels, row by row; the last ones may go beyond its edges.
struct CellGrid {
    int columns = 0;
    int rows = 0;
    double side = 1;
};

/// True when the means of a cell at two times differ by more than sensors and codecs make of a still scene.
bool isMoreThanNoise(std::uint8_t one, std::uint8_t other);

/// The luma of a picture, at most 640 pixels long: enough to see that something moved, and where to. Its pages are wiped.
class SmallPicture {
public:
    SmallPicture() = default; ///< of nothing; only to be assigned to
    /// Errc::Io when there is no memory, Errc::Internal when OpenCV fails.
    static Result<SmallPicture> of(const PictureView& picture);

    CellGrid grid() const;
    /// The mean level of each cell, 8 of our pixels a side.
    const std::uint8_t* cells() const;
    /// True when a cell differs from that of `other` by more than noise. Both must be of one size.
    bool differsFrom(const SmallPicture& other) const;
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
