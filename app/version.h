#pragma once

namespace consentry::app {

inline constexpr char kVersion[] = CONSENTRY_VERSION;

} // namespace consentry::app
