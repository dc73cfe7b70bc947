#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/masks.h"

namespace consentry::app::ctl {
namespace {

struct MaskAdd {
    std::string camera;
    std::string picture;
    std::string box;
};

Result<Output> maskAdd(Context& context, const MaskAdd& options)
{
    consent::CameraMask mask;
    mask.camera = options.camera;
    TRY_ASSIGN(mask.mask.size, sizeFromText("--picture", options.picture));
    TRY_ASSIGN(mask.mask.box, boxFromText("--box", options.box));
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId id, addMask(session, mask));
    return Output{{{"mask", id.text()}},
                  {words("Mask %1 is painted over in each clip of camera %2 that is taken in or redacted from now on")
                       .arg(text(id.shortText()), text(mask.camera))}};
}

struct MaskList {
    std::string camera;
};

Result<Output> maskList(Context& context, const MaskList& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto masks, listMasks(session));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{{words("mask"), words("camera"), words("picture"), words("box")}};
    for (const auto& mask : masks) {
        if (!options.camera.empty() && mask.body.camera != options.camera)
            continue;
        const auto& [size, box] = mask.body.mask;
        output.json["items"].push_back({{"id", mask.header.id.text()},
                                        {"camera", mask.body.camera},
                                        {"width", int(size.width)},
                                        {"height", int(size.height)},
                                        {"box", {box.x, box.y, box.width, box.height}}});
        rows.push_back({text(mask.header.id.shortText()), text(mask.body.camera),
                        QStringLiteral("%1×%2").arg(size.width).arg(size.height),
                        QStringLiteral("%1,%2,%3,%4").arg(box.x).arg(box.y).arg(box.width).arg(box.height)});
    }
    output.lines = tableLines(rows);
    return output;
}

struct MaskRemove {
    std::string mask;
};

Result<Output> maskRemove(Context& context, const MaskRemove& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId id, session.workspace().resolveObject(options.mask, "mask"));
    TRY_VOID(removeMask(session, id));
    return Output{
        {{"removed", id.text()}},
        {words("Mask %1 is painted over no more, from the next intake or redaction on").arg(text(id.shortText()))}};
}

} // namespace

void addMaskCommands(Registry& registry)
{
    CLI::App& group = registry.group("mask", "Custodians: parts of a camera's picture that intake paints over");
    auto add = std::make_shared<MaskAdd>();
    CLI::App& adding =
        registry.command(group, "add", "Paint over a part of a camera's picture from now on", add, maskAdd);
    adding.add_option("--camera", add->camera, "Label of the camera, exactly as for ingest")->required();
    adding.add_option("--picture", add->picture, "Size of the picture in which the box is given: WxH")->required();
    adding.add_option("--box", add->box, "X,Y,W,H in pixels")->required();
    auto list = std::make_shared<MaskList>();
    registry.command(group, "list", "Show them", list, maskList)
        .add_option("--camera", list->camera, "Of this camera only");
    auto remove = std::make_shared<MaskRemove>();
    registry.command(group, "remove", "Let this part be seen again", remove, maskRemove)
        .add_option("mask", remove->mask, "Mask id")
        ->required();
}

} // namespace consentry::app::ctl
