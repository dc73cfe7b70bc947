#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <string>

namespace consentry::annotation {

struct JsonLimits {
    std::string what; ///< names the file in errors
    std::size_t bytes = 0;
    std::size_t values = 0;
    std::size_t depth = 0;
};

/// Goes once over foreign JSON, before any of it is built in memory: Errc::TooLarge (what, limit) beyond a limit,
/// Errc::BadJson (what, why) when it is not JSON in UTF-8 or repeats a key.
Result<void> checkJson(ByteView json, const JsonLimits& limits);

} // namespace consentry::annotation
