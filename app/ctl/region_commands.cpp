#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/redact.h"
#include "app/operations/regions.h"

namespace consentry::app::ctl {
namespace {

struct RegionAdd {
    std::string clip;
    std::string frames;
    std::vector<std::string> boxes;
};

Result<Output> regionAdd(Context& context, const RegionAdd& options)
{
    consent::BlurRegion region;
    TRY_ASSIGN(region.track.frames, framesFromText("--frames", options.frames));
    for (const std::string& box : options.boxes) {
        TRY_ASSIGN(const RegionKey key, regionKeyFromText("--box", box, region.track.frames.begin));
        region.track.keys.push_back(key);
    }
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(region.clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const ObjectId id, addRegion(session, region));
    return Output{{{"region", id.text()}},
                  {words("Region %1 of clip %2 is noted; a custodian paints it over with: consentryctl redact %2")
                       .arg(text(id.shortText()), text(region.clip.shortText()))}};
}

struct RegionList {
    std::string clip;
};

Result<Output> regionList(Context& context, const RegionList& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const auto regions, listRegions(session, clip));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{{words("region"), words("frames"), words("keys"), words("redacted")}};
    for (const storage::ClipRegion& region : regions) {
        const FrameRange& frames = region.track.frames;
        Json keys = Json::array();
        for (const RegionKey& key : region.track.keys)
            keys.push_back(
                {{"frame", key.frame.value}, {"box", {key.box.x, key.box.y, key.box.width, key.box.height}}});
        output.json["items"].push_back({{"id", region.id.text()},
                                        {"begin", frames.begin.value},
                                        {"end", frames.end.value},
                                        {"keys", keys},
                                        {"redacted", region.isRedacted}});
        rows.push_back({text(region.id.shortText()),
                        QStringLiteral("%1:%2").arg(frames.begin.value).arg(frames.end.value),
                        QString::number(region.track.keys.size()), region.isRedacted ? words("yes") : words("no")});
    }
    output.lines = tableLines(rows);
    return output;
}

struct RegionRemove {
    std::string region;
};

Result<Output> regionRemove(Context& context, const RegionRemove& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId id, session.workspace().resolveObject(options.region, "region"));
    TRY_VOID(removeRegion(session, id));
    return Output{{{"removed", id.text()}},
                  {words("Region %1 is painted over no more, from the next redaction on").arg(text(id.shortText()))}};
}

struct Redact {
    std::string clip;
};

Result<Output> redact(Context& context, const Redact& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const RedactedClip redacted, redactClip(session, clip, context.hooks()));
    Output output;
    output.json = {{"clips", Json::array()}};
    output.json["clips"].push_back({{"id", clip.text()},
                                    {"manifest", redacted.manifest.text()},
                                    {"frames", redacted.frames},
                                    {"face_tracks", redacted.faceTracks},
                                    {"regions", redacted.regions},
                                    {"masks", redacted.masks},
                                    {"frames_per_second", redacted.framesPerSecond}});
    output.lines = {
        words("Clip %1 has a new safe rendition: %2 face tracks, %3 drawn regions and %4 masks of the camera are "
              "painted over; what was there before is gone")
            .arg(text(clip.shortText()), QString::number(redacted.faceTracks), QString::number(redacted.regions),
                 QString::number(redacted.masks))};
    return output;
}

} // namespace

void addRegionCommands(Registry& registry)
{
    CLI::App& group = registry.group("region", "Parts of the picture that nobody may see");
    auto add = std::make_shared<RegionAdd>();
    CLI::App& adding = registry.command(group, "add", "Note a part of the picture that nobody may see", add, regionAdd);
    adding.add_option("clip", add->clip, "Clip id")->required();
    adding.add_option("--frames", add->frames, "First frame and the one after the last: A:B")->required();
    adding.add_option("--box", add->boxes, "X,Y,W,H in pixels; FRAME:X,Y,W,H, given several times, follows something")
        ->required()
        ->allow_extra_args(false);
    auto list = std::make_shared<RegionList>();
    registry.command(group, "list", "Show such parts of a clip", list, regionList)
        .add_option("clip", list->clip, "Clip id")
        ->required();
    auto remove = std::make_shared<RegionRemove>();
    registry.command(group, "remove", "Custodians: this may be seen", remove, regionRemove)
        .add_option("region", remove->region, "Region id")
        ->required();
    auto again = std::make_shared<Redact>();
    registry
        .command(registry.app(), "redact", "Custodians: make the safe rendition anew, with all that was drawn", again,
                 redact)
        .add_option("clip", again->clip, "Clip id")
        ->required();
}

} // namespace consentry::app::ctl
