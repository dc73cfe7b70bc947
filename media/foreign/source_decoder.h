#pragma once

#include "media/foreign/av_io.h"
#include "media/foreign/i420_layout.h"
#include "media/foreign/picture_converter.h"
#include "media/foreign/source_info.h"

#include <set>

namespace consentry::media {

/// What a file wants that needs more than the worker may have.
Error tooLittleMemory();

/// Demuxes and decodes the video of a foreign source. Runs inside `consentry-worker`, whose sandbox it relies on.
///
/// Which frame is which: frames come in the order of their stamps, without those an edit list of MP4 cuts away, which
/// are decoded but never numbered. AVI has no stamps: there the numbers of the packets are the stamps.
class SourceDecoder {
public:
    struct Stamp {
        std::int64_t number = 0; ///< from 0, in the order of display
        std::int64_t pts = 0;    ///< in info().timeBase, strictly increasing
    };

    /// Opens `source`, which must outlive the decoder, and decodes its first picture.
    /// Errc::MediaUnsupported naming the container or codec; Errc::MediaTooLarge; Errc::MediaDamaged; Errc::Truncated;
    /// and what the source itself says.
    static Result<std::unique_ptr<SourceDecoder>> open(ByteSource& source);

    const SourceInfo& info() const { return m_info; }
    I420Layout layout() const { return {m_info.width, m_info.height}; }
    /// Writes the next picture, layout().bytes() long, to `out`; nothing at the end of the video.
    Result<std::optional<Stamp>> next(ByteSpan out);
    /// How many stamps had to be moved up so far to keep time going forward.
    std::int64_t adjustedStamps() const { return m_adjustedStamps; }

private:
    SourceDecoder() = default;
    Result<void> openContainer(ByteSource& source);
    Result<void> chooseStream();
    Result<void> openDecoder();
    Result<void> describe();
    Result<bool> decodeFrame();
    Result<bool> sendPacket();
    Result<void> checkIndex(std::uint64_t sourceBytes) const;
    std::int64_t takePacketNumber();
    std::int64_t nextPts();
    Error failure(int code, std::string_view doing) const;

    std::unique_ptr<AvIo> m_io;
    AvPtr<AVFormatContext> m_format;
    AvPtr<AVCodecContext> m_codec;
    AvPtr<AVPacket> m_packet;
    AvPtr<AVFrame> m_frame;
    AVStream* m_stream = nullptr; ///< owned by m_format
    const char* m_decoderName = "";
    PictureConverter m_converter;
    SourceInfo m_info;
    std::int64_t m_lastPacket = -1;   ///< AVI: the number of the last packet
    std::set<std::int64_t> m_waiting; ///< AVI: numbers of packets whose picture has not come out yet
    std::int64_t m_frames = 0;
    std::int64_t m_firstPts = 0;
    std::int64_t m_lastPts = 0;
    std::int64_t m_adjustedStamps = 0;
    bool m_hasFrame = false; ///< m_frame is decoded, but not handed out
};

} // namespace consentry::media
