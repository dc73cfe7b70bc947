#pragma once

#include "base/frame_buffer.h"
#include "media/foreign/av_ptr.h"

namespace consentry::media {

/// Lets libav hold pages of ours; they are let go with its last reference. Null when memory is short.
AVBufferRef* lendPages(std::shared_ptr<FrameBuffer> pages);
/// The pages behind what lendPages() made.
std::shared_ptr<FrameBuffer> lentPages(const AVBufferRef& buffer);

} // namespace consentry::media
