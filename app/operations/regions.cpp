#include "app/operations/regions.h"

#include <algorithm>

namespace consentry::app {
namespace {

using consent::Role;

Result<consent::ClipManifest> manifestOf(Session& session, const consent::Access& access)
{
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto manifest, session.workspace().object<consent::ClipManifest>(keys, access.facts().manifest));
    return manifest.body;
}

/// The region as it will be signed: whole pixels inside the picture.
Result<consent::BlurRegion> rounded(consent::BlurRegion region, const consent::MediaFacts& media)
{
    const FrameRange all{{0}, {media.frames}};
    const FrameRange& frames = region.track.frames;
    if (frames.isEmpty() || !all.contains(frames.begin) || frames.end > all.end || !consent::isInOrder(region.track))
        return makeError(Errc::BadArgument, "--frames",
                         "must be in order and inside the clip's " + std::to_string(media.frames) + " frames");
    if (region.track.keys.size() > consent::kMaxRegionKeys)
        return makeError(Errc::TooLarge, "region", std::to_string(consent::kMaxRegionKeys));
    for (RegionKey& key : region.track.keys) {
        key.box = consent::wholePixels(key.box, {double(media.width), double(media.height)});
        if (key.box.isEmpty())
            return makeError(Errc::BadArgument, "--box", "lies outside the picture");
    }
    return region;
}

/// An own region that is in force, or nothing to carry on.
Result<void> checkSuperseded(Session& session, storage::Transaction& transaction, const consent::BlurRegion& region)
{
    if (region.supersedes.isNull())
        return {};
    TRY_ASSIGN(const auto regions, storage::regionsInForce(session.workspace(), transaction.keys(),
                                                           transaction.status(), region.clip));
    const auto found = regions.find(region.clip);
    const bool isOwn = found != regions.end()
                       && std::ranges::any_of(found->second, [&](const storage::ClipRegion& other) {
                              return other.id == region.supersedes && other.author == session.identity().keyId();
                          });
    return isOwn ? Result<void>() : makeError(Errc::NotFound, "region", region.supersedes.text());
}

} // namespace

Result<ObjectId> addRegion(Session& session, const consent::BlurRegion& region)
{
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto access, accessToLook(session, region.clip));
    TRY_ASSIGN(const auto manifest, manifestOf(session, access));
    TRY_ASSIGN(const auto body, rounded(region, manifest.media));
    TRY_VOID(checkSuperseded(session, transaction, body));
    TRY_ASSIGN(const auto object, transaction.sign(body));
    TRY_VOID(transaction.log(
        {.action = "region.added", .clip = body.clip, .objects = {object.header.id}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return object.header.id;
}

Result<std::vector<storage::ClipRegion>> listRegions(Session& session, ClipId clip)
{
    TRY_ASSIGN(const auto access, accessToLook(session, clip));
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(auto regions, storage::regionsInForce(session.workspace(), now.keys, now.status, clip));
    return std::move(regions[clip]);
}

Result<void> removeRegion(Session& session, ObjectId id)
{
    TRY_VOID(session.requireRole({Role::Custodian}, "region remove"));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto region, session.workspace().object<consent::BlurRegion>(transaction.keys(), id));
    if (transaction.status().isEnded(id))
        return {};
    for (auto each = region; !transaction.status().isEnded(each.header.id);) {
        transaction.end(each.header.id);
        if (each.body.supersedes.isNull())
            break;
        TRY_ASSIGN(each, session.workspace().object<consent::BlurRegion>(transaction.keys(), each.body.supersedes));
    }
    TRY_VOID(transaction.log({.action = "region.removed", .clip = region.body.clip, .objects = {id}, .purpose = {}}));
    return transaction.commit();
}

} // namespace consentry::app
