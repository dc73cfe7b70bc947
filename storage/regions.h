#pragma once

#include "storage/workspace.h"

#include <map>

namespace consentry::storage {

/// A blur region that hides something now.
struct ClipRegion {
    ObjectId id;
    crypto::KeyId author;
    RegionTrack track;
    bool isRedacted = false; ///< the safe rendition in force was made with it

    bool operator==(const ClipRegion&) const = default;
};

/// Regions in force, in the order of the log, of one clip or of all: neither ended by a custodian nor carried on by
/// another region of the same author. Those of members who have left stay: what was hidden stays
/// hidden. Errors as Workspace::objects.
Result<std::map<ClipId, std::vector<ClipRegion>>> regionsInForce(Workspace& workspace, const consent::KeyRing& keys,
                                                                 const consent::VerifiedStatus& status,
                                                                 const std::optional<ClipId>& clip = {});

/// Masks of all cameras that a custodian drew and none ended, in the order of the log. Errors as Workspace::objects: one
/// that cannot be read is an error, never left out.
Result<std::vector<consent::Signed<consent::CameraMask>>> masksInForce(Workspace& workspace,
                                                                       const consent::KeyRing& keys,
                                                                       const consent::VerifiedStatus& status);

} // namespace consentry::storage
