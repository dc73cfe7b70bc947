#include "app/operations/label_sets.h"

#include "annotation/formats/label_set_json.h"
#include "annotation/label_set_growth.h"
#include "annotation/validate.h"
#include "consent/status.h"
#include "crypto/hash.h"

namespace consentry::app {
namespace {

using VersionObject = consent::Signed<consent::LabelSetVersion>;

/// Who says what may be labelled, and in whose eyes.
struct Trust {
    const consent::KeyRing& keys;
    const consent::VerifiedStatus& status;
};

bool mayDefine(const VersionObject& object, const Trust& trust)
{
    using enum consent::Role;
    return consent::counts(object, trust.keys, trust.status)
           && (consent::isByA(Lead, object, trust.keys, trust.status)
               || consent::isByCustodian(object, trust.keys, trust.status));
}

Result<annotation::LabelSet> readVersion(storage::Workspace& workspace, const VersionObject& object)
{
    TRY_ASSIGN(const Bytes bytes, workspace.blob(object.header.id, storage::BlobKind::LabelSet));
    if (crypto::sha256(bytes) != object.body.labelsHash)
        return makeError(Errc::HashMismatch, "the label set");
    TRY_ASSIGN(annotation::LabelSet labels, annotation::readLabelSet(bytes));
    if (labels.version != object.body.version)
        return makeError(Errc::BadLabels, "label set", "another version than was signed");
    return labels;
}

Result<std::vector<LabelSetEntry>> versionsOf(storage::Workspace& workspace, const Trust& trust)
{
    std::vector<LabelSetEntry> entries{{.labels = annotation::defaultLabelSet(), .object = {}}};
    TRY_ASSIGN(const auto objects, workspace.objects<consent::LabelSetVersion>(trust.keys));
    for (const VersionObject& object : objects) {
        if (!mayDefine(object, trust))
            continue;
        TRY_ASSIGN(annotation::LabelSet labels, readVersion(workspace, object));
        const annotation::LabelSet& before = entries.back().labels;
        if (labels.version == before.version + 1 && annotation::requireGrowth(before, labels))
            entries.push_back({std::move(labels), object.header.id, object.header.signer, object.header.issued});
    }
    return entries;
}

} // namespace

Result<std::vector<LabelSetEntry>> labelSetVersions(Session& session)
{
    TRY_ASSIGN(const Standing now, session.standing());
    return versionsOf(session.workspace(), {now.keys, now.status});
}

Result<annotation::LabelSet> labelSetInForce(storage::Workspace& workspace, const consent::KeyRing& keys,
                                             const consent::VerifiedStatus& status)
{
    TRY_ASSIGN(std::vector<LabelSetEntry> entries, versionsOf(workspace, {keys, status}));
    return std::move(entries.back().labels);
}

Result<annotation::LabelSet> labelSetInForce(Session& session)
{
    TRY_ASSIGN(const Standing now, session.standing());
    return labelSetInForce(session.workspace(), now.keys, now.status);
}

Result<int> changeLabelSet(Session& session, annotation::LabelSet labels)
{
    TRY_VOID(session.requireRole({consent::Role::Lead, consent::Role::Custodian}, "label set"));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto entries, versionsOf(session.workspace(), {transaction.keys(), transaction.status()}));
    const LabelSetEntry& before = entries.back();
    if (labels.version != before.labels.version)
        return makeError(Errc::AlreadyExists, "label set version " + std::to_string(before.labels.version));
    if (labels == before.labels)
        return labels.version;
    ++labels.version;
    TRY_VOID(annotation::validate(labels));
    TRY_VOID(annotation::requireGrowth(before.labels, labels));
    const Bytes bytes = annotation::writeLabelSet(labels);
    TRY_ASSIGN(const auto made,
               transaction.sign(consent::LabelSetVersion{
                   .version = labels.version, .labelsHash = crypto::sha256(bytes), .supersedes = before.object}));
    TRY_VOID(transaction.putBlob(made.header.id, storage::BlobKind::LabelSet, bytes));
    TRY_VOID(transaction.log({.action = "labels.redefined", .clip = {}, .objects = {made.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return labels.version;
}

} // namespace consentry::app
