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

constexpr std::array<std::string_view, kClassColours> kColourTexts{"orange", "blue", "green",
                                                                   "yellow", "pink", "vermilion"};

std::vector<std::string> offeredThenGone(std::vector<std::string> offered, const std::vector<std::string>& gone)
{
    offered.insert(offered.end(), gone.begin(), gone.end());
    return offered;
}

template<class Item>
std::vector<const Item*> pointers(const std::vector<Item>& offered, const std::vector<Item>& gone)
{
    std::vector<const Item*> all;
    for (const auto* items : {&offered, &gone}) {
        for (const Item& item : *items)
            all.push_back(&item);
    }
    return all;
}

template<class Item>
const Item* findNamed(const std::vector<Item>& offered, const std::vector<Item>& gone, std::string_view name)
{
    for (const auto* items : {&offered, &gone}) {
        if (const auto it = std::ranges::find(*items, name, &Item::name); it != items->end())
            return &*it;
    }
    return nullptr;
}

/// A decimal number as JSON writes it, without exponent.
std::optional<double> fixedNumber(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool zeroInFront = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
    if (digits.empty() || !isDigit(digits.front()) || !isDigit(digits.back()) || zeroInFront)
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool whole = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    return whole ? std::optional(value) : std::nullopt;
}

} // namespace

bool hasName(const std::vector<std::string>& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

std::string_view attributeKindText(AttributeKind kind)
{
    return std::ranges::find(kKindNames, kind, &KindName::kind)->text;
}

std::string_view classColourText(ClassColour colour)
{
    return kColourTexts[static_cast<std::size_t>(colour)];
}

bool AttributeSpec::appliesTo(std::string_view label) const
{
    return classes.empty() || std::ranges::find(classes, label) != classes.end();
}

bool AttributeSpec::takes(std::string_view value) const
{
    switch (kind) {
    case AttributeKind::Select:
    case AttributeKind::Radio: return hasName(values, value) || hasName(goneValues, value);
    case AttributeKind::Check: return value == "true" || value == "false";
    case AttributeKind::Number: {
        const auto number = fixedNumber(value);
        return number && *number >= least && *number <= most;
    }
    case AttributeKind::Text: break;
    }
    return !value.empty();
}

std::vector<std::string> AttributeSpec::everyValue() const
{
    return offeredThenGone(values, goneValues);
}

bool LabelClass::hasKind(std::string_view kind) const
{
    return hasName(kinds, kind) || hasName(goneKinds, kind);
}

std::vector<std::string> LabelClass::everyKind() const
{
    return offeredThenGone(kinds, goneKinds);
}

const LabelClass* LabelSet::findClass(std::string_view name) const
{
    return findNamed(classes, goneClasses, name);
}

bool LabelSet::hasClipTag(std::string_view name) const
{
    return hasName(clipTags, name) || hasName(goneClipTags, name);
}

const AttributeSpec* LabelSet::findAttribute(std::string_view name) const
{
    return findNamed(attributes, goneAttributes, name);
}

std::vector<const LabelClass*> LabelSet::everyClass() const
{
    return pointers(classes, goneClasses);
}

std::vector<const AttributeSpec*> LabelSet::everyAttribute() const
{
    return pointers(attributes, goneAttributes);
}

std::vector<std::string> LabelSet::everyClipTag() const
{
    return offeredThenGone(clipTags, goneClipTags);
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
        .classes =
            {
                {"person", 'P', {}, ClassColour::Orange},
                {"animal", 'A', {"dog", "cat", "bird", "other"}, ClassColour::Green},
                {"vehicle", 'V', {"car", "truck", "bus", "motorcycle", "bicycle", "other"}, ClassColour::Blue},
            },
        .clipTags = {"leaves", "shadow", "rain", "light", "insect", "nothing", "sensitive"},
        .attributes =
            {
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
