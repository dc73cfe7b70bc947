#pragma once

#include "media/colour_picture.h"
#include "media/safe_reader.h"
#include "media/small_picture.h"

#include <deque>

namespace consentry::media {

/// A frame as trackers look at it.
struct StripFrame {
    FrameIndex frame;
    ColourPicture colour;
    SmallPicture small;
};

/// Frames of a safe rendition in colour, one after the other in either direction. Backwards it decodes a group at a
/// time and keeps it, for a group only decodes forwards. Holds a few frames, which are wiped when they go. One thread.
class PictureStrip {
public:
    /// `longest`: pixels of a frame's longer side. `reader` outlives this.
    PictureStrip(SafeReader& reader, int longest) : m_reader(reader), m_converter(longest) {}

    /// Stays until the next call. `index` is inside the clip. Errors as SafeReader::picture().
    Result<const StripFrame*> at(FrameIndex index);
    const FrameTable& table() const { return m_reader.table(); }

private:
    Result<void> add(FrameIndex index);

    SafeReader& m_reader;
    ColourConverter m_converter;
    std::deque<StripFrame> m_kept; ///< one after the other
};

} // namespace consentry::media
