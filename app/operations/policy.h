#pragma once

#include "app/session.h"

namespace consentry::app {

/// Custodians only. Signs a policy in which this rule has another value and which ends the one before; nothing when it
/// has that value already. The one rule that can be set is `redaction`: `blur` or `fill`. Errc::BadArgument.
Result<void> setPolicy(Session& session, std::string_view rule, std::string_view value);

} // namespace consentry::app
