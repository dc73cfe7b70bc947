#pragma once

#include "base/file.h"
#include "media/raw_frame.h"

#include <opencv2/core.hpp>

namespace consentry::app::bench {

/// Reads a PNG or JPEG file as blue, green, red. Decodes it in this process: for pictures that one trusts, never for
/// somebody's clip. Errc::NotFound or Errc::MediaUnsupported.
Result<cv::Mat> readPicture(const fs::path& file);

/// Sides are cut to even. BT.601, limited range.
Result<media::RawPicture> rawPictureOf(const cv::Mat& bgr);
/// `picture` must have even sides.
cv::Mat bgrOf(const media::PictureView& picture);

} // namespace consentry::app::bench
