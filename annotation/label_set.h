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

/// What may be labelled in a workspace. A change of any part makes a new version.
struct LabelSet {
    int version = 1;
    std::vector<LabelClass> classes;
    std::vector<std::string> clipTags; ///< also the names a range tag may have

    bool operator==(const LabelSet&) const = default;
    /// nullptr when there is no such class.
    const LabelClass* findClass(std::string_view name) const;
    bool hasClipTag(std::string_view name) const;
};

/// Person, animal, vehicle with their kinds, and the usual causes of false alerts as clip tags.
LabelSet defaultLabelSet();

} // namespace consentry::annotation
