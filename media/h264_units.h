#pragma once

#include "base/bytes.h"

#include <vector>

namespace consentry::media {

// H.264 as the encoder writes it (ITU-T H.264 Annex B, start codes) and as Matroska stores it (ISO/IEC 14496-15,
// lengths).

/// The NAL units between start codes; views into `stream`.
std::vector<ByteView> splitAnnexB(ByteView stream);
/// AVCDecoderConfigurationRecord from parameter sets in Annex B form. Errc::Internal when one is missing.
Result<Bytes> makeAvcConfiguration(ByteView parameterSets);
/// One picture with a four-byte length before each unit, without parameter sets and without supplemental information
/// (which names the encoder and its options).
Bytes makeAvcSample(ByteView annexB);

} // namespace consentry::media
