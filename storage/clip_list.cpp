#include "storage/clip_list.h"

#include "storage/regions.h"
#include "storage/task_records.h"

#include <algorithm>

namespace consentry::storage {
namespace {

using Manifest = consent::Signed<consent::ClipManifest>;
using Record = consent::Signed<consent::ConsentRecord>;

/// What rows are made of, read at once.
struct Material {
    std::vector<Manifest> manifests;
    std::map<ObjectId, Record> consents;
    TaskRecords tasks;
    std::set<ClipId> erased;
    std::map<ClipId, std::vector<ClipRegion>> regions;
};

Result<std::set<ClipId>> erasedClips(Database& database)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT clip FROM tombstones"));
    std::set<ClipId> clips;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return clips;
        TRY_ASSIGN(const ClipId clip, select.id<ClipId>(0));
        clips.insert(clip);
    }
}

Result<Material> readMaterial(Workspace& workspace, const ClipListRequest& request)
{
    Material material;
    TRY_ASSIGN(material.manifests, workspace.objects<consent::ClipManifest>(request.keys));
    TRY_ASSIGN(auto consents, workspace.objects<consent::ConsentRecord>(request.keys));
    for (Record& record : consents)
        material.consents.emplace(record.header.id, std::move(record));
    TRY_ASSIGN(material.tasks, readTasks(workspace, {request.keys, request.status, request.now}, std::nullopt));
    TRY_ASSIGN(material.erased, erasedClips(workspace.database()));
    TRY_ASSIGN(material.regions, regionsInForce(workspace, request.keys, request.status));
    return material;
}

/// Takes over a later manifest, but never one of an original in place of a safe one, nor an ended in place of one that
/// counts.
void describe(ClipRow& row, const Manifest& manifest, bool counts, bool rowCounts)
{
    const bool isSafe = manifest.body.rendition == consent::Rendition::Safe;
    if (manifest.body.rendition == consent::Rendition::Reveal || (!isSafe && !row.manifest.isNull())
        || (rowCounts && !counts && !row.manifest.isNull()))
        return;
    if (isSafe) {
        row.manifest = manifest.header.id;
        row.media = manifest.body.media;
    }
    row.camera = manifest.body.camera;
    row.placement = manifest.body.placement;
    row.consent = manifest.body.consent;
}

std::vector<ClipRow> describeClips(const Material& material, const ClipListRequest& request)
{
    std::vector<ClipRow> rows;
    std::map<ClipId, std::size_t> places;
    std::map<ClipId, bool> counting;
    for (const Manifest& manifest : material.manifests) {
        const auto [place, isNew] = places.emplace(manifest.body.clip, rows.size());
        if (isNew) {
            rows.emplace_back();
            rows.back().clip = manifest.body.clip;
            rows.back().takenIn = manifest.header.issued;
        }
        const bool counts = consent::counts(manifest, request.keys, request.status);
        describe(rows[place->second], manifest, counts, counting[manifest.body.clip]);
        counting[manifest.body.clip] |= counts && manifest.body.rendition == consent::Rendition::Safe;
    }
    return rows;
}

void addConsent(ClipRow& row, const Material& material, const consent::VerifiedStatus& status)
{
    const auto found = material.consents.find(row.consent);
    row.consentEnded = found == material.consents.end() || status.isEnded(row.consent);
    if (found == material.consents.end())
        return;
    row.basis = found->second.body.basis;
    row.purposes = found->second.body.purposes;
    row.consentExpires = found->second.body.expires;
}

void addGrants(ClipRow& row, const Material& material, const crypto::KeyId& person)
{
    const auto found = material.tasks.grants.find(row.clip);
    if (found == material.tasks.grants.end())
        return;
    std::set<crypto::KeyId> assignees;
    for (const auto& grant : found->second) {
        if (grant.body.actions.contains(consent::Action::Annotate))
            assignees.insert(grant.body.grantee);
        const bool isBetter =
            !row.myGrant || row.myGrant->expires < grant.body.expires
            || (row.myGrant->expires == grant.body.expires && row.myGrant->actions.size() < grant.body.actions.size());
        if (grant.body.grantee == person && grant.body.rendition == consent::Rendition::Safe && isBetter)
            row.myGrant = {grant.header.id, grant.body.actions, grant.body.purpose, grant.body.expires};
    }
    row.assignees.assign(assignees.begin(), assignees.end());
}

void addTask(ClipRow& row, const Material& material)
{
    const consent::TaskHistory history = historyOf(material.tasks, row.clip);
    row.state = consent::taskState(history);
    row.segments = history.division.segments;
    if (history.submission) {
        row.submittedBy = history.submission->header.signer;
        row.submission = history.submission->header.id;
    }
}

void addRegions(ClipRow& row, const Material& material)
{
    const auto found = material.regions.find(row.clip);
    if (found != material.regions.end())
        row.regionsWaiting = std::size_t(std::ranges::count(found->second, false, &ClipRegion::isRedacted));
}

} // namespace

Result<std::vector<ClipRow>> listClips(Workspace& workspace, const ClipListRequest& request)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(workspace.database()));
    TRY_ASSIGN(const Material material, readMaterial(workspace, request));
    std::vector<ClipRow> rows = describeClips(material, request);
    for (ClipRow& row : rows) {
        addConsent(row, material, request.status);
        addGrants(row, material, request.person);
        addTask(row, material);
        addRegions(row, material);
        row.held = request.status.isHeld(row.clip);
        row.erased = material.erased.contains(row.clip);
    }
    return rows;
}

} // namespace consentry::storage
