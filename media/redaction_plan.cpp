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

std::int64_t RedactionFacts::disagreedFrames() const
{
    std::int64_t frames = 0;
    for (std::size_t i = 0; i < disagreements.size(); ++i)
        frames += i == 0 || disagreements[i].frame != disagreements[i - 1].frame;
    return frames;
}

RedactionPlan::RedactionPlan(std::vector<PaintedTrack> tracks, RedactionFacts facts)
    : m_tracks(std::move(tracks)), m_facts(std::move(facts))
{
}

void RedactionPlan::cover(RegionTrack region)
{
    assert(!region.frames.isEmpty() && !region.keys.empty());
    m_drawn.push_back(std::move(region));
}

void RedactionPlan::apply(FrameIndex frame, const MutablePictureView& picture) const
{
    const FaceColours neutral = neutralColours();
    for (const RegionTrack& region : m_drawn) {
        if (const auto box = region.at(frame))
            paint(picture, ellipseThroughCorners(*box), neutral);
    }
    for (const PaintedTrack& painted : m_tracks) {
        if (painted.track.range().contains(frame))
            paint(picture, coreAround(painted.track.at(frame)), painted.colours);
    }
}

std::vector<EllipseRegion> RedactionPlan::regionsAt(FrameIndex frame) const
{
    std::vector<EllipseRegion> regions;
    for (const RegionTrack& region : m_drawn) {
        if (const auto box = region.at(frame))
            regions.push_back({0, ellipseThroughCorners(*box)});
    }
    for (const PaintedTrack& painted : m_tracks) {
        if (painted.track.range().contains(frame))
            regions.push_back({painted.track.number, coreAround(painted.track.at(frame))});
    }
    return regions;
}

} // namespace consentry::media
