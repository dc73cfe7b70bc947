#pragma once

#include "base/bytes.h"
#include "base/frame_index.h"
#include "base/media_time.h"

#include <array>

namespace consentry {

/// One frame of a rendition, in the order of display.
struct FrameEntry {
    std::int64_t pts = 0;          ///< of the source, in its time base, kept to the tick
    std::int64_t sourceFrame = 0;  ///< position among the decoded frames of the source, from 0
    bool keyFrame = false;
    std::uint64_t position = 0;    ///< byte offset of the packet's cluster or block in the clear container
    std::array<std::uint8_t, 32> lumaDigest{}; ///< SHA-256 of the decoded luma plane of the safe rendition

    bool operator==(const FrameEntry&) const = default;
};

/// Facts about the picture of a rendition.
struct FrameFormat {
    int width = 0;        ///< display pixels (rotated, without padding)
    int height = 0;
    int codedWidth = 0;   ///< what the encoder saw: padded to even
    int codedHeight = 0;
    Rational timeBase{1, 1000};
    Rational frameRate;   ///< average, for display only
    Rational pixelAspect{1, 1};

    bool operator==(const FrameFormat&) const = default;
};

/// Frame index ↔ pts ↔ key frame ↔ position. The only authority on which frame is which.
class FrameTable {
public:
    FrameTable() = default;
    FrameTable(FrameFormat format, std::vector<FrameEntry> entries);

    const FrameFormat& format() const { return m_format; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_entries.size()); }
    FrameRange range() const { return {{0}, {count()}}; }
    /// `index` must be inside range().
    const FrameEntry& at(FrameIndex index) const { return m_entries[static_cast<std::size_t>(index.value)]; }
    /// Time from the first frame. `index` must be inside range().
    MediaTime time(FrameIndex index) const;
    /// The last key frame at or before `index`; the first frame is always one.
    FrameIndex keyFrameAtOrBefore(FrameIndex index) const;
    /// The frame that is shown at `time`; clamped to the clip, which must not be empty.
    FrameIndex frameAt(MediaTime time) const;

    /// Fixed little-endian form described in docs/file-format.md.
    Bytes encode() const;
    /// Checks every field: sizes 1 to 16384, strictly increasing pts within ±2⁶⁰ and 10⁹ seconds, first frame a key
    /// frame, at most 10⁷ frames.
    /// Errc::BadEncoding otherwise.
    static Result<FrameTable> decode(ByteView bytes);

    bool operator==(const FrameTable&) const = default;

private:
    FrameFormat m_format;
    std::vector<FrameEntry> m_entries;
};

} // namespace consentry
