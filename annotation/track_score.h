#pragma once

#include "base/frame_index.h"
#include "base/geometry.h"
#include "base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace consentry::annotation {

/// Where an object is in a frame, as truth has it or as something found it.
struct ScoredBox {
    FrameIndex frame;
    std::uint32_t object = 0;
    Box box;

    bool operator==(const ScoredBox&) const = default;
};

/// Truth in MOTChallenge's form (Milan et al., "MOT16", 2016): lines `frame,object,left,top,width,height[,counts[,…]]`,
/// frames counted from 1. Lines that do not count (0) are left out. Errc::BadLabels naming the line, for anything else
/// than six to ten numbers, frames or objects below 1, empty boxes, or an object twice in a frame.
Result<std::vector<ScoredBox>> readMotTruth(std::string_view text);

inline constexpr std::size_t kMostMotBytes = 64U << 20U;

struct TrackScore {
    std::int64_t truth = 0; ///< boxes that there are
    std::int64_t found = 0; ///< boxes that were found
    std::int64_t matched = 0;
    std::int64_t switches = 0; ///< times when a true object goes on under another number
    double overlap = 0;        ///< sum over matched boxes of intersection over union

    double recall() const { return truth ? double(matched) / double(truth) : 1; }
    double precision() const { return found ? double(matched) / double(found) : 1; }
    double meanOverlap() const { return matched ? overlap / double(matched) : 0; }
};

/// Compares frame by frame: a pair that matched in the frame before stays one while it overlaps by `sameBox`; what is
/// left is paired so that the overlap is largest (Bernardin and Stiefelhagen, "CLEAR MOT", 2008).
TrackScore scoreTracks(std::span<const ScoredBox> truth, std::span<const ScoredBox> found, double sameBox = 0.5);

/// Hand movements that the labels of a clip take: a drag for each key frame, a click for each proposal.
struct HandWork {
    std::int64_t alone = 0;  ///< without proposals: the fewest key frames that bring the truth back
    std::int64_t helped = 0; ///< with them

    double saved() const { return alone ? 1 - double(helped) / double(alone) : 0; }
};

struct HandRules {
    double tolerance = 0.05; ///< of the box's longer side: how far a hand's key frames may miss the truth
    double useful = 0.5;     ///< share of an object's frames that a proposal must match to be taken for it
    double fine = 0.7;       ///< intersection over union that needs no correction
};

/// For each true object the proposal that matches most of it is taken (a click) and corrected at those key frames of
/// the truth where it is not fine; other proposals are rejected (a click each); what has none is drawn by hand.
HandWork handWork(std::span<const ScoredBox> truth, std::span<const ScoredBox> found, const HandRules& rules = {});

} // namespace consentry::annotation
