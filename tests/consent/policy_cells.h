#pragma once

#include "consent/policy.h"

#include <array>

namespace consentry::testing {

// Every situation that the policy can be asked about, as a cell of a table with these sides.

enum class BasisIs { Consented, PublicFresh, PublicStale, PublicUnchecked };
enum class ConsentIs { Absent, InForce, Withdrawn, NotYet, Expired, ForOtherPurpose, WithoutTraining, OtherDemo };
enum class ManifestIs { Absent, Fitting, Ended, OfOtherClip, OfOtherRendition, OfOtherConsent, NotByCustodian, NotApproved };
enum class GrantIs {
    Absent, Fitting, Revoked, OfOtherPerson, OfOtherClip, OfOtherRendition, OfOtherPurpose, OfOtherConsent,
    NotByEntitled, BeyondParent, BeforeConsent, BeyondConsent, OfOtherAction, NotYet, Expired,
};
enum class PersonIs { Stranger, Removed, Annotator, Lead, Custodian, Exporter };
enum class ClipIs { Free, Held };

inline constexpr int kBases = 4;
inline constexpr int kConsents = 8;
inline constexpr int kManifests = 8;
inline constexpr int kGrants = 15;
inline constexpr int kPersons = 6;
inline constexpr int kHolds = 2;
inline constexpr std::array kRenditions{consent::Rendition::Original, consent::Rendition::Safe,
                                        consent::Rendition::Reveal};
inline constexpr std::array kAskedPurposes{consent::Purpose::Annotation, consent::Purpose::ModelTraining};

struct Cell {
    consent::Action action = consent::Action::View;
    PersonIs person = PersonIs::Annotator;
    consent::Rendition rendition = consent::Rendition::Safe;
    consent::Purpose purpose = consent::Purpose::Annotation;
    BasisIs basis = BasisIs::Consented;
    ConsentIs consent = ConsentIs::InForce;
    ManifestIs manifest = ManifestIs::Fitting;
    GrantIs grant = GrantIs::Fitting;
    ClipIs clip = ClipIs::Free;
};

consent::AccessRequest requestOf(const Cell& cell);
consent::PolicyFacts factsOf(const Cell& cell);

/// What the design says of `cell`; knows nothing of the rules in policy.cpp.
bool isAllowed(const Cell& cell);

/// The cell in which `action` is most clearly allowed.
Cell allowedCell(consent::Action action);
/// That cell with each side changed in turn to every other value.
std::vector<Cell> neighboursOf(const Cell& cell);

} // namespace consentry::testing
