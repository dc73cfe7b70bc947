#pragma once

#include "base/result.h"

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace consentry::consent {

/// The only two reasons for which a clip may be opened at all.
enum class Basis { Consented, PubliclyShared };

/// What a person agreed to (DPV purposes under our own short names; docs/file-format.md has the mapping).
enum class Purpose { HumanReview, Annotation, ModelTraining, Sharing };

enum class Role { Annotator, Lead, Custodian, Exporter };

enum class Rendition { Original, Safe, Reveal };

/// Everything that somebody may ask the gate for.
enum class Action {
    View, Annotate, Review, Assign,           // named by a grant
    Intake, Grant, Redact, Release, Doubts,   // custodians
    Accept, Return,                           // grantees with review, not the author
    Export,                                   // exporters
    Hold,                                     // any member
};

/// A text for each value, as signed objects and the command line use it ("publicly_shared", "model_training", "view").
std::string_view textOf(Basis value);
std::string_view textOf(Purpose value);
std::string_view textOf(Role value);
std::string_view textOf(Rendition value);
std::string_view textOf(Action value);

/// Errc::BadSchema {field, why} for any other text.
Result<Basis> basisFromText(std::string_view text);
Result<Purpose> purposeFromText(std::string_view text);
Result<Role> roleFromText(std::string_view text);
Result<Rendition> renditionFromText(std::string_view text);
Result<Action> actionFromText(std::string_view text);

std::span<const Purpose> allPurposes();
std::span<const Role> allRoles();
std::span<const Action> allActions();

} // namespace consentry::consent
