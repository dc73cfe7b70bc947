#pragma once

#include "app/bench/face_clip.h"
#include "app/bench/figures.h"
#include "base/detected_box.h"
#include "media/redaction_plan.h"

#include <array>
#include <span>

namespace consentry::app::bench {

/// False for faces lower than 12 pixels, hidden by more than 60 % or outside the picture: they are not counted.
bool counts(const TruthFace& face, Size picture);
/// One detection covers at least half of the face.
bool isDetected(const Box& face, std::span<const DetectedBox> detections);
/// The paint covers at least 95 % of the face.
bool isCovered(const Box& face, std::span<const media::EllipseRegion> paint);
/// What a detector finds is that face: its centre lies in it, or they overlap by a fifth.
bool isThatFace(const Box& found, const Box& face);

/// How many faces there were and how many of them were found, by the height of their boxes.
class FaceTally {
public:
    void add(const Box& face, bool found);
    void add(const FaceTally& other);
    std::int64_t faces() const;
    std::int64_t found() const;
    /// Adds the share found and the number of faces, for each class of sizes that occurred and for all.
    void report(Report& report) const;

private:
    struct Count {
        std::int64_t faces = 0;
        std::int64_t found = 0;
    };
    static constexpr std::size_t kClasses = 3;
    std::array<Count, kClasses> m_counts{};
};

/// Share of the area without a face that is painted all the same. What a perfect finder's paint would take for the true
/// faces counts for neither side, nor do the faces too small to count.
class PaintedArea {
public:
    void add(Size picture, std::span<const TruthFace> faces, std::span<const media::EllipseRegion> paint);
    void add(const PaintedArea& other);
    double share() const { return m_free == 0 ? 0 : double(m_painted) / double(m_free); }

private:
    std::int64_t m_free = 0; ///< cells of 8×8 pixels, over all frames
    std::int64_t m_painted = 0;
};

} // namespace consentry::app::bench
