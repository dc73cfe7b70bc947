#pragma once

#include "annotation/proposal.h"
#include "base/detected_box.h"

#include <optional>
#include <span>

namespace consentry::annotation {

/// What a detector's word means in a label set.
struct NamedClass {
    std::string label;
    std::string kind; ///< may be empty

    bool operator==(const NamedClass&) const = default;
};

/// COCO's name of a class ("dog") as person, animal or vehicle and its kind, as far as `labels` has them; kMotionLabel
/// stays itself. Nothing for chairs and all else that nobody labels here.
std::optional<NamedClass> namedClass(std::string_view detected, const LabelSet& labels);

struct LinkRules {
    double sure = 0.45;      ///< confidence that begins a track; lower ones only go on with one
    double sameBox = 0.3;    ///< intersection over union, with where the object should be by now
    double sameThing = 0.6;  ///< of two boxes of one class in one frame: the better one stays
    int longestGap = 4;      ///< looks in a row that may miss an object
    int leastSightings = 3;  ///< of a track that is proposed
    double sameKind = 0.7;   ///< share of all confidence that a kind needs to be named
    double tolerance = 0.02; ///< of the box's longer side: key frames that bring back less are dropped
};

/// What a detector said about a clip.
struct DetectedClip {
    std::span<const DetectedBox> detections; ///< of frames among `looked`; not empty, inside the picture
    std::span<const FrameIndex> looked;      ///< ascending
    FrameFacts facts;
    std::string author; ///< k4.pid
};

/// Links detections into objects: at each look the pairs of object and box whose overlap is largest in sum, sure boxes
/// first, doubtful ones for what is left (after Zhang et al., "ByteTrack", 2022). An object is expected where its last
/// two sightings lead. Its confidence is the mean of its sightings', less where looks missed it. Ids count from 1 in
/// the order of the first frame. What only moved and was not recognised is proposed as kMotionLabel.
std::vector<Proposal> linkDetections(const DetectedClip& clip, const LabelSet& labels, const LinkRules& rules = {});

} // namespace consentry::annotation
