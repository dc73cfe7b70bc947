#pragma once

#include "base/detected_box.h"
#include "base/result.h"
#include "media/model_store.h"
#include "media/picture.h"

#include <memory>
#include <vector>

namespace consentry::media {

/// Finds faces in one picture. One object per thread; it holds a network.
class FaceDetector {
public:
    virtual ~FaceDetector() = default;
    /// Boxes labelled "face", finite, not empty, in pixels of `picture`, best first; they may go beyond its edges.
    /// Errc::Internal when the network fails.
    virtual Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) = 0;
};

/// How FaceBoxes looks. Its smallest anchor is 32 pixels of its input, so `scale` says how small faces may be.
struct FaceBoxesLook {
    double scale = 0;        ///< input pixels per pixel of the picture; 0: so that its longer side becomes 1536
    double threshold = 0.30; ///< 0.25 to 1; below it everything is a face
};

/// FaceBoxes.
/// Architecture and anchors: Zhang et al., "FaceBoxes: A CPU Real-time Face Detector with High Accuracy", 2017.
Result<std::unique_ptr<FaceDetector>> makeFaceBoxes(const ModelSet& models, const FaceBoxesLook& look);

/// SSD with MobileNet V1 at 512 pixels, threshold 0.20: another family, so that its misses are others.
Result<std::unique_ptr<FaceDetector>> makeSsdFace(const ModelSet& models);

/// The same for several threads, one after the other: for a network that is large and seldom looks.
std::shared_ptr<FaceDetector> makeShared(std::unique_ptr<FaceDetector> detector);

/// YuNet, from a file of the user's own: `models.yunet`. Wu et al., "YuNet: A Tiny Millisecond-level Face Detector", 2023.
/// Errc::BadArgument when it is not YuNet or gives what cannot be boxes.
Result<std::unique_ptr<FaceDetector>> makeYunet(const ModelSet& models);

} // namespace consentry::media
