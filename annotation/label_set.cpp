#include "annotation/label_set.h"

#include <algorithm>

namespace consentry::annotation {

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

LabelSet defaultLabelSet()
{
    return {
        .version = 1,
        .classes = {
            {"person", 'P', {}},
            {"animal", 'A', {"dog", "cat", "bird", "other"}},
            {"vehicle", 'V', {"car", "truck", "bus", "motorcycle", "bicycle", "other"}},
        },
        .clipTags = {"leaves", "shadow", "rain", "light", "insect", "nothing"},
    };
}

} // namespace consentry::annotation
