#pragma once

#include "base/frame_index.h"
#include "media/decoded_picture.h"

#include <map>
#include <optional>
#include <vector>

namespace consentry::media {

/// Decoded pictures around a cursor, within a number of bytes. What lies farthest from the cursor goes first, back to
/// the pages the decoder fills next.
class FrameCache {
public:
    explicit FrameCache(std::size_t limitBytes) : m_limit(limitBytes) {}

    std::optional<DecodedPicture> find(FrameIndex index) const;
    bool contains(FrameIndex index) const { return m_pictures.contains(index); }
    /// The newest picture is kept even when it alone exceeds the limit.
    void insert(FrameIndex index, DecodedPicture picture, FrameIndex cursor);
    /// Overwrites all pixels at once, even those somebody still holds.
    void wipe();
    std::size_t bytes() const { return m_bytes; }
    /// The frames that are there, in order; no two ranges touch.
    std::vector<FrameRange> ranges() const;

private:
    void drop(std::map<FrameIndex, DecodedPicture>::iterator victim);

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::map<FrameIndex, DecodedPicture> m_pictures;
};

} // namespace consentry::media
