#include "storage/regions.h"

#include <algorithm>

namespace consentry::storage {
namespace {

using Region = consent::Signed<consent::BlurRegion>;

/// Whether `later` may take the place of the region that it names.
bool replaces(const Region& later, const Region& earlier, const consent::KeyRing& keys,
              const consent::VerifiedStatus& status)
{
    return later.body.supersedes == earlier.header.id && later.body.clip == earlier.body.clip
           && later.header.signer == earlier.header.signer && consent::counts(later, keys, status);
}

/// Where the safe renditions in force stand in the log: each holds the regions before it.
Result<std::map<ClipId, std::uint64_t>> renditionPlaces(Workspace& workspace, const consent::KeyRing& keys,
                                                        const consent::VerifiedStatus& status,
                                                        const ObjectFilter& filter)
{
    TRY_ASSIGN(const auto manifests, workspace.objects<consent::ClipManifest>(keys, filter));
    std::map<ClipId, std::uint64_t> places;
    for (const auto& manifest : manifests) {
        if (manifest.body.rendition == consent::Rendition::Safe && consent::countsByCustodian(manifest, keys, status))
            places[manifest.body.clip] = manifest.header.log.size;
    }
    return places;
}

} // namespace

Result<std::map<ClipId, std::vector<ClipRegion>>> regionsInForce(Workspace& workspace, const consent::KeyRing& keys,
                                                                 const consent::VerifiedStatus& status,
                                                                 const std::optional<ClipId>& clip)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(workspace.database()));
    const ObjectFilter filter{.id = {}, .clip = clip, .refersTo = {}, .person = {}};
    TRY_ASSIGN(const auto all, workspace.objects<consent::BlurRegion>(keys, filter));
    std::map<ClipId, std::vector<ClipRegion>> found;
    if (all.empty())
        return found;
    TRY_ASSIGN(const auto places, renditionPlaces(workspace, keys, status, filter));
    std::multimap<ObjectId, const Region*> successors;
    for (const Region& region : all) {
        if (!region.body.supersedes.isNull())
            successors.emplace(region.body.supersedes, &region);
    }
    for (const Region& region : all) {
        const auto [first, last] = successors.equal_range(region.header.id);
        const bool isReplaced =
            std::any_of(first, last, [&](const auto& named) { return replaces(*named.second, region, keys, status); });
        if (status.isEnded(region.header.id) || isReplaced)
            continue;
        const auto place = places.find(region.body.clip);
        found[region.body.clip].push_back({.id = region.header.id,
                                           .author = region.header.signer,
                                           .track = region.body.track,
                                           .isRedacted = place != places.end()
                                                         && region.header.log.size < place->second});
    }
    return found;
}

Result<std::vector<consent::Signed<consent::CameraMask>>> masksInForce(Workspace& workspace,
                                                                       const consent::KeyRing& keys,
                                                                       const consent::VerifiedStatus& status)
{
    TRY_ASSIGN(auto masks, workspace.objects<consent::CameraMask>(keys));
    std::erase_if(masks, [&](const auto& mask) { return !consent::countsByCustodian(mask, keys, status); });
    return masks;
}

} // namespace consentry::storage
