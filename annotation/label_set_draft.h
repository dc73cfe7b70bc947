#pragma once

#include "annotation/label_set.h"
#include "base/result.h"

#include <optional>

namespace consentry::annotation {

enum class LabelPart { Class, Attribute, Tag };

/// One thing of a label set; within a part names are unique.
struct LabelItem {
    LabelPart part = LabelPart::Class;
    std::string name;

    bool operator==(const LabelItem&) const = default;
};

/// Whether `labels` offer it; neither what is gone nor what they never had.
bool isOffered(const LabelSet& labels, const LabelItem& item);

/// Why a draft cannot be signed yet.
enum class DraftProblem {
    NoClass,
    Letter,    ///< two classes have the same
    Values,    ///< a list without any
    Range,     ///< least above most
    Preset,    ///< not a value of its attribute
    Guideline, ///< too long, or with a control character
    Name,      ///< of a kind or value: twice, too long, or with a control character
};

/// A label set on its way from the version in force to the next. What is in force can only be offered no more; what is
/// new can be forgotten.
class LabelSetDraft {
public:
    explicit LabelSetDraft(LabelSet inForce = defaultLabelSet()) : m_inForce(std::move(inForce)), m_labels(m_inForce) {}

    const LabelSet& inForce() const { return m_inForce; }
    const LabelSet& labels() const { return m_labels; }
    bool isChanged() const { return m_labels != m_inForce; }
    /// In force, so that its name and meaning stay.
    bool isSigned(const LabelItem& item) const;
    bool isOffered(const LabelItem& item) const { return annotation::isOffered(m_labels, item); }

    /// A class gets the first free letter of its name, else any that is free, and a colour that few have; an attribute
    /// is yes or no from moments on until it is changed. Errc::BadLabels (what, why): the name is not one, or taken.
    Result<void> add(const LabelItem& item);
    /// Takes it out of the offer; what is not in force yet is forgotten.
    void withdraw(const LabelItem& item);
    /// Back at the end of the offer.
    void offer(const LabelItem& item);
    /// Up (-1) or down (1) among those that are offered; nothing at the ends.
    void move(const LabelItem& item, int step);
    /// Takes the place of what has its name. Kinds that are in force and left out are gone.
    void change(LabelClass labelClass);
    /// The same for values.
    void change(AttributeSpec spec);

    std::optional<DraftProblem> problem() const;

private:
    LabelSet m_inForce;
    LabelSet m_labels;
};

/// The names between commas, without outer space or empty ones.
std::vector<std::string> namesIn(std::string_view text);
std::string namesText(const std::vector<std::string>& names);

} // namespace consentry::annotation
