#pragma once

#include "base/detected_box.h"
#include "media/turn.h"

#include <optional>
#include <span>
#include <vector>

namespace consentry::media {

/// Faces of one frame. `turns[i]` says how the picture was turned when face i was seen, or seen best; faces behind the
/// last one were seen upright.
struct SeenFaces {
    std::vector<DetectedBox> faces;
    std::vector<std::optional<Turn>> turns;
};

/// Adds those of `others` that overlap none of `faces`. A face that was found before keeps its box, so that its track
/// does not jump with every other kind of look.
void addStrangers(std::vector<DetectedBox>& faces, std::span<const DetectedBox> others);

/// Adds what was seen when the picture was turned. Of a face that lies, an upright look sees something here and there:
/// where the look at the turn is surer, both boxes together are the face, and it counts as seen at that turn.
void addTurned(SeenFaces& seen, std::span<const DetectedBox> others, Turn turn);

} // namespace consentry::media
