#include "annotation/label_set.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace consentry::annotation {

namespace {

struct KindName {
    AttributeKind kind;
    std::string_view text;
};

constexpr std::array kKindNames{
    KindName{AttributeKind::Select, "select"}, KindName{AttributeKind::Radio, "radio"},
    KindName{AttributeKind::Check, "check"},   KindName{AttributeKind::Number, "number"},
    KindName{AttributeKind::Text, "text"},
};

/// A decimal number as JSON writes it, without exponent.
std::optional<double> fixedNumber(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool zeroInFront = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
    if (digits.empty() || !isDigit(digits.front()) || !isDigit(digits.back()) || zeroInFront)
        return std::nullopt;
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool whole = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    return whole ? std::optional(value) : std::nullopt;
}

} // namespace

std::string_view attributeKindText(AttributeKind kind)
{
    return std::ranges::find(kKindNames, kind, &KindName::kind)->text;
}

bool AttributeSpec::appliesTo(std::string_view label) const
{
    return classes.empty() || std::ranges::find(classes, label) != classes.end();
}

bool AttributeSpec::takes(std::string_view value) const
{
    switch (kind) {
    case AttributeKind::Select:
    case AttributeKind::Radio: return std::ranges::find(values, value) != values.end();
    case AttributeKind::Check: return value == "true" || value == "false";
    case AttributeKind::Number: {
        const auto number = fixedNumber(value);
        return number && *number >= least && *number <= most;
    }
    case AttributeKind::Text: break;
    }
    return !value.empty();
}

bool LabelClass::hasKind(std::string_view kind) const
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

const LabelClass* LabelSet::findClass(std::string_view name) const
{
    const auto it = std::find_if(classes.begin(), classes.end(), [&](const LabelClass& c) { return c.name == name; });
    return it == classes.end() ? nullptr : &*it;
}

bool LabelSet::hasClipTag(std::string_view name) const
{
    return std::find(clipTags.begin(), clipTags.end(), name) != clipTags.end();
}

const AttributeSpec* LabelSet::findAttribute(std::string_view name) const
{
    const auto it = std::ranges::find(attributes, name, &AttributeSpec::name);
    return it == attributes.end() ? nullptr : &*it;
}

std::vector<const AttributeSpec*> LabelSet::attributesOf(std::string_view label) const
{
    std::vector<const AttributeSpec*> found;
    for (const AttributeSpec& spec : attributes) {
        if (spec.appliesTo(label))
            found.push_back(&spec);
    }
    return found;
}

LabelSet defaultLabelSet()
{
    using enum AttributeKind;
    return {
        .version = 2,
        .classes = {
            {"person", 'P', {}},
            {"animal", 'A', {"dog", "cat", "bird", "other"}},
            {"vehicle", 'V', {"car", "truck", "bus", "motorcycle", "bicycle", "other"}},
        },
        .clipTags = {"leaves", "shadow", "rain", "light", "insect", "nothing", "sensitive"},
        .attributes = {
            {.name = "activity",
             .kind = Radio,
             .hold = AttributeHold::Moment,
             .classes = {"person", "animal"},
             .values = {"standing", "walking", "running", "sitting", "lying"}},
            {.name = "carrying",
             .kind = Select,
             .hold = AttributeHold::Moment,
             .classes = {"person"},
             .values = {"nothing", "parcel", "bag", "tool", "other"}},
            {.name = "moving", .kind = Check, .hold = AttributeHold::Moment, .classes = {"vehicle"}},
            {.name = "on a leash", .kind = Check, .classes = {"animal"}},
            {.name = "seats taken", .kind = Number, .classes = {"vehicle"}, .least = 0, .most = 99},
            {.name = "remark", .kind = Text},
        },
    };
}

} // namespace consentry::annotation
