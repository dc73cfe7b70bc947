#include "annotation/label_set_draft.h"

#include "annotation/validate.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace consentry::annotation {
namespace {

constexpr std::string_view kOuterSpace = " \t";
constexpr char kNoLetter = '?';

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(kOuterSpace);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kOuterSpace) - first + 1));
}

/// Of classes and attributes, and of tags, which are their own names.
template<class Item>
const std::string& nameOfItem(const Item& item)
{
    return item.name;
}

const std::string& nameOfItem(const std::string& tag)
{
    return tag;
}

template<class Items>
auto findItem(Items& items, const std::string& name)
{
    return std::ranges::find_if(items, [&name](const auto& item) { return nameOfItem(item) == name; });
}

/// Calls `use` with those of the part that are offered, and with those that are gone.
template<class Labels, class Use>
auto withPart(Labels& labels, LabelPart part, Use use)
{
    switch (part) {
    case LabelPart::Class: return use(labels.classes, labels.goneClasses);
    case LabelPart::Attribute: return use(labels.attributes, labels.goneAttributes);
    case LabelPart::Tag: break;
    }
    return use(labels.clipTags, labels.goneClipTags);
}

template<class Items>
void handOver(Items& from, Items& to, const std::string& name)
{
    const auto it = findItem(from, name);
    if (it == from.end())
        return;
    to.push_back(std::move(*it));
    from.erase(it);
}

char upper(char letter)
{
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

/// Rather one that no class ever had; kNoLetter when all are taken.
char freeLetter(const LabelSet& labels, std::string_view name)
{
    const std::string wanted = std::string(name) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const auto all = labels.everyClass();
    for (const bool neverUsed : {true, false}) {
        for (const char letter : wanted) {
            const char large = upper(letter);
            const bool isTaken =
                neverUsed ? std::ranges::find(all, large, &LabelClass::letter) != all.end()
                          : std::ranges::find(labels.classes, large, &LabelClass::letter) != labels.classes.end();
            if (large >= 'A' && large <= 'Z' && !isTaken)
                return large;
        }
    }
    return kNoLetter;
}

/// The first of those that the fewest classes have; of as many, that the fewest gone ones have.
ClassColour rareColour(const LabelSet& labels)
{
    std::array<std::pair<int, int>, kClassColours> uses{};
    for (const LabelClass& labelClass : labels.classes)
        ++uses[static_cast<std::size_t>(labelClass.colour)].first;
    for (const LabelClass& labelClass : labels.goneClasses)
        ++uses[static_cast<std::size_t>(labelClass.colour)].second;
    return static_cast<ClassColour>(std::ranges::min_element(uses) - uses.begin());
}

/// What was offered once and is not among `offered`.
std::vector<std::string> goneOf(const std::vector<std::string>& ever, const std::vector<std::string>& offered)
{
    std::vector<std::string> gone;
    std::ranges::copy_if(ever, std::back_inserter(gone),
                         [&offered](const std::string& name) { return !hasName(offered, name); });
    return gone;
}

void append(LabelSet& labels, const LabelItem& item)
{
    switch (item.part) {
    case LabelPart::Class:
        labels.classes.push_back({item.name, freeLetter(labels, item.name), {}, rareColour(labels)});
        return;
    case LabelPart::Attribute:
        labels.attributes.push_back({.name = item.name, .kind = AttributeKind::Check, .hold = AttributeHold::Moment});
        return;
    case LabelPart::Tag: labels.clipTags.push_back(item.name); return;
    }
}

bool letterRepeats(const LabelSet& labels)
{
    std::vector<char> letters;
    for (const LabelClass& labelClass : labels.classes)
        letters.push_back(labelClass.letter);
    std::ranges::sort(letters);
    return std::ranges::adjacent_find(letters) != letters.end();
}

std::optional<DraftProblem> problemOf(const AttributeSpec& spec)
{
    const bool chooses = spec.kind == AttributeKind::Select || spec.kind == AttributeKind::Radio;
    if (chooses && spec.values.empty())
        return DraftProblem::Values;
    if (spec.least > spec.most)
        return DraftProblem::Range;
    if (!spec.preset.empty() && (!spec.takes(spec.preset) || hasName(spec.goneValues, spec.preset)))
        return DraftProblem::Preset;
    return std::nullopt;
}

} // namespace

