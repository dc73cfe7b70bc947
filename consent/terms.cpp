#include "consent/terms.h"

#include <algorithm>
#include <array>

namespace consentry::consent {
namespace {

template<class Enum>
struct Term {
    Enum value;
    std::string_view text;
};
template<class Enum>
Term(Enum, std::string_view) -> Term<Enum>; // before clang 17 aggregates need to be told

constexpr std::array kBases{
    Term{Basis::Consented, "consented"},
    Term{Basis::PubliclyShared, "publicly_shared"},
};
constexpr std::array kPurposes{
    Term{Purpose::HumanReview, "human_review"},
    Term{Purpose::Annotation, "annotation"},
    Term{Purpose::ModelTraining, "model_training"},
    Term{Purpose::Sharing, "sharing"},
};
constexpr std::array kRoles{
    Term{Role::Annotator, "annotator"},
    Term{Role::Lead, "lead"},
    Term{Role::Custodian, "custodian"},
    Term{Role::Exporter, "exporter"},
};
constexpr std::array kRenditions{
    Term{Rendition::Original, "original"},
    Term{Rendition::Safe, "safe"},
    Term{Rendition::Reveal, "reveal"},
};
constexpr std::array kActions{
    Term{Action::View, "view"},         Term{Action::Annotate, "annotate"}, Term{Action::Review, "review"},
    Term{Action::Assign, "assign"},     Term{Action::Intake, "intake"},     Term{Action::Grant, "grant"},
    Term{Action::Redact, "redact"},     Term{Action::Release, "release"},   Term{Action::Doubts, "doubts"},
    Term{Action::Accept, "accept"},     Term{Action::Return, "return"},     Term{Action::Export, "export"},
    Term{Action::Hold, "hold"},
};

template<class Terms, class Enum>
std::string_view textIn(const Terms& terms, Enum value)
{
    const auto found = std::ranges::find(terms, value, &Term<Enum>::value);
    assert(found != terms.end());
    return found->text;
}

template<class Enum, class Terms>
Result<Enum> valueIn(const Terms& terms, std::string_view text, std::string_view what)
{
    const auto found = std::ranges::find(terms, text, &Term<Enum>::text);
    if (found == terms.end())
        return makeError(Errc::BadSchema, what, "unknown value");
    return found->value;
}

template<class Terms>
constexpr auto valuesOf(const Terms& terms)
{
    std::array<decltype(terms[0].value), std::tuple_size_v<Terms>> values{};
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = terms[i].value;
    return values;
}

constexpr auto kAllPurposes = valuesOf(kPurposes);
constexpr auto kAllRoles = valuesOf(kRoles);
constexpr auto kAllActions = valuesOf(kActions);

} // namespace

std::string_view textOf(Basis value)
{
    return textIn(kBases, value);
}

std::string_view textOf(Purpose value)
{
    return textIn(kPurposes, value);
}

std::string_view textOf(Role value)
{
    return textIn(kRoles, value);
}

std::string_view textOf(Rendition value)
{
    return textIn(kRenditions, value);
}

std::string_view textOf(Action value)
{
    return textIn(kActions, value);
}

Result<Basis> basisFromText(std::string_view text)
{
    return valueIn<Basis>(kBases, text, "basis");
}

Result<Purpose> purposeFromText(std::string_view text)
{
    return valueIn<Purpose>(kPurposes, text, "purpose");
}

Result<Role> roleFromText(std::string_view text)
{
    return valueIn<Role>(kRoles, text, "role");
}

Result<Rendition> renditionFromText(std::string_view text)
{
    return valueIn<Rendition>(kRenditions, text, "rendition");
}

Result<Action> actionFromText(std::string_view text)
{
    return valueIn<Action>(kActions, text, "action");
}

std::span<const Purpose> allPurposes()
{
    return kAllPurposes;
}

std::span<const Role> allRoles()
{
    return kAllRoles;
}

std::span<const Action> allActions()
{
    return kAllActions;
}

} // namespace consentry::consent
