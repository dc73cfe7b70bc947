#include "tests/consent/policy_cells.h"

namespace consentry::testing {

using namespace consent;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = fromRfc3339("2026-11-22T10:00:00Z").value();
const crypto::KeyId kPerson{"k4.pid.person"};
const ClipId kClip = ClipId::fromText("0123456789abcdef0123456789abcdef").value();
const ClipId kOtherClip = ClipId::fromText("fedcba9876543210fedcba9876543210").value();

Action grantedFor(Action action)
{
    return action == Action::Accept || action == Action::Return ? Action::Review : action;
}

ConsentFacts consentFactsOf(const Cell& cell)
{
    ConsentFacts facts{.basis = cell.basis == BasisIs::Consented ? Basis::Consented : Basis::PubliclyShared,
                       .purposes = {Purpose::Annotation, Purpose::ModelTraining},
                       .given = kNow - 24h,
                       .expires = kNow + 24h,
                       .recheck = std::nullopt,
                       .ended = cell.consent == ConsentIs::Withdrawn,
                       .demo = cell.consent == ConsentIs::OtherDemo};
    if (cell.basis == BasisIs::PublicFresh)
        facts.recheck = kNow + 1ms;
    if (cell.basis == BasisIs::PublicStale)
        facts.recheck = kNow;
    if (cell.consent == ConsentIs::NotYet)
        facts.given = kNow + 1ms;
    if (cell.consent == ConsentIs::Expired)
        facts.expires = kNow;
    if (cell.consent == ConsentIs::ForOtherPurpose)
        facts.purposes = {Purpose::Sharing};
    if (cell.consent == ConsentIs::WithoutTraining)
        facts.purposes = {Purpose::Annotation};
    return facts;
}

ManifestFacts manifestFactsOf(const Cell& cell)
{
    const Rendition other = cell.rendition == Rendition::Safe ? Rendition::Original : Rendition::Safe;
    return {.clip = cell.manifest == ManifestIs::OfOtherClip ? kOtherClip : kClip,
            .rendition = cell.manifest == ManifestIs::OfOtherRendition ? other : cell.rendition,
            .namesConsent = cell.manifest != ManifestIs::OfOtherConsent,
            .ended = cell.manifest == ManifestIs::Ended,
            .signedByCustodian = cell.manifest != ManifestIs::NotByCustodian,
            .isApproved = cell.manifest != ManifestIs::NotApproved};
}

GrantFacts grantFactsOf(const Cell& cell)
{
    const Rendition other = cell.rendition == Rendition::Safe ? Rendition::Reveal : Rendition::Safe;
    GrantFacts facts{.id = {},
                     .grantee = cell.grant == GrantIs::OfOtherPerson ? crypto::KeyId{"k4.pid.other"} : kPerson,
                     .clip = cell.grant == GrantIs::OfOtherClip ? kOtherClip : kClip,
                     .rendition = cell.grant == GrantIs::OfOtherRendition ? other : cell.rendition,
                     .actions = {grantedFor(cell.action)},
                     .purpose = cell.grant == GrantIs::OfOtherPurpose ? Purpose::HumanReview : cell.purpose,
                     .notBefore = cell.grant == GrantIs::NotYet ? kNow + 1ms : kNow - 1h,
                     .expires = cell.grant == GrantIs::Expired ? kNow : kNow + 1h,
                     .namesConsent = cell.grant != GrantIs::OfOtherConsent,
                     .ended = cell.grant == GrantIs::Revoked,
                     .issuerEntitled = cell.grant != GrantIs::NotByEntitled,
                     .withinParent = cell.grant != GrantIs::BeyondParent};
    if (cell.grant == GrantIs::BeforeConsent)
        facts.notBefore = kNow - 48h;
    if (cell.grant == GrantIs::BeyondConsent)
        facts.expires = kNow + 48h;
    if (cell.grant == GrantIs::OfOtherAction) {
        facts.actions = {Action::View, Action::Annotate, Action::Review, Action::Assign};
        facts.actions.erase(grantedFor(cell.action));
    }
    return facts;
}

std::optional<MemberFacts> memberFactsOf(PersonIs person)
{
    switch (person) {
    case PersonIs::Stranger:
        return std::nullopt;
    case PersonIs::Removed:
        return MemberFacts{};
    case PersonIs::Annotator:
        return MemberFacts{{Role::Annotator}};
    case PersonIs::Lead:
        return MemberFacts{{Role::Lead}};
    case PersonIs::Custodian:
        return MemberFacts{{Role::Custodian}};
    case PersonIs::Exporter:
        return MemberFacts{{Role::Exporter}};
    }
    return std::nullopt;
}

/// Whether the consent in the cell is in force and for this workspace, whatever it is for.
bool isInForce(const Cell& cell)
{
    return (cell.basis == BasisIs::Consented || cell.basis == BasisIs::PublicFresh)
        && (cell.consent == ConsentIs::InForce || cell.consent == ConsentIs::WithoutTraining
            || cell.consent == ConsentIs::ForOtherPurpose);
}

bool coversPurpose(const Cell& cell)
{
    return cell.consent == ConsentIs::InForce
        || (cell.consent == ConsentIs::WithoutTraining && cell.purpose == Purpose::Annotation);
}

} // namespace

