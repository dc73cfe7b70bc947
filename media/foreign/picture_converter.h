#pragma once

#include "base/bytes.h"
#include "media/foreign/av_ptr.h"
#include "media/foreign/i420_layout.h"
#include "media/foreign/source_info.h"

namespace consentry::media {

/// Turns decoded pictures of any format into 8-bit 4:2:0 with limited range; copies those that are already so.
class PictureConverter {
public:
    /// `out` takes I420Layout(frame.width, frame.height).bytes(). Errc::MediaUnsupported naming the pixel format.
    Result<void> convert(const AVFrame& frame, ColourMatrix matrix, ByteSpan out);

private:
    Result<void> prepare(const AVFrame& frame, ColourMatrix matrix);

    AvPtr<SwsContext> m_scaler;
    AvPtr<AVFrame> m_scaled;
    int m_format = AV_PIX_FMT_NONE; ///< what m_scaler was made for
    I420Layout m_layout;
};

} // namespace consentry::media
