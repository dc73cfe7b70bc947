#pragma once

#include "annotation/label_set.h"
#include "widgets/theme/tokens.h"

namespace consentry::widgets {

/// How lines of the classes differ where colours cannot be told apart, or mean something else.
enum class ClassLine { Solid, Dashed, DashDotted, DashTwoDots };

/// How a class looks beside its letter.
struct ClassLook {
    Token token = Token::Track5;
    ClassLine line = ClassLine::DashTwoDots;
};

ClassLook classLook(annotation::ClassColour colour);
/// By name; one that `labels` never had looks like the last.
ClassLook classLook(const annotation::LabelSet& labels, std::string_view label);

} // namespace consentry::widgets
