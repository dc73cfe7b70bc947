#include "widgets/theme/class_look.h"

#include <array>

namespace consentry::widgets {
namespace {

/// In the order of ClassColour. Two colours share a line only where no eye takes one for the other (tst_theme).
constexpr std::array<ClassLook, annotation::kClassColours> kLooks{{
    {Token::Track1, ClassLine::Solid},
    {Token::Track2, ClassLine::DashDotted},
    {Token::Track3, ClassLine::Dashed},
    {Token::Track4, ClassLine::Dashed},
    {Token::Track5, ClassLine::DashTwoDots},
    {Token::Track6, ClassLine::DashDotted},
}};

} // namespace

ClassLook classLook(annotation::ClassColour colour)
{
    return kLooks[static_cast<std::size_t>(colour)];
}

ClassLook classLook(const annotation::LabelSet& labels, std::string_view label)
{
    const annotation::LabelClass* known = labels.findClass(label);
    return known ? classLook(known->colour) : ClassLook();
}

} // namespace consentry::widgets
