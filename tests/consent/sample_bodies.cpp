#include "tests/consent/sample_bodies.h"

namespace consentry::testing {

using namespace consent;

namespace {

const ObjectId kObject = ObjectId::fromText("000102030405060708090a0b0c0d0e0f").value();
const crypto::Digest kHash = [] {
    crypto::Digest hash{};
    hash.fill(0xab);
    return hash;
}();

} // namespace

template<>
Workspace sampleBody(const ConsentFixture& fixture)
{
    return {fixture.rootKey(), fixture.root.ageIdentity().recipient(), true};
}

template<>
RoleCertificate sampleBody(const ConsentFixture& fixture)
{
    return fixture.roleBody(fixture.lead, {Role::Lead, Role::Exporter});
}

template<>
ConsentRecord sampleBody(const ConsentFixture& fixture)
{
    ConsentRecord body = fixture.consentBody();
    body.basis = Basis::PubliclyShared;
    body.retention = "until withdrawal";
    body.publicSource = PublicSource{body.given, body.expires, "YWdl"};
    body.demo = true;
    body.supersedes = kObject;
    return body;
}

template<>
ClipManifest sampleBody(const ConsentFixture& fixture)
{
    ClipManifest body = fixture.manifestBody();
    body.headerHash = body.chunkRoot = body.frameTableHash = kHash;
    body.supersedes = kObject;
    body.doubtsHash = kHash;
    body.masks = {kObject};
    return body;
}

template<>
Grant sampleBody(const ConsentFixture& fixture)
{
    Grant body = fixture.grantBody(fixture.lead, {Action::View, Action::Assign});
    body.parent = kObject;
    return body;
}

template<>
Status sampleBody(const ConsentFixture& fixture)
{
    return nextStatus(std::nullopt, {{kObject}, {fixture.clip}, {}}, fixture.clock.now());
}

template<>
Hold sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, "a bedroom\nat night"};
}

template<>
Release sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject};
}

template<>
BlurRegion sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, {{{4}, {20}}, {{{5}, {10, 20, 30, 40}}, {{19}, {0, 0, 7, 8}}}}, kObject};
}

template<>
UnblurRequest sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, {{4}, {20}}, "is it a dog", 15, Purpose::Annotation, kObject, fixture.clock.now()};
}

template<>
UnblurApproval sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject, kHash, fixture.clock.now()};
}

template<>
UnblurRefusal sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject, kHash, "a child\nat the door"};
}

template<>
CameraMask sampleBody(const ConsentFixture&)
{
    return {"door", {{1280, 720}, {640, 0, 320, 72}}};
}

template<>
Segmentation sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip,
            {{{{0}, {120}}, fixture.annotator.keyId()}, {{{120}, {400}}, fixture.lead.keyId()}}};
}

template<>
SegmentHandIn sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject, {{120}, {400}}, kObject, kHash};
}

template<>
Policy sampleBody(const ConsentFixture&)
{
    return {"Example Cameras Ltd, privacy@example.org", "fill", 48, kObject};
}

template<>
LabelSetVersion sampleBody(const ConsentFixture&)
{
    return {3, kHash, kObject};
}

template<>
Withdrawal sampleBody(const ConsentFixture&)
{
    return {kObject, "moved house"};
}

template<>
Submission sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject, 3, kHash, {kObject}};
}

template<>
Return sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject, kHash, "the dog is missing"};
}

template<>
Acceptance sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject, kHash};
}

template<>
Reopen sampleBody(const ConsentFixture& fixture)
{
    return {fixture.clip, kObject, "one more look"};
}

template<>
AuditEvent sampleBody(const ConsentFixture& fixture)
{
    return {7, "view.opened", fixture.clip, 2, kHash, {kObject}, "annotation", "ok"};
}

template<>
ExportManifest sampleBody(const ConsentFixture& fixture)
{
    return {"porch cats", Purpose::ModelTraining, "Vision team", fixture.clock.now(), fixture.clock.now(), kHash, 1, kHash};
}

} // namespace consentry::testing
