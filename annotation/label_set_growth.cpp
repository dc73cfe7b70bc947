#include "annotation/label_set_growth.h"

#include <algorithm>

namespace consentry::annotation {
namespace {

Error lost(const std::string& what)
{
    return makeError(Errc::BadLabels, what, "labels of older versions need it");
}

Result<void> requireAll(const std::vector<std::string>& before, const std::vector<std::string>& after)
{
    const auto missing =
        std::ranges::find_if(before, [&after](const std::string& name) { return !hasName(after, name); });
    return missing == before.end() ? Result<void>() : lost(*missing);
}

Result<void> requireSameMeaning(const AttributeSpec& before, const AttributeSpec& after)
{
    if (before.kind != after.kind || before.hold != after.hold)
        return lost(before.name);
    if (after.least > before.least || after.most < before.most)
        return lost(before.name);
    if (!after.classes.empty()) { // none: it applies to all
        if (before.classes.empty())
            return lost(before.name);
        TRY_VOID(requireAll(before.classes, after.classes));
    }
    return requireAll(before.everyValue(), after.everyValue());
}

} // namespace

Result<void> requireGrowth(const LabelSet& before, const LabelSet& after)
{
    if (after.version <= before.version)
        return makeError(Errc::BadLabels, "label set", "not a later version");
    for (const LabelClass* labelClass : before.everyClass()) {
        const LabelClass* now = after.findClass(labelClass->name);
        if (now == nullptr)
            return lost(labelClass->name);
        TRY_VOID(requireAll(labelClass->everyKind(), now->everyKind()));
    }
    TRY_VOID(requireAll(before.everyClipTag(), after.everyClipTag()));
    for (const AttributeSpec* spec : before.everyAttribute()) {
        const AttributeSpec* now = after.findAttribute(spec->name);
        if (now == nullptr)
            return lost(spec->name);
        TRY_VOID(requireSameMeaning(*spec, *now));
    }
    return {};
}

} // namespace consentry::annotation
