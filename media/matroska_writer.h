#pragma once

#include "base/byte_source.h"
#include "base/frame_table.h"
#include "media/foreign/source_info.h"

namespace consentry::media {

/// Writes one H.264 track as Matroska from start to end; never goes back. Each group of pictures is one cluster of
/// known size, held until it is complete.
class MatroskaWriter {
public:
    struct Track {
        FrameFormat format;
        ColourMatrix matrix = ColourMatrix::Bt601;
        Bytes configuration; ///< AVCDecoderConfigurationRecord
        MediaTime duration{}; ///< written when positive
    };
    /// `out` must outlive the writer.
    explicit MatroskaWriter(ByteSink& out) : m_out(out) {}

    Result<void> writeHeader(const Track& track);
    /// `milliseconds` from the first frame, never decreasing. Starts a cluster at each key frame.
    Result<void> addFrame(std::int64_t milliseconds, bool isKeyFrame, ByteView sample);
    Result<void> finish() { return writeCluster(); }
    /// Byte offset of the block of each frame whose cluster has been written, in order.
    const std::vector<std::uint64_t>& positions() const { return m_positions; }

private:
    Result<void> write(ByteView bytes);
    Result<void> writeCluster();

    ByteSink& m_out;
    std::uint64_t m_written = 0;
    std::int64_t m_clusterTime = 0;
    Bytes m_cluster;                          ///< payload so far
    std::vector<std::uint64_t> m_blockStarts; ///< offsets into m_cluster
    std::vector<std::uint64_t> m_positions;
};

} // namespace consentry::media