AccessRequest requestOf(const Cell& cell)
{
    return {.person = kPerson,
            .clip = kClip,
            .rendition = cell.rendition,
            .action = cell.action,
            .purpose = cell.purpose};
}

PolicyFacts factsOf(const Cell& cell)
{
    PolicyFacts facts{.member = memberFactsOf(cell.person),
                      .consent = std::nullopt,
                      .manifest = std::nullopt,
                      .grant = std::nullopt,
                      .held = cell.clip == ClipIs::Held,
                      .demoWorkspace = false,
                      .now = kNow};
    if (cell.consent != ConsentIs::Absent)
        facts.consent = consentFactsOf(cell);
    if (cell.manifest != ManifestIs::Absent)
        facts.manifest = manifestFactsOf(cell);
    if (cell.grant != GrantIs::Absent)
        facts.grant = grantFactsOf(cell);
    return facts;
}

bool isAllowed(const Cell& cell)
{
    const bool member = cell.person != PersonIs::Stranger && cell.person != PersonIs::Removed;
    const bool custodian = cell.person == PersonIs::Custodian;
    const bool safe = cell.rendition == Rendition::Safe;
    const bool bound = cell.manifest == ManifestIs::Fitting
                       || (cell.manifest == ManifestIs::NotApproved && cell.rendition != Rendition::Reveal);
    const bool forThis = isInForce(cell) && coversPurpose(cell) && bound && cell.clip == ClipIs::Free;
    switch (cell.action) {
    case Action::View:
        return member && cell.rendition != Rendition::Original && forThis && cell.grant == GrantIs::Fitting;
    case Action::Annotate:
    case Action::Review:
    case Action::Assign:
    case Action::Accept:
    case Action::Return:
        return member && safe && forThis && cell.grant == GrantIs::Fitting;
    case Action::Intake:
        return custodian && safe && isInForce(cell);
    case Action::Grant:
        return custodian && cell.rendition != Rendition::Original && forThis;
    case Action::Redact:
        return custodian && cell.rendition != Rendition::Reveal && isInForce(cell) && bound;
    case Action::Doubts:
        return custodian && safe && isInForce(cell) && bound;
    case Action::Release:
        return custodian && safe;
    case Action::Export:
        return cell.person == PersonIs::Exporter && safe && forThis && cell.consent == ConsentIs::InForce;
    case Action::Hold:
        return member && safe;
    }
    return false;
}

Cell allowedCell(Action action)
{
    Cell cell{.action = action};
    switch (action) {
    case Action::Intake:
    case Action::Grant:
    case Action::Redact:
    case Action::Release:
    case Action::Doubts:
        cell.person = PersonIs::Custodian;
        break;
    case Action::Export:
        cell.person = PersonIs::Exporter;
        break;
    case Action::View:
    case Action::Annotate:
    case Action::Review:
    case Action::Assign:
    case Action::Accept:
    case Action::Return:
    case Action::Hold:
        break;
    }
    return cell;
}

std::vector<Cell> neighboursOf(const Cell& cell)
{
    std::vector<Cell> cells;
    const auto changed = [&](auto change) {
        Cell other = cell;
        change(other);
        cells.push_back(other);
    };
    for (int i = 0; i < kPersons; ++i)
        changed([&](Cell& other) { other.person = static_cast<PersonIs>(i); });
    for (const Rendition rendition : kRenditions)
        changed([&](Cell& other) { other.rendition = rendition; });
    changed([&](Cell& other) {
        other.rendition = Rendition::Reveal;
        other.manifest = ManifestIs::NotApproved;
    });
    for (const Purpose purpose : kAskedPurposes)
        changed([&](Cell& other) { other.purpose = purpose; });
    for (int i = 0; i < kBases; ++i)
        changed([&](Cell& other) { other.basis = static_cast<BasisIs>(i); });
    for (int i = 0; i < kConsents; ++i)
        changed([&](Cell& other) { other.consent = static_cast<ConsentIs>(i); });
    for (int i = 0; i < kManifests; ++i)
        changed([&](Cell& other) { other.manifest = static_cast<ManifestIs>(i); });
    for (int i = 0; i < kGrants; ++i)
        changed([&](Cell& other) { other.grant = static_cast<GrantIs>(i); });
    for (int i = 0; i < kHolds; ++i)
        changed([&](Cell& other) { other.clip = static_cast<ClipIs>(i); });
    return cells;
}

} // namespace consentry::testing
