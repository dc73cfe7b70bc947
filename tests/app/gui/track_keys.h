#pragma once

#include "tests/app/gui/window_bench.h"

#include <QSet>

namespace consentry::testing {

/// Presses the key of each action on tracks, ranges and copies, in an open clip without labels, and sees it do
/// something. Names what it tried. Throws Unexpected.
void tryTrackKeys(WindowBench& bench, QSet<QString>& tried);

} // namespace consentry::testing
