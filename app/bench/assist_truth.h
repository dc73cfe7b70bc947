#pragma once

#include "annotation/track_score.h"
#include "base/file.h"

#include <map>

namespace consentry::app::bench {

/// Where the objects of a clip are: MOTChallenge's gt.txt, or NAME.truth.json of scripts/make-demo-clip, in which each
/// label but faces is one object. Errc::NotFound, BadLabels, BadJson.
Result<std::vector<annotation::ScoredBox>> readObjectTruth(const fs::path& file);

/// The boxes of each object, by frame.
using ObjectPaths = std::map<std::uint32_t, std::map<std::int64_t, Box>>;
ObjectPaths pathsOf(const std::vector<annotation::ScoredBox>& truth);

} // namespace consentry::app::bench
