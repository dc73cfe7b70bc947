#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consentry::annotation {

/// A class of things that can be labelled. `kinds` are its subclasses; a track may name one or none.
struct LabelClass {
    std::string name;
    char letter = '?'; ///< shown in a box's chip, so that colour is never the only sign
    std::vector<std::string> kinds;

    bool operator==(const LabelClass&) const = default;
    bool hasKind(std::string_view kind) const;
};

/// How the value of an attribute is chosen.
enum class AttributeKind { Select, Radio, Check, Number, Text };

std::string_view attributeKindText(AttributeKind kind);

/// Whether an attribute holds for a whole track or from moments on.
enum class AttributeHold { Track, Moment };

/// Something that can be said about objects beside their class. Values are texts: one of `values` for Select and Radio,
/// `true` or `false` for Check, a decimal number for Number.
struct AttributeSpec {
    std::string name;
    AttributeKind kind = AttributeKind::Select;
    AttributeHold hold = AttributeHold::Track;
    std::vector<std::string> classes = {}; ///< that it applies to; empty: every class
    std::vector<std::string> values = {};  ///< of Select and Radio only
    double least = 0;                 ///< least and most are of Number only
    double most = 0;

    bool operator==(const AttributeSpec&) const = default;
    bool appliesTo(std::string_view label) const;
    /// Whether `value` is one of this attribute. An empty one is none: the attribute has no value then.
    bool takes(std::string_view value) const;
    /// Whether exports bear it. Free text stays here: nobody can know what it says about whom.
    bool isExported() const { return kind != AttributeKind::Text; }
};

/// What may be labelled in a workspace. A change of any part makes a new version.
struct LabelSet {
    int version = 1;
    std::vector<LabelClass> classes;
    std::vector<std::string> clipTags; ///< also the names a range tag may have
    std::vector<AttributeSpec> attributes;

    bool operator==(const LabelSet&) const = default;
    /// nullptr when there is no such class.
    const LabelClass* findClass(std::string_view name) const;
    bool hasClipTag(std::string_view name) const;
    /// nullptr when there is no such attribute.
    const AttributeSpec* findAttribute(std::string_view name) const;
    /// What can be said about a `label`, in order.
    std::vector<const AttributeSpec*> attributesOf(std::string_view label) const;
};

/// Person, animal, vehicle with their kinds and attributes, and the usual causes of false alerts as clip tags.
LabelSet defaultLabelSet();

} // namespace consentry::annotation
