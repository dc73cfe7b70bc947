#include "app/operations/consents.h"

#include "consent/consent_input.h"
#include "storage/erase.h"
#include "storage/key_files.h"

namespace consentry::app {
namespace {

using consent::Role;

Result<std::vector<consent::Signed<consent::ClipManifest>>>
manifestsUnder(Session& session, const consent::KeyRing& keys, ObjectId consent)
{
    TRY_ASSIGN(auto manifests, session.workspace().objects<consent::ClipManifest>(
                                   keys, {.id = {}, .clip = {}, .refersTo = consent, .person = {}}));
    std::erase_if(manifests, [&](const auto& manifest) { return manifest.body.consent != consent; });
    return manifests;
}

std::vector<ClipId> clipsOf(const std::vector<consent::Signed<consent::ClipManifest>>& manifests)
{
    std::vector<ClipId> clips;
    for (const auto& manifest : manifests) {
        if (std::ranges::find(clips, manifest.body.clip) == clips.end())
            clips.push_back(manifest.body.clip);
    }
    return clips;
}

/// Step 1 of the cascade: from its commit on, the gate refuses and open views end.
Result<std::vector<ClipId>> signWithdrawal(Session& session, ObjectId id, std::string_view reason)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto record, session.workspace().object<consent::ConsentRecord>(transaction.keys(), id));
    TRY_ASSIGN(const auto manifests, manifestsUnder(session, transaction.keys(), id));
    std::vector<ClipId> clips = clipsOf(manifests);
    if (transaction.status().isEnded(id))
        return clips;
    std::vector<ObjectId> ended{id};
    for (const auto& manifest : manifests)
        ended.push_back(manifest.header.id);
    for (const ClipId clip : clips) {
        TRY_ASSIGN(const auto grants, session.workspace().objects<consent::Grant>(
                                          transaction.keys(), {.id = {}, .clip = clip, .refersTo = {}, .person = {}}));
        for (const auto& grant : grants) {
            if (grant.body.expires > transaction.now())
                ended.push_back(grant.header.id);
        }
    }
    TRY_ASSIGN(const auto withdrawal,
               transaction.sign(consent::Withdrawal{.consent = id, .reason = std::string(reason)}));
    for (const ObjectId object : ended)
        transaction.end(object);
    // What else ends with it, however much that is, the transaction lists itself.
    const std::vector<ObjectId> named{withdrawal.header.id, id};
    for (const ClipId clip : clips)
        TRY_VOID(transaction.log({.action = "consent.withdrawn", .clip = clip, .objects = named, .purpose = {}}));
    if (clips.empty())
        TRY_VOID(transaction.log({.action = "consent.withdrawn", .clip = {}, .objects = named, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return clips;
}

/// Steps 2 and 3. Under the write lock, like all who change `keys/`: a re-wrap that is under way beside it could put a
/// key back into its place.
Result<void> eraseFiles(Session& session, const std::vector<ClipId>& clips)
{
    TRY_ASSIGN(const auto lock, session.begin());
    const storage::KeyFiles files(session.workspace().paths());
    for (const ClipId clip : clips)
        TRY_VOID(files.eraseKeys(clip));
    for (const ClipId clip : clips)
        TRY_VOID(files.eraseClipFiles(clip));
    return {};
}

} // namespace

Result<ConsentView> showConsent(Session& session, ObjectId id)
{
    TRY_VOID(session.requireRole({Role::Custodian, Role::Lead}, "consent show"));
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(auto record, session.workspace().object<consent::ConsentRecord>(now.keys, id));
    TRY_ASSIGN(const auto manifests, manifestsUnder(session, now.keys, id));
    TRY_ASSIGN(auto withdrawals, session.workspace().objects<consent::Withdrawal>(
                                     now.keys, {.id = {}, .clip = {}, .refersTo = id, .person = {}}));
    ConsentView view{std::move(record), clipsOf(manifests), now.status.isEnded(id), std::nullopt};
    if (!withdrawals.empty())
        view.withdrawal = std::move(withdrawals.back());
    return view;
}

Result<ObjectId> consentOfClip(Session& session, ClipId clip)
{
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto manifests, session.workspace().objects<consent::ClipManifest>(
                                         now.keys, {.id = {}, .clip = clip, .refersTo = {}, .person = {}}));
    if (manifests.empty())
        return makeError(Errc::NotFound, "clip", clip.shortText());
    return manifests.back().body.consent;
}

Result<std::vector<ClipId>> withdrawConsent(Session& session, ObjectId id, std::string_view reason)
{
    TRY_VOID(session.requireRole({Role::Custodian}, "consent withdraw"));
    TRY_VOID(consent::checkReason("--reason", reason));
    TRY_ASSIGN(auto clips, signWithdrawal(session, id, reason));
    TRY_VOID(eraseFiles(session, clips));
    for (const ClipId clip : clips)
        TRY_VOID(storage::eraseClipRows(session.workspace(), clip, session.clock()));
    // A reader that is still at it keeps the log of writes; it is emptied by whoever comes next.
    if (const auto emptied = storage::finishErasure(session.workspace());
        !emptied && emptied.error().code != Errc::Busy)
        return emptied.error();
    return clips;
}

Result<void> holdClip(Session& session, ClipId clip, std::string_view reason)
{
    TRY_VOID(consent::checkRemark("--reason", reason));
    TRY_ASSIGN(auto transaction, session.begin());
    if (transaction.status().isHeld(clip))
        return {};
    TRY_ASSIGN(const auto hold, transaction.sign(consent::Hold{.clip = clip, .reason = std::string(reason)}));
    transaction.hold(clip);
    TRY_VOID(transaction.log({.action = "clip.held", .clip = clip, .objects = {hold.header.id}, .purpose = {}}));
    return transaction.commit();
}

Result<void> releaseClip(Session& session, ClipId clip)
{
    TRY_VOID(session.requireRole({Role::Custodian}, "clip release"));
    TRY_ASSIGN(auto transaction, session.begin());
    if (!transaction.status().isHeld(clip))
        return makeError(Errc::TaskState, "not on hold", "release");
    TRY_ASSIGN(const auto holds, session.workspace().objects<consent::Hold>(
                                     transaction.keys(), {.id = {}, .clip = clip, .refersTo = {}, .person = {}}));
    if (holds.empty())
        return makeError(Errc::StatusMismatch, "a hold without its record");
    TRY_ASSIGN(const auto release, transaction.sign(consent::Release{.clip = clip, .hold = holds.back().header.id}));
    transaction.release(clip);
    TRY_VOID(transaction.log({.action = "clip.released", .clip = clip, .objects = {release.header.id}, .purpose = {}}));
    return transaction.commit();
}

} // namespace consentry::app
