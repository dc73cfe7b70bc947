#pragma once

#include "media/face_tracks.h"
#include "media/small_picture.h"

#include <deque>

namespace consentry::media {

/// Follows faces by optical flow from where detectors saw them into the frames around, both ways. Frames come in order.
class FaceFlow {
public:
    /// Faces are followed for `reach` of clip time at most, and never into another shot.
    explicit FaceFlow(MediaTime reach) : m_reach(reach) {}

    struct Frame {
        FrameIndex frame;
        MediaTime time;
        SmallPicture small;
        bool startsShot = false;
        std::vector<Box> sightings{};
    };
    void add(Frame frame);

    /// One trail for each sighting, in the order they came.
    std::vector<FaceTrail> take() { return std::move(m_trails); }

private:
    /// A face that is being followed forward.
    struct Open {
        std::size_t trail;
        MediaTime since;
        Box box;
    };
    void followForward(const Frame& frame);
    void followBackward(const Box& seen, FaceTrail& trail) const;
    void forget();

    MediaTime m_reach;
    std::deque<Frame> m_recent; ///< within reach and in this shot, the newest last
    std::vector<Open> m_open;
    std::vector<FaceTrail> m_trails;
};

} // namespace consentry::media
