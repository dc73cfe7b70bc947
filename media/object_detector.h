#pragma once

#include "base/bytes.h"
#include "base/detected_box.h"
#include "base/result.h"
#include "media/picture.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace consentry::media {

/// Finds objects of the 80 COCO classes in one picture. One object per thread; it holds a network.
class ObjectDetector {
public:
    virtual ~ObjectDetector() = default;
    /// Boxes in pixels of `picture` and inside it, finite, not empty, best first; labelled with COCO's name of the
    /// class
    /// ("person", "dog", "car"). One thing may be seen as two classes. Errc::Internal when the network fails.
    virtual Result<std::vector<DetectedBox>> detect(FrameIndex frame, const BgrView& picture) = 0;
};

/// One for several threads, of which one at a time looks.
std::shared_ptr<ObjectDetector> makeShared(std::unique_ptr<ObjectDetector> detector);

/// How NanoDet looks.
struct NanoDetLook {
    double threshold = 0.30; ///< 0 to 1
    int area = 640 * 480;    ///< pixels of its input, about; more finds smaller things and takes longer
};

/// NanoDet with a Ghost-PAN neck: 7.6 million weights, trained on COCO. `onnx` comes from loadObjectModel().
/// Heads: 80 class scores and, for each side, eleven logits of the distance to it (Li et al., "Generalized Focal Loss",
/// 2020).
Result<std::unique_ptr<ObjectDetector>> makeNanoDet(ByteView onnx, const NanoDetLook& look = {});

/// COCO's names, in the order of NanoDet's scores.
std::span<const std::string_view> cocoClassNames();

/// Output tensors of NanoDet, for cells of 8, 16 and 32 pixels.
std::vector<std::string> nanoDetHeads();

} // namespace consentry::media
