#pragma once

#include "base/frame_buffer.h"
#include "base/result.h"
#include "media/face_detector.h"
#include "media/redactor.h"

#include <memory>
#include <span>
#include <vector>

namespace consentry::media {

/// A face of one frame and what its redaction would look like, taken while the frame is at hand.
struct Sighting {
    DetectedBox face;
    FaceColours colours;
};

/// A copy of a picture in pages that are wiped. Sides are padded to even with the last column and row, as the colour
/// conversion wants them; planes follow one another without gaps.
class FrameCopy {
public:
    static Result<FrameCopy> of(FrameIndex frame, const PictureView& picture);
    FrameIndex frame() const { return m_frame; }
    std::size_t bytes() const { return m_pixels->size(); }
    PictureView view() const;

private:
    FrameCopy() = default;
    FrameIndex m_frame;
    int m_width = 0;
    int m_height = 0;
    std::shared_ptr<FrameBuffer> m_pixels;
};

/// Looks at frames with both detectors. One object per thread.
class FaceScanner {
public:
    /// The second detector looks at every `secondOpinion`-th frame, at none for 0.
    static Result<std::unique_ptr<FaceScanner>> create(const ModelSet& models, int secondOpinion);

    /// Faces of a wide look at the whole picture, then those that only close looks at `tiles` found, then those that only
    /// the second detector found. Errc::Internal when a network fails.
    Result<std::vector<Sighting>> scan(const FrameCopy& copy, std::span<const Box> tiles);

private:
    FaceScanner() = default;
    Result<BgrView> toBgr(const PictureView& picture);

    std::unique_ptr<FaceDetector> m_wide;
    std::unique_ptr<FaceDetector> m_close;
    std::unique_ptr<FaceDetector> m_second;
    int m_secondOpinion = 0;
    std::shared_ptr<FrameBuffer> m_bgr;
};

} // namespace consentry::media
