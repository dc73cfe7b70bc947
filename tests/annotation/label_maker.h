#pragma once

#include "annotation/annotation_set.h"
#include "annotation/validate.h"

#include <random>

namespace consentry::testing {

inline const annotation::FrameFacts kFacts{.frames = 40, .size = {640, 360}};

/// Labels that pass validate() with the default label set and kFacts; the same for the same generator.
annotation::AnnotationSet randomLabels(std::mt19937_64& random);
annotation::Track randomTrack(std::mt19937_64& random, annotation::TrackId id);
Box randomBox(std::mt19937_64& random);
/// 0 to `below` - 1.
std::int64_t randomBelow(std::mt19937_64& random, std::int64_t below);

} // namespace consentry::testing
