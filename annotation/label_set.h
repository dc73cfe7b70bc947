#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace consentry::annotation {

bool hasName(const std::vector<std::string>& names, std::string_view name);

/// Colours that the colour-blind can tell apart; the theme says what they look like.
enum class ClassColour { Orange, Blue, Green, Yellow, Pink, Vermilion };
inline constexpr int kClassColours = 6;

std::string_view classColourText(ClassColour colour);

/// A class of things that can be labelled. `kinds` are its subclasses; a track may name one or none.
struct LabelClass {
    std::string name;
    char letter = '?'; ///< shown in a box's chip, so that colour is never the only sign
    std::vector<std::string> kinds;
    ClassColour colour = ClassColour::Pink;
    std::vector<std::string> goneKinds = {}; ///< no longer offered; labels that bear them stay valid
    /// How it is to be labelled, in Markdown whose lines end with '\n'; empty: what the program says.
    std::string guideline = {};

    bool operator==(const LabelClass&) const = default;
    /// Gone ones too.
    bool hasKind(std::string_view kind) const;
    /// Those that are offered, then those that are gone.
    std::vector<std::string> everyKind() const;
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
    double least = 0;                      ///< least and most are of Number only
    double most = 0;
    std::string preset = {};                  ///< what new objects get; empty: no value
    std::vector<std::string> goneValues = {}; ///< no longer offered; labels that bear them stay valid

    bool operator==(const AttributeSpec&) const = default;
    bool appliesTo(std::string_view label) const;
    /// Whether `value` is one of this attribute, gone ones too. An empty one is none: the attribute has no value then.
    bool takes(std::string_view value) const;
    std::vector<std::string> everyValue() const;
    /// Whether exports bear it. Free text stays here: nobody can know what it says about whom.
    bool isExported() const { return kind != AttributeKind::Text; }
};

/// What may be labelled in a workspace. A change of any part makes a new version. What a version offers no more goes
/// over to the gone ones: nobody is asked to use it, and whatever bears it stays as it is.
struct LabelSet {
    int version = 1;
    std::vector<LabelClass> classes;   ///< the first nine have number keys
    std::vector<std::string> clipTags; ///< also the names a range tag may have
    std::vector<AttributeSpec> attributes;
    std::vector<LabelClass> goneClasses = {};
    std::vector<std::string> goneClipTags = {};
    std::vector<AttributeSpec> goneAttributes = {};

    bool operator==(const LabelSet&) const = default;
    /// Gone ones too; nullptr when there is no such class.
    const LabelClass* findClass(std::string_view name) const;
    /// Gone ones too.
    bool hasClipTag(std::string_view name) const;
    /// Gone ones too; nullptr when there is no such attribute.
    const AttributeSpec* findAttribute(std::string_view name) const;
    /// What can be said about a `label`, in order. None that is gone.
    std::vector<const AttributeSpec*> attributesOf(std::string_view label) const;
    /// Those that are offered, then those that are gone; valid as long as the set is.
    std::vector<const LabelClass*> everyClass() const;
    std::vector<const AttributeSpec*> everyAttribute() const;
    std::vector<std::string> everyClipTag() const;
};

/// Person, animal, vehicle with their kinds and attributes, and the usual causes of false alerts as clip tags.
LabelSet defaultLabelSet();

} // namespace consentry::annotation
