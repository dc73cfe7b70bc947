#pragma once

#include "base/frame_buffer.h"
#include "base/result.h"
#include "media/detector_comparison.h"
#include "media/face_detector.h"
#include "media/face_schedule.h"
#include "media/frame_pool.h"
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

/// What one network does for a look. None of them needs what another one found.
struct LookPart {
    enum class Kind {
        Wide,   ///< all of the picture
        Close,  ///< one area
        Second, ///< the second detector
        Own,    ///< the user's
        Turned, ///< all of the picture, and areas, when it is turned
        Heads,
    };
    Kind kind = Kind::Wide;
    std::vector<Box> areas{}; ///< of the upright picture
    Turn turn{};
};

/// A look at one frame in parts, which several scanners may share. What they find does not depend on who saw what.
struct SharedLook {
    FrameCopy copy;
    Look look;
    std::shared_ptr<FrameBuffer> bgr; ///< the picture as networks want it
    std::vector<LookPart> parts;
    std::vector<std::vector<DetectedBox>> found; ///< by the parts, one each
};

/// Looks at frames with both detectors. One object per thread.
class FaceScanner {
public:
    /// What the second detector finds counts in every `secondOpinion`-th frame, in none for 0.
    /// With `objects`, which scanners share, the heads of persons count as faces. They share `second`, too; null makes one.
    static Result<std::unique_ptr<FaceScanner>> create(const ModelSet& models, int secondOpinion,
                                                       std::shared_ptr<ObjectDetector> objects = {},
                                                       std::shared_ptr<FaceDetector> second = {});

    /// Faces of a wide look at the whole picture, then those that only close looks found, then those that only the
    /// user's own or the second detector found, then those that were found only when the picture was turned, then heads
    /// of persons without any of these. The picture is turned as `turns` say for the same looks, and every way for a
    /// wide one when `look` wants that. Errc::Internal when a network fails.
    Result<Scan> scan(const FrameCopy& copy, const Look& look, std::span<const Turn> turns = {});

    /// The same in steps: begin, see each part, in any order and by any scanner made alike, and put together.
    Result<SharedLook> begin(const FrameCopy& copy, const Look& look, std::span<const Turn> turns);
    Result<std::vector<DetectedBox>> see(const SharedLook& shared, std::size_t part);
    Scan putTogether(const SharedLook& shared) const;

private:
    FaceScanner() = default;
    bool secondCounts(FrameIndex frame) const;
    Result<std::shared_ptr<FrameBuffer>> toBgr(const PictureView& picture);
    Result<std::vector<DetectedBox>> facesIn(const Box& area, FrameIndex frame, const BgrView& picture);
    Result<std::vector<DetectedBox>> facesTurned(FrameIndex frame, const BgrView& picture, const LookPart& part);

    std::unique_ptr<FaceDetector> m_wide;
    std::unique_ptr<FaceDetector> m_close;      ///< areas with two long sides: a network is planned for one size,
    std::unique_ptr<FaceDetector> m_closeSmall; ///< and again for each of the smaller ones
    std::shared_ptr<FaceDetector> m_second;
    std::shared_ptr<ObjectDetector> m_objects; ///< null: heads are left alone
    std::unique_ptr<FaceDetector> m_own;       ///< the user's YuNet; may be null
    int m_secondOpinion = 0;
    static constexpr std::size_t kMostFreePages = 2;
    std::shared_ptr<FramePool> m_pool = FramePool::create(kMostFreePages);
};

} // namespace consentry::media
