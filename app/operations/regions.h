#pragma once

#include "app/operations/look.h"
#include "consent/blur_region.h"
#include "storage/regions.h"

namespace consentry::app {

/// Says that nobody may see a part of the picture: `redact` paints it over. Whoever may look may say so. Boxes are rounded
/// outwards to whole pixels and cut to the picture. With `supersedes` carries on an own region.
/// Errc::BadArgument for frames or boxes outside the clip.
Result<ObjectId> addRegion(Session& session, const consent::BlurRegion& region);

/// Regions in force. For whoever may look.
Result<std::vector<storage::ClipRegion>> listRegions(Session& session, ClipId clip);

/// Custodians: shows again what a region hides, and what those that it carried on hid. A rendition that was made with
/// it keeps it until the next `redact`.
Result<void> removeRegion(Session& session, ObjectId region);

} // namespace consentry::app
