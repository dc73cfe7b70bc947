#pragma once

#include "app/session.h"

namespace consentry::app {

/// Access to a clip's safe rendition by whichever own grant allows the first of `actions` that it names, under the
/// purpose that it names. Errc::GrantMissing without one, else the gate's last refusal.
Result<consent::Access> accessByGrant(Session& session, ClipId clip,
                                      std::initializer_list<consent::Action> actions);

/// The right to look at a clip's safe rendition in any way: a custodian's by role, else by an own grant.
Result<consent::Access> accessToLook(Session& session, ClipId clip);

} // namespace consentry::app
