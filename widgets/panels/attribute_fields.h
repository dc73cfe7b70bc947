#pragma once

#include "annotation/label_set.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace consentry::widgets {

/// One attribute's control: shows a value, and tells the one that a person chooses.
struct AttributeField {
    QWidget* widget = nullptr;
    /// Empty: no value. Nothing: the selected tracks differ.
    std::function<void(const std::optional<std::string>& value)> show;
    /// Says what was typed, as Return does. Only fields that are typed into have it.
    std::function<void()> tellTyped = {};
};

/// The control for `spec`: a list, buttons, a check box, a number or a line. `chosen` is called with the new value when
/// a person changes it, with an empty one when they take it away; never by show().
AttributeField makeAttributeField(const annotation::AttributeSpec& spec, std::function<void(const std::string&)> chosen,
                                  QWidget* parent);

/// What a person reads for a value of `spec`.
QString attributeValueWord(const annotation::AttributeSpec& spec, const std::string& value);

/// The values that number keys choose, in order: those of a list, or yes and no.
std::vector<std::string> keyedValues(const annotation::AttributeSpec& spec);

} // namespace consentry::widgets
