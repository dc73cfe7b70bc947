#pragma once

#include "tests/app/gui/window_bench.h"

#include <QSet>

namespace consentry::testing {

/// Presses the keys of what a pointer does to time and to the view, and of boxes for one frame. Begins and ends without
/// tracks; notes in `tried` which have been pressed.
void tryTimeKeys(WindowBench& bench, QSet<QString>& tried);

} // namespace consentry::testing
