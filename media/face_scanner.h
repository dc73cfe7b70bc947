#pragma once

#include "base/frame_buffer.h"
#include "base/result.h"
#include "media/detector_comparison.h"
#include "media/face_detector.h"
#include "media/face_schedule.h"
#include "media/object_detector.h"
#include "media/redactor.h"
#include "media/turn.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace consentry::media {

/// A face of one frame and what its redaction would look like, taken while the frame is at hand.
struct Sighting {
    DetectedBox face;
    FaceColours colours;
    std::optional<Turn> turn{}; ///< seen only when the picture was turned so
};

/// What one look found.
struct Scan {
    std::vector<Sighting> sightings;
    std::optional<Comparison> comparison; ///< of a look by both detectors
};

/// A picture that stays, in pages that are wiped. Sides are padded to even with the last column and row, as the colour
/// conversion wants them; planes follow one another without gaps.
class FrameCopy {
public:
    /// `pages`, unless null, hold just `picture` without gaps and change no more: they are kept where no padding is
    /// needed.
    static Result<FrameCopy> of(FrameIndex frame, const PictureView& picture, std::shared_ptr<FrameBuffer> pages = {});
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
    /// What the second detector finds counts in every `secondOpinion`-th frame, in none for 0.
    /// With an object model, the heads of persons count as faces.
    static Result<std::unique_ptr<FaceScanner>> create(const ModelSet& models, int secondOpinion,
                                                       ByteView objectModel = {});

    /// Faces of a wide look at the whole picture, then those that only close looks found, then those that only the
    /// user's own or the second detector found, then those that were found only when the picture was turned, then heads
    /// of persons without any of these. The picture is turned as `turns` say for the same looks, and every way for a
    /// wide one when `look` wants that. Errc::Internal when a network fails.
    Result<Scan> scan(const FrameCopy& copy, const Look& look, std::span<const Turn> turns = {});

private:
    FaceScanner() = default;
    Result<BgrView> toBgr(const PictureView& picture);
    Result<std::vector<DetectedBox>> facesOfFirst(FrameIndex frame, const BgrView& picture, std::span<const Box> tiles);
    Result<std::vector<DetectedBox>> facesTurned(FrameIndex frame, const BgrView& picture, Turn turn,
                                                 std::span<const Box> tiles);

    std::unique_ptr<FaceDetector> m_wide;
    std::unique_ptr<FaceDetector> m_close;
    std::unique_ptr<FaceDetector> m_second;
    std::unique_ptr<ObjectDetector> m_objects; ///< none: heads are left alone
    std::unique_ptr<FaceDetector> m_own;       ///< the user's YuNet; may be null
    int m_secondOpinion = 0;
    std::shared_ptr<FrameBuffer> m_bgr;
};

} // namespace consentry::media
