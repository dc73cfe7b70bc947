#pragma once

#include <cstdint>
#include <string_view>

/// Element ids of Matroska (RFC 9559) that our renditions use.
namespace consentry::media::matroska {

enum Id : std::uint32_t {
    kEbml = 0x1A45DFA3,
    kEbmlVersion = 0x4286,
    kEbmlReadVersion = 0x42F7,
    kEbmlMaxIdLength = 0x42F2,
    kEbmlMaxSizeLength = 0x42F3,
    kDocType = 0x4282,
    kDocTypeVersion = 0x4287,
    kDocTypeReadVersion = 0x4285,
    kSegment = 0x18538067,
    kInfo = 0x1549A966,
    kTimestampScale = 0x2AD7B1,
    kDuration = 0x4489,
    kMuxingApp = 0x4D80,
    kWritingApp = 0x5741,
    kTracks = 0x1654AE6B,
    kTrackEntry = 0xAE,
    kTrackNumber = 0xD7,
    kTrackUid = 0x73C5,
    kTrackType = 0x83,
    kFlagLacing = 0x9C,
    kLanguage = 0x22B59C,
    kCodecId = 0x86,
    kCodecPrivate = 0x63A2,
    kVideo = 0xE0,
    kFlagInterlaced = 0x9A,
    kPixelWidth = 0xB0,
    kPixelHeight = 0xBA,
    kPixelCropBottom = 0x54AA,
    kPixelCropRight = 0x54DD,
    kDisplayWidth = 0x54B0,
    kDisplayHeight = 0x54BA,
    kColour = 0x55B0,
    kMatrixCoefficients = 0x55B1,
    kRange = 0x55B9,
    kCluster = 0x1F43B675,
    kTimestamp = 0xE7,
    kSimpleBlock = 0xA3,
};

constexpr std::string_view kAvcCodec = "V_MPEG4/ISO/AVC";
constexpr std::uint64_t kNanosecondsPerTick = 1'000'000;
constexpr std::uint8_t kKeyFrameFlag = 0x80;
constexpr std::uint8_t kTrackOne = 0x81; ///< track number 1 as a variable-size integer
constexpr std::size_t kBlockHeadBytes = 4; ///< track, two bytes of time, flags

} // namespace consentry::media::matroska
