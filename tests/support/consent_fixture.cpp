#include "tests/support/consent_fixture.h"

#include "crypto/sodium.h"

namespace consentry::testing {
namespace {

using namespace consent;
using namespace std::chrono_literals;

} // namespace

crypto::Identity ConsentFixture::person(std::string_view name)
{
    static const bool ready = crypto::initialise().ok(); // fixtures are made before any test's own set-up
    assert(ready);
    return crypto::Identity::generate(std::string(name)).value();
}

ConsentFixture::ConsentFixture(WorkspaceKind kind)
    : workspaceObject(sign(Workspace{rootKey(), root.ageIdentity().recipient(), kind == WorkspaceKind::Demo}, root)),
      consent([&] {
          ConsentRecord body = consentBody();
          body.demo = kind == WorkspaceKind::Demo;
          return sign(body, root);
      }()),
      manifest(sign(manifestBody(), root)),
      grant(sign(grantBody(annotator, {Action::View, Action::Annotate}), root)),
      leadGrant(sign(grantBody(lead, {Action::View, Action::Annotate, Action::Review, Action::Assign}), root))
{
    certify(root, {Role::Custodian});
    certify(custodian, {Role::Custodian});
    certify(lead, {Role::Lead});
    certify(annotator, {Role::Annotator});
    certify(exporter, {Role::Exporter});
    advanceStatus({}, root);
}

RoleCertificate ConsentFixture::roleBody(const crypto::Identity& member, std::set<Role> roles) const
{
    return {member.name(), member.signingKey().verifyKey(), member.ageIdentity().recipient(), std::move(roles)};
}

ConsentRecord ConsentFixture::consentBody() const
{
    return {.basis = Basis::Consented,
            .subject = "6f1c2a34-9d0b-4e57-8a11-0c2d3e4f5a6b",
            .purposes = {Purpose::Annotation, Purpose::ModelTraining},
            .given = clock.now() - 24h,
            .expires = clock.now() + 24h * 365,
            .notice = {"2", std::string(64, 'a'), "en"},
            .method = "signed form",
            .withdrawal = "any member of the team",
            .bystanders = "faces are removed",
            .retention = {},
            .publicSource = std::nullopt,
            .demo = false,
            .supersedes = {}};
}

ClipManifest ConsentFixture::manifestBody() const
{
    return {.clip = clip,
            .rendition = Rendition::Safe,
            .consent = consent.header.id,
            .consentHash = consent.hash,
            .sealedSize = 65552,
            .headerHash = {},
            .nonce = Bytes(16, 7),
            .chunkCount = 1,
            .chunkRoot = {},
            .recipient = root.ageIdentity().recipient().text(),
            .frameTableHash = {},
            .media = {"matroska", "h264", 1280, 720, 250, 10'000},
            .detectors = {"faceboxes 1536 0.30"},
            .camera = "garden",
            .placement = "exterior",
            .supersedes = {}};
}

Grant ConsentFixture::grantBody(const crypto::Identity& grantee, std::set<Action> actions) const
{
    return {.grantee = grantee.keyId(),
            .clip = clip,
            .rendition = Rendition::Safe,
            .actions = std::move(actions),
            .purpose = Purpose::Annotation,
            .consent = consent.header.id,
            .notBefore = clock.now(),
            .expires = clock.now() + 8h,
            .statusEpoch = 1,
            .statusNumber = std::max<std::uint64_t>(1, statusNumber),
            .parent = {}};
}

ObjectId ConsentFixture::certify(const crypto::Identity& member, std::set<Role> roles)
{
    return certify(member, std::move(roles), root);
}

ObjectId ConsentFixture::certify(const crypto::Identity& member, std::set<Role> roles, const crypto::Identity& signer)
{
    const auto certificate = sign(roleBody(member, std::move(roles)), signer);
    certificates.push_back(certificate.token);
    return certificate.header.id;
}

void ConsentFixture::advanceStatus(const StatusLists& lists, const crypto::Identity& signer)
{
    std::optional<VerifiedStatus> before;
    if (!status.chain.empty())
        before = verifiedStatus();
    const auto next = sign(nextStatus(before, lists, clock.now()), signer);
    if (keys().member(signer.keyId())->roles.contains(Role::Custodian))
        status.chain.clear();
    status.chain.insert(status.chain.begin(), next.token);
    status.lists = lists;
    statusNumber = next.body.number;
}

void ConsentFixture::end(ObjectId id)
{
    StatusLists lists = status.lists;
    lists.ended.insert(id);
    advanceStatus(lists, root);
}

Evidence ConsentFixture::evidence(const Signed<Grant>& shown) const
{
    return {.workspace = workspaceObject.token,
            .certificates = certificates,
            .status = status,
            .consent = consent.token,
            .manifest = manifest.token,
            .grant = shown.token,
            .parentGrant = {},
            .recentEvents = {}};
}

AccessRequest ConsentFixture::requestBy(const crypto::Identity& member, Action action) const
{
    return {.person = member.keyId(),
            .clip = clip,
            .rendition = Rendition::Safe,
            .action = action,
            .purpose = Purpose::Annotation};
}

} // namespace consentry::testing