bool LabelSetDraft::isSigned(const LabelItem& item) const
{
    return withPart(m_inForce, item.part, [&item](const auto& offered, const auto& gone) {
        return findItem(offered, item.name) != offered.end() || findItem(gone, item.name) != gone.end();
    });
}

bool isOffered(const LabelSet& labels, const LabelItem& item)
{
    return withPart(labels, item.part, [&item](const auto& offered, const auto&) {
        return findItem(offered, item.name) != offered.end();
    });
}

Result<void> LabelSetDraft::add(const LabelItem& item)
{
    LabelSet labels = m_labels;
    append(labels, {item.part, trimmed(item.name)});
    // Only what is new matters here: something else may be half done.
    LabelSet alone = m_inForce;
    append(alone, {item.part, trimmed(item.name)});
    TRY_VOID(validate(alone));
    const bool isTaken = withPart(m_labels, item.part, [&](const auto& offered, const auto& gone) {
        const std::string name = trimmed(item.name);
        return findItem(offered, name) != offered.end() || findItem(gone, name) != gone.end();
    });
    if (isTaken)
        return makeError(Errc::BadLabels, "name", "name used twice");
    if (item.part == LabelPart::Class && labels.classes.back().letter == kNoLetter)
        return makeError(Errc::BadLabels, "letter", "all from A to Z are taken");
    m_labels = std::move(labels);
    return {};
}

void LabelSetDraft::withdraw(const LabelItem& item)
{
    withPart(m_labels, item.part, [&](auto& offered, auto& gone) {
        if (isSigned(item))
            handOver(offered, gone, item.name);
        else
            std::erase_if(offered, [&item](const auto& each) { return nameOfItem(each) == item.name; });
    });
    if (item.part == LabelPart::Class && !isSigned(item)) {
        for (AttributeSpec& spec : m_labels.attributes)
            std::erase(spec.classes, item.name);
    }
}

void LabelSetDraft::offer(const LabelItem& item)
{
    withPart(m_labels, item.part, [&item](auto& offered, auto& gone) { handOver(gone, offered, item.name); });
}

void LabelSetDraft::move(const LabelItem& item, int step)
{
    withPart(m_labels, item.part, [&item, step](auto& offered, auto&) {
        const auto it = findItem(offered, item.name);
        const auto at = it - offered.begin();
        const auto size = static_cast<std::ptrdiff_t>(offered.size());
        if (it != offered.end() && at + step >= 0 && at + step < size)
            std::iter_swap(it, it + step);
    });
}

void LabelSetDraft::change(LabelClass labelClass)
{
    const LabelClass* before = m_inForce.findClass(labelClass.name);
    labelClass.goneKinds = before ? goneOf(before->everyKind(), labelClass.kinds) : std::vector<std::string>();
    for (auto* classes : {&m_labels.classes, &m_labels.goneClasses}) {
        if (const auto it = findItem(*classes, labelClass.name); it != classes->end())
            *it = labelClass;
    }
}

void LabelSetDraft::change(AttributeSpec spec)
{
    const AttributeSpec* before = m_inForce.findAttribute(spec.name);
    spec.goneValues = before ? goneOf(before->everyValue(), spec.values) : std::vector<std::string>();
    for (auto* attributes : {&m_labels.attributes, &m_labels.goneAttributes}) {
        if (const auto it = findItem(*attributes, spec.name); it != attributes->end())
            *it = spec;
    }
}

std::optional<DraftProblem> LabelSetDraft::problem() const
{
    if (m_labels.classes.empty())
        return DraftProblem::NoClass;
    if (letterRepeats(m_labels))
        return DraftProblem::Letter;
    for (const AttributeSpec& spec : m_labels.attributes) {
        if (const auto problem = problemOf(spec))
            return problem;
    }
    for (const LabelClass* labelClass : m_labels.everyClass()) {
        if (!isGuideline(labelClass->guideline))
            return DraftProblem::Guideline;
    }
    return validate(m_labels) ? std::nullopt : std::optional(DraftProblem::Name);
}

std::vector<std::string> namesIn(std::string_view text)
{
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (std::string name = trimmed(text.substr(0, comma)); !name.empty())
            names.push_back(std::move(name));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return names;
}

std::string namesText(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace consentry::annotation
