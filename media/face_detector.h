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

/// FaceBoxes at a long side of 1536 pixels, threshold 0.30: faces from about 12 pixels of a 1080p picture on.
/// Architecture and anchors: Zhang et al., "FaceBoxes: A CPU Real-time Face Detector with High Accuracy", 2017.
Result<std::unique_ptr<FaceDetector>> makeFaceBoxes(const ModelSet& models);

/// SSD with MobileNet V1 at 512 pixels, threshold 0.20: another family, so that its misses are others.
Result<std::unique_ptr<FaceDetector>> makeSsdFace(const ModelSet& models);

} // namespace consentry::media
