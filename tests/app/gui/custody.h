#pragma once

#include "media/doubts.h"
#include "tests/app/gui/window_bench.h"

#include <QSet>

namespace consentry::testing {

/// `person` asks to see these frames of the original.
ObjectId askToSee(const WindowBench& bench, const char* person, const FrameRange& frames);
/// The frames before `border` are the annotator's to label, the others the lead's.
void divide(const WindowBench& bench, std::int64_t border);
/// Signs the sample's safe rendition anew with these doubts beside it.
void storeDoubts(const WindowBench& bench, const std::vector<media::Doubt>& doubts);

/// The keys of what needs more than one person: requests to see an original, doubts, segments. Each is pressed in the
/// window of whoever it is for, must change something, and is noted in `tried`.
void tryCustodyKeys(WindowBench& bench, QSet<QString>& tried);

} // namespace consentry::testing
