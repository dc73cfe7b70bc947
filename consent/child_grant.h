#pragma once

#include "consent/objects.h"

namespace consentry::consent {

/// Whether `child` may stand on `parent`: for the same thing, with nothing more in it, and no longer. Who may sign it
/// is another question (ConsentGate, and storage/task_records for what was signed under it).
bool isWithin(const Grant& child, const Grant& parent);

} // namespace consentry::consent
