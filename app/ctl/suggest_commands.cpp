#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/suggest.h"

namespace consentry::app::ctl {
namespace {

struct Suggest {
    std::string clip;
    SuggestOptions options;
};

Json jsonOf(const annotation::Proposal& proposal)
{
    const annotation::Track& track = proposal.track;
    Json boxes = Json::array();
    for (const annotation::KeyFrame& key : track.keyFrames)
        boxes.push_back({{"frame", key.frame.value},
                         {"box", {key.box.x, key.box.y, key.box.width, key.box.height}},
                         {"outside", key.outside}});
    return {{"number", track.id.value},
            {"class", track.label},
            {"kind", track.kind},
            {"confidence", proposal.confidence},
            {"key_frames", boxes}};
}

Result<Output> suggest(Context& context, const Suggest& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const auto proposals, suggestObjects(session, clip, options.options, context.hooks()));
    Output output;
    output.json = {{"clip", clip.text()}, {"proposals", Json::array()}};
    std::vector<std::vector<QString>> rows{
        {words("number"), words("class"), words("confidence"), words("key frames"), words("from"), words("to")}};
    for (const annotation::Proposal& proposal : proposals) {
        const annotation::Track& track = proposal.track;
        output.json["proposals"].push_back(jsonOf(proposal));
        rows.push_back({QString::number(track.id.value),
                        text(track.label) + (track.kind.empty() ? QString() : QStringLiteral(" ") + text(track.kind)),
                        QString::number(proposal.confidence, 'f', 2), QString::number(track.keyFrames.size()),
                        QString::number(track.keyFrames.front().frame.value),
                        QString::number(track.keyFrames.back().frame.value)});
    }
    output.lines = tableLines(rows);
    output.lines.push_back(
        words("These are proposals: somebody who annotates the clip takes or leaves them in the window"));
    return output;
}

} // namespace

void addSuggestCommands(Registry& registry)
{
    auto options = std::make_shared<Suggest>();
    CLI::App& command = registry.command(registry.app(), "suggest",
                                         "Look for objects and propose them to whoever annotates", options, suggest);
    command.add_option("clip", options->clip, "Clip id")->required();
    command.add_option("--every", options->options.every, "Frames from look to look (5)");
}

} // namespace consentry::app::ctl
