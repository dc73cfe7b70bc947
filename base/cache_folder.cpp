#include "base/cache_folder.h"

#include <cstdlib>

namespace consentry {
namespace {

fs::path absoluteFromEnvironment(const char* variable)
{
    const char* value = std::getenv(variable);
    const fs::path path = value != nullptr ? value : "";
    return path.is_absolute() ? path : fs::path();
}

} // namespace

fs::path cacheFolder(const char* variable, const char* name)
{
    if (const fs::path folder = absoluteFromEnvironment(variable); !folder.empty())
        return folder;
    if (const fs::path cache = absoluteFromEnvironment("XDG_CACHE_HOME"); !cache.empty())
        return cache / "consentry" / name;
    return absoluteFromEnvironment("HOME") / ".cache" / "consentry" / name;
}

} // namespace consentry
