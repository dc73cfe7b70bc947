#pragma once

#include "base/region_track.h"
#include "media/face_tracks.h"
#include "media/model_store.h"
#include "media/redactor.h"

#include <cstdint>
#include <vector>

namespace consentry::media {

/// A redaction of one frame.
struct EllipseRegion {
    std::uint32_t track = 0; ///< face track number from 1; 0 for a region that a person drew
    Ellipse core;
};

/// What is known about one face, for `clip show --doubts` and for tests.
struct FaceTrackFacts {
    std::uint32_t number = 0;
    FrameRange frames;           ///< redacted, holds included
    std::int64_t sightings = 0;  ///< detections
    double bestConfidence = 0;   ///< 0 to 1
    std::int64_t longestGap = 0; ///< frames between two sightings that were filled
};

/// The two detectors looked at a frame, and only one of them saw a face.
struct Disagreement {
    FrameIndex frame;
    std::uint32_t track = 0; ///< face track that covers it; 0: only the second detector saw it, and nothing is painted
    double confidence = 0;   ///< of the detector that saw it, 0 to 1

    bool operator==(const Disagreement&) const = default;
};

struct RedactionFacts {
    std::int64_t framesScanned = 0;
    std::int64_t looks = 0; ///< frames that the detectors looked at; the schedule chose them
    std::int64_t detections = 0;
    std::vector<FaceTrackFacts> tracks;        ///< by number
    std::vector<FrameIndex> compared{};        ///< frames that both detectors looked at, ascending
    std::vector<Disagreement> disagreements{}; ///< by frame, then by track
    std::vector<ModelVersion> models{};        ///< of the networks that looked
    /// The least confident track's best confidence; 1 when there is none.
    double weakestTrack() const;
    /// Frames with a disagreement.
    std::int64_t disagreedFrames() const;
};

/// Which part of which frame is painted over, and with what. A value, ready for pass 2; safe to use from many threads
/// once it is built.
class RedactionPlan {
public:
    /// A face of the plan and the colours that stand for it.
    struct PaintedTrack {
        FaceTrack track;
        FaceColours colours;
    };

    RedactionPlan() = default;
    RedactionPlan(std::vector<PaintedTrack> tracks, RedactionFacts facts);

    /// Adds a region that a person drew: its boxes are covered wholly, corners too, in neutral grey.
    void cover(RegionTrack region);

    /// Redacts one picture in place.
    void apply(FrameIndex frame, const MutablePictureView& picture) const;
    /// What `apply` covers, by track number, drawn regions first.
    std::vector<EllipseRegion> regionsAt(FrameIndex frame) const;
    const RedactionFacts& facts() const { return m_facts; }

private:
    std::vector<PaintedTrack> m_tracks;
    std::vector<RegionTrack> m_drawn;
    RedactionFacts m_facts;
};

} // namespace consentry::media
