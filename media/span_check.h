#pragma once

#include "base/geometry.h"
#include "base/stop_flag.h"
#include "media/safe_reader.h"

#include <functional>

namespace consentry::media {

/// Two boxes between which boxes are interpolated in a straight line.
struct CheckedSpan {
    FrameIndex first;
    Box firstBox;
    FrameIndex last; ///< after `first`
    Box lastBox;
};

/// How far an interpolated box seems to be from what it is about.
struct SpanDoubt {
    FrameIndex frame;    ///< where it is worst
    double distance = 0; ///< from the box to where the picture looks more like it, in box sizes; 0: no doubt
};

/// Looks at a few frames within the span: does the picture at the interpolated box look like the two ends, or does a
/// place beside it look more like them? Errc::Interrupted when cancelled; errors as SafeReader::picture().
Result<SpanDoubt> checkSpan(SafeReader& reader, const CheckedSpan& span, const StopFlag& cancel = {});

} // namespace consentry::media
