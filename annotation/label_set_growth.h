#pragma once

#include "annotation/label_set.h"
#include "base/result.h"

namespace consentry::annotation {

/// A new version of a label set may add to the one before, reorder it, look different and offer less of it, but it
/// forgets and redefines nothing, so that labels of every older version stay valid: what it offers no more is among the
/// gone ones, and attributes keep how they are chosen, for how long they hold, and every class, value and number that
/// they take. Errc::BadLabels (what, why).
Result<void> requireGrowth(const LabelSet& before, const LabelSet& after);

} // namespace consentry::annotation
