#pragma once

#include "base/frame_index.h"

namespace consentry::widgets {

/// Which stretch of the clip a strip of pixels shows. Each frame is a cell of pixelsPerFrame() width; a point belongs
/// to exactly one frame. A value; each function that changes it returns the changed one.
class FrameScale {
public:
    FrameScale() = default;
    /// The whole clip over `width` pixels from `left` on. `frames` may be 0.
    FrameScale(std::int64_t frames, double left, double width);

    double pixelsPerFrame() const { return m_pixelsPerFrame; }
    double left() const { return m_left; }
    double right() const { return m_left + m_width; }
    /// First and one past the last frame that are at least partly in sight.
    FrameRange inSight() const;

    /// Left edge and middle of a frame's cell.
    double edge(FrameIndex frame) const
    {
        return m_left + (static_cast<double>(frame.value) - m_first) * m_pixelsPerFrame;
    }
    double middle(FrameIndex frame) const { return edge(frame) + m_pixelsPerFrame / 2; }
    /// The frame whose cell `x` is in; the first or last one beyond the ends. There must be frames.
    FrameIndex frameAt(double x) const;

    FrameScale resized(double left, double width) const;
    /// `factor` times as many pixels a frame, `x` stays on its frame; from the whole clip to 40 pixels a frame.
    FrameScale zoomedAt(double x, double factor) const;
    FrameScale moved(double pixels) const;
    /// Moved as little as needed to show `frame`.
    FrameScale showing(FrameIndex frame) const;

private:
    FrameScale limited() const;

    double m_frames = 0;
    double m_left = 0;
    double m_width = 1;
    double m_first = 0; ///< frame at the left edge; may lie inside a frame
    double m_pixelsPerFrame = 1;
};

} // namespace consentry::widgets
