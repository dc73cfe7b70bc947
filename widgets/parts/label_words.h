#pragma once

#include <QString>

#include <string_view>

namespace consentry::widgets {

/// The word for a class, kind or tag of the default label set in the user's language; names that a workspace added are
/// their own words.
QString labelWord(std::string_view name);

} // namespace consentry::widgets
