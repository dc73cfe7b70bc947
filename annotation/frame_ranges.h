#pragma once

#include "base/frame_index.h"

#include <vector>

namespace consentry::annotation {

/// Stretches of a clip in order, none empty, none touching another: one way only to say which frames are meant.
using FrameRanges = std::vector<FrameRange>;

bool isOrdered(const FrameRanges& ranges);
bool contains(const FrameRanges& ranges, FrameIndex frame);
/// Whether every frame of `range` is in.
bool covers(const FrameRanges& ranges, FrameRange range);
FrameRanges withRange(const FrameRanges& ranges, FrameRange range);
FrameRanges withoutRange(const FrameRanges& ranges, FrameRange range);
/// How many frames before `frame` are in.
std::int64_t countBefore(const FrameRanges& ranges, FrameIndex frame);

} // namespace consentry::annotation
