#pragma once

#include "base/bytes.h"
#include "base/detected_box.h"
#include "base/result.h"
#include "media/picture.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace consentry::media {

/// One output of a network: `channels` planes of `height` rows; one plane where the output has but rows of values.
/// Borrowed until the next run.
struct HeadView {
    const float* data = nullptr;
    int channels = 0;
    int height = 0;
    int width = 0;

    float at(int channel, int row, int column) const
    {
        return data[(static_cast<std::size_t>(channel) * static_cast<std::size_t>(height)
                     + static_cast<std::size_t>(row))
                        * static_cast<std::size_t>(width)
                    + static_cast<std::size_t>(column)];
    }
};

/// How a picture was fitted into a network's input: scaled, at the top left, the rest black.
struct Fitting {
    int inputWidth = 0;
    int inputHeight = 0;
    double scale = 1; ///< input pixels per picture pixel
};

/// How pixels become a network's input.
enum class PixelCoding {
    RedGreenBlue, ///< from -1 to 1
    BlueGreenRed, ///< from 0 to 255
};

/// A convolutional network run by OpenCV, on the calling thread alone. Not for sharing between threads.
class FaceNetwork {
public:
    /// `onnx` must come from verified files. Errc::Internal when OpenCV refuses it.
    static Result<std::unique_ptr<FaceNetwork>> load(ByteView onnx, std::vector<std::string> heads,
                                                     PixelCoding coding = PixelCoding::RedGreenBlue);
    virtual ~FaceNetwork() = default;

    /// Runs the network on `picture`. Errc::Internal when it fails.
    virtual Result<std::vector<HeadView>> run(const BgrView& picture, const Fitting& fitting) = 0;
    /// The same on an input made elsewhere: 3 planes of `inputHeight` rows of `inputWidth` values.
    virtual Result<std::vector<HeadView>> runBlob(std::span<const float> blob, const Fitting& fitting) = 0;
};

/// Class and box heads of FaceBoxes, level by level.
std::vector<std::string> faceBoxesHeads();
/// Class heads of the SSD face detector's six levels, then its box heads.
std::vector<std::string> ssdFaceHeads();

/// Keeps the best of boxes that overlap more than `overlap` (intersection over union), best first.
std::vector<DetectedBox> withoutDuplicates(std::vector<DetectedBox> boxes, double overlap);

} // namespace consentry::media
