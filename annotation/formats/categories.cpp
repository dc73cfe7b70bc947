#include "annotation/formats/categories.h"

#include <algorithm>

namespace consentry::annotation {

namespace {

/// How many classes and kinds of `labels` bear this name.
std::ptrdiff_t uses(const LabelSet& labels, std::string_view name)
{
    std::ptrdiff_t count = 0;
    for (const LabelClass* labelClass : labels.everyClass())
        count += (labelClass->name == name ? 1 : 0) + (labelClass->hasKind(name) ? 1 : 0);
    return count;
}

} // namespace

std::vector<Category> categories(const LabelSet& labels)
{
    std::vector<Category> table;
    const auto add = [&](const std::string& name, const LabelClass& labelClass, const std::string& kind) {
        const int id = static_cast<int>(table.size()) + 1;
        table.push_back({id, name, labelClass.name, labelClass.name, kind});
    };
    for (const LabelClass* labelClass : labels.everyClass()) {
        add(labelClass->name, *labelClass, {});
        for (const std::string& kind : labelClass->everyKind())
            add(uses(labels, kind) == 1 ? kind : labelClass->name + "-" + kind, *labelClass, kind);
    }
    return table;
}

const Category* findCategory(const std::vector<Category>& categories, std::string_view name)
{
    const auto it = std::find_if(categories.begin(), categories.end(),
                                 [&](const Category& c) { return c.name == name; });
    return it == categories.end() ? nullptr : &*it;
}

const Category* findCategory(const std::vector<Category>& categories, std::string_view label, std::string_view kind)
{
    const auto it = std::find_if(categories.begin(), categories.end(),
                                 [&](const Category& c) { return c.label == label && c.kind == kind; });
    return it == categories.end() ? nullptr : &*it;
}

} // namespace consentry::annotation
