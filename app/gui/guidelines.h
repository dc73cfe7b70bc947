#pragma once

#include <QString>

#include <string_view>

namespace consentry::app {

/// How a class is to be labelled, in Markdown; translated. A general text for classes that a workspace added.
QString guidelineOf(std::string_view label);

} // namespace consentry::app
