#pragma once

#include "annotation/label_set.h"

#include <QString>

#include <string_view>

namespace consentry::app {

/// How a class is to be labelled, in Markdown: what the label set says, else a translated text of the program, a
/// general one for classes that a workspace added.
QString guidelineOf(const annotation::LabelSet& labels, std::string_view label);

} // namespace consentry::app
