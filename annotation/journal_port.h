#pragma once

#include "annotation/edit_change.h"
#include "base/result.h"

namespace consentry::annotation {

/// Where edits are kept. Implemented by storage.
class JournalPort {
public:
    virtual ~JournalPort() = default;
    /// Returns once `change` would survive a power cut, or fails and has kept nothing of it.
    virtual Result<void> append(const Change& change) = 0;
};

} // namespace consentry::annotation
