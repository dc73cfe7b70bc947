#pragma once

#include "app/bench/figures.h"
#include "app/bench/sealed_rendition.h"

namespace consentry::app::bench {

struct AssistOptions {
    fs::path truth;          ///< MOTChallenge's gt.txt, or a truth of scripts/make-demo-clip
    std::int64_t every = 5;      ///< frames from look to look
    std::int64_t reach = 40;     ///< frames that a box is followed
    std::size_t stretches = 40;  ///< that are followed, at most, of all objects together
};

/// What `consentryctl suggest` would propose for a clip whose objects are known: how much of them, how near in each
/// quarter of the clip, and how much work of hands it saves.
Result<Report> benchSuggest(const SealedRendition& rendition, const AssistOptions& options);

/// How well a box is followed, from many places of the truth, there and between two key frames, and how that falls with
/// time.
Result<Report> benchTrack(const SealedRendition& rendition, const AssistOptions& options);

} // namespace consentry::app::bench
