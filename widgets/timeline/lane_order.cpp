#include "widgets/timeline/lane_order.h"

#include <algorithm>

namespace consentry::widgets {

using annotation::Track;

std::vector<annotation::TrackId> lanesOf(const annotation::AnnotationSet& labels, LaneOrder order)
{
    std::vector<const Track*> tracks;
    for (const Track& track : labels.tracks)
        tracks.push_back(&track);
    switch (order) {
    case LaneOrder::Number: break; // labels keep them so
    case LaneOrder::Class: std::ranges::stable_sort(tracks, {}, &Track::label); break;
    case LaneOrder::Begin:
        std::ranges::stable_sort(tracks, {}, [](const Track* track) { return track->keyFrames.front().frame; });
        break;
    }
    std::vector<annotation::TrackId> lanes;
    for (const Track* track : tracks)
        lanes.push_back(track->id);
    return lanes;
}

} // namespace consentry::widgets
