#pragma once

#include "consent/policy.h"

#include <span>

namespace consentry::consent {

// Internal to consent/ and its tests.

/// Who may do something at all.
enum class Who { Grantee, Custodian, Exporter, AnyMember };

/// A row of the table "who may do what, what it needs".
struct ActionNeeds {
    Action action;
    Who who;
    std::optional<Action> granted; ///< the action that the grant must name
    bool consent;                  ///< one in force
    bool purpose;                  ///< which covers the purpose of the request
    bool manifest;                 ///< the rendition is bound to that consent
    bool notHeld;
    std::span<const Rendition> renditions;
};

const ActionNeeds& needsOf(Action action);

/// One rule; says why not, or nothing when it is satisfied or does not apply.
struct PolicyRule {
    std::string_view name;
    std::optional<Error> (*objection)(const AccessRequest&, const PolicyFacts&, const ActionNeeds&);
};

std::span<const PolicyRule> policyRules();

/// `decide` with other rules. Absent facts are safe to ask about whatever rules are left out.
Decision decideBy(std::span<const PolicyRule> rules, const AccessRequest& request, const PolicyFacts& facts);

} // namespace consentry::consent
