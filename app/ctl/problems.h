#pragma once

#include "app/ctl/output.h"
#include "storage/audit_log.h"

namespace consentry::app::ctl {

/// The answer of a verifier: `{"ok","problems":[{"code","object","message"}]}`, exit 4 when there is a problem.
Output problemReport(const std::vector<storage::Problem>& problems, const QString& allWell);

} // namespace consentry::app::ctl
