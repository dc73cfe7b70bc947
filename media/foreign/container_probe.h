#pragma once

#include "base/byte_source.h"
#include "media/foreign/source_info.h"

namespace consentry::media {

/// Looks at the outer structure of a file: is it one of the containers we take, and is all of it there?
/// Errc::MediaUnsupported naming what it is instead ("playlist", "jpeg", "text" …); Errc::Truncated when its
/// boxes, chunks or segment say that it is longer than it is; what the source says when reading fails.
Result<Container> probeContainer(ByteSource& source);

} // namespace consentry::media
