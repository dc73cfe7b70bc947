#pragma once

#include "app/operation.h"
#include "app/session.h"

namespace consentry::app {

/// What `redact` says.
struct RedactedClip {
    ClipId clip;
    ObjectId manifest; ///< of the new safe rendition
    std::int64_t frames = 0;
    std::int64_t faceTracks = 0;
    std::size_t regions = 0; ///< drawn by people
    std::size_t masks = 0;   ///< of the camera
    double framesPerSecond = 0;
};

/// Makes the safe rendition anew from the original, with the faces that are found and all regions in force, under a new
/// clip identity. Grants in force open the new one; nothing opens the old one any more, which is gone. Labels keep
/// their frames. All or nothing: cut off anywhere, the clip has its old rendition or its new one
/// (storage/replacement.h). Custodians only; also of a held clip, which stays held. Errc::Busy when somebody changed the
/// clip's regions or its rendition meanwhile; Errc::MediaDamaged when the original does not decode to the frames that
/// the labels are about.
Result<RedactedClip> redactClip(Session& session, ClipId clip, const OperationHooks& hooks);

} // namespace consentry::app
