#include "media/redaction_plan.h"

#include <algorithm>
#include <cassert>
#include <numbers>

namespace consentry::media {

namespace {

/// The smallest ellipse of the box's proportions that takes in its corners.
Ellipse ellipseThroughCorners(const Box& box)
{
    const double factor = std::numbers::sqrt2 / 2 * 1.001; // a little more, against rounding at the corners
    return {box.center(), box.width * factor, box.height * factor};
}

} // namespace

double RedactionFacts::weakestTrack() const
{
    double weakest = 1;
    for (const FaceTrackFacts& track : tracks)
        weakest = std::min(weakest, track.bestConfidence);
    return weakest;
}

RedactionPlan::RedactionPlan(std::vector<PaintedTrack> tracks, RedactionFacts facts)
    : m_tracks(std::move(tracks)), m_facts(std::move(facts))
{
}

void RedactionPlan::cover(FrameRange frames, const Box& box)
{
    assert(!frames.isEmpty() && !box.isEmpty());
    m_drawn.push_back({frames, box});
}

void RedactionPlan::apply(FrameIndex frame, const MutablePictureView& picture) const
{
    const FaceColours neutral = neutralColours();
    for (const DrawnRegion& region : m_drawn) {
        if (region.frames.contains(frame))
            paint(picture, ellipseThroughCorners(region.box), neutral);
    }
    for (const PaintedTrack& painted : m_tracks) {
        if (painted.track.range().contains(frame))
            paint(picture, coreAround(painted.track.at(frame)), painted.colours);
    }
}

std::vector<EllipseRegion> RedactionPlan::regionsAt(FrameIndex frame) const
{
    std::vector<EllipseRegion> regions;
    for (const DrawnRegion& region : m_drawn) {
        if (region.frames.contains(frame))
            regions.push_back({0, ellipseThroughCorners(region.box)});
    }
    for (const PaintedTrack& painted : m_tracks) {
        if (painted.track.range().contains(frame))
            regions.push_back({painted.track.number, coreAround(painted.track.at(frame))});
    }
    return regions;
}

} // namespace consentry::media
