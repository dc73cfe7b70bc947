#pragma once

#include "tests/app/gui/window_bench.h"

namespace consentry::testing {

inline constexpr Box kFirst{200, 120, 160, 100};
inline constexpr Box kSecond{40, 200, 60, 60};

/// An annotator with the clip and two boxes in its first frame; the second is selected.
inline void openWithTwoBoxes(WindowBench& bench)
{
    bench.unlockAs("annotator");
    bench.openClip();
    bench.hands().drawBox(bench.canvas(), kFirst);
    bench.hands().drawBox(bench.canvas(), kSecond);
}

inline void goOn(WindowBench& bench, std::int64_t to)
{
    const std::int64_t from = bench.canvas().shownFrame()->value;
    for (std::int64_t frame = from; frame < to; ++frame)
        bench.hands().press("F");
    bench.awaitFrame(to);
}

} // namespace consentry::testing
