#pragma once

#include "annotation/track.h"

#include <set>

namespace consentry::annotation {

/// All labels of one clip: a plain value, cheap to compare, with no link to pixels or people.
struct AnnotationSet {
    int labelSetVersion = 1;
    std::vector<Track> tracks; ///< ids strictly increasing
    std::set<std::string> clipTags;
    std::vector<RangeTag> rangeTags; ///< sorted by precedes(), none twice
    std::uint32_t nextTrackId = 1; ///< above every id that was ever given

    bool operator==(const AnnotationSet&) const = default;
    /// nullptr when there is no such track.
    const Track* find(TrackId id) const;
};

} // namespace consentry::annotation
