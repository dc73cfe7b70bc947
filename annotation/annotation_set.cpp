#include "annotation/annotation_set.h"

#include <algorithm>

namespace consentry::annotation {

const Track* AnnotationSet::find(TrackId id) const
{
    const auto it = std::lower_bound(tracks.begin(), tracks.end(), id,
                                     [](const Track& track, TrackId wanted) { return track.id < wanted; });
    return it == tracks.end() || it->id != id ? nullptr : &*it;
}

} // namespace consentry::annotation
