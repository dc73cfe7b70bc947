#pragma once

#include "base/file.h"

namespace consentry {

/// Where set-up keeps what it fetched: the folder that `variable` names, else `$XDG_CACHE_HOME/consentry/<name>`, else
/// `~/.cache/consentry/<name>`. Relative values of the variables count as unset, as the XDG specification asks.
fs::path cacheFolder(const char* variable, const char* name);

} // namespace consentry
