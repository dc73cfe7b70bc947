#pragma once

#include "base/id.h"
#include "crypto/hash.h"

#include <set>

namespace consentry::consent {

/// The rows behind a status.
struct StatusLists {
    std::set<ObjectId> ended; ///< signed objects that no longer count
    std::set<ClipId> held;    ///< clips that nobody may see for now
    /// Token hashes of what a member signed before they were ended, and what goes on to count: the custodian who ends
    /// them names it here. Nothing else by an ended member counts, whenever it claims to have been signed.
    std::set<crypto::Digest> endorsed;

    bool operator==(const StatusLists&) const = default;
};

} // namespace consentry::consent
