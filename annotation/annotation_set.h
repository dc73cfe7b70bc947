#pragma once

#include "annotation/frame_ranges.h"
#include "annotation/track.h"

#include <set>

namespace consentry::annotation {

/// All labels of one clip: a plain value, cheap to compare, with no link to pixels or people.
struct AnnotationSet {
    int labelSetVersion = 1; ///< of the newest label set that they were edited with
    std::vector<Track> tracks; ///< ids strictly increasing
    std::set<std::string> clipTags;
    std::vector<RangeTag> rangeTags; ///< sorted by precedes(), none twice
    FrameRanges excluded;              ///< frames that are no part of what the labels say
    std::vector<IgnoreRegion> ignored; ///< sorted by precedes(), none twice
    std::uint32_t nextTrackId = 1;     ///< above every id that was ever given

    bool operator==(const AnnotationSet&) const = default;
    /// nullptr when there is no such track.
    const Track* find(TrackId id) const;
};

} // namespace consentry::annotation
