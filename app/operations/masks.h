#pragma once

#include "app/session.h"

namespace consentry::app {

// Parts of a camera's picture that are painted over in each clip that is taken in or redacted under that camera's
// label: a neighbour's window, a name that the camera burns in. Custodians only.

/// Errc::BadArgument for a box that lies outside its picture or a label that is none, PersonalData, TooLarge when the
/// camera has as many as a manifest can name.
Result<ObjectId> addMask(Session& session, const consent::CameraMask& mask);

/// All in force, in the order of the log.
Result<std::vector<consent::Signed<consent::CameraMask>>> listMasks(Session& session);

/// The label under which a clip was taken in; empty when there is none. Errc::NoManifest.
Result<std::string> cameraOf(Session& session, ClipId clip);

/// From the next intake or redaction on, the part is not painted over. Fine when it has ended already.
Result<void> removeMask(Session& session, ObjectId mask);

/// What a camera's label may be. Errc::BadArgument, PersonalData.
Result<void> checkCameraLabel(std::string_view label);

} // namespace consentry::app
