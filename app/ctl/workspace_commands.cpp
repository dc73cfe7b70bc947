#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/hardening.h"
#include "app/operations/demo.h"
#include "app/operations/membership.h"
#include "app/operations/policy.h"
#include "media/model_store.h"
#include "media/worker_probe.h"

#include <algorithm>
#include <iterator>

namespace consentry::app::ctl {
namespace {

struct InitOptions {
    fs::path folder;
    std::string custodian;
    fs::path identityOut;
};

Result<Output> init(Context& context, const InitOptions& options)
{
    TRY_ASSIGN(const auto passphrase, context.newPassphrase());
    TRY_ASSIGN(const auto founded, foundWorkspace({.folder = folderFrom(options.folder),
                                                   .custodian = options.custodian,
                                                   .identityOut = options.identityOut},
                                                  passphrase, context.clock()));
    return Output{
        {{"workspace", founded.id.text()},
         {"root", founded.root.text},
         {"recipient", founded.intake.text()},
         {"identity", options.identityOut.string()}},
        {words("Made workspace %1 with the custodian %2").arg(text(founded.id.text()), text(options.custodian)),
         words("Anybody may seal a clip to it: age -r %1").arg(text(founded.intake.text())),
         words("Keep %1 safe: without it the clips cannot be opened again").arg(text(options.identityOut.string()))}};
}

Result<Output> policyShow(Context& context, const NoOptions&)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const std::string token, session.workspace().workspaceToken());
    TRY_ASSIGN(const auto workspace, consent::readWorkspace(token));
    TRY_ASSIGN(const auto policy, session.workspace().newest<consent::Policy>(now.keys, now.status, {}));
    Output output;
    output.json = {{"workspace", session.workspace().id().text()},
                   {"root", session.root().id().text},
                   {"recipient", workspace.body.intake.text()},
                   {"demo", workspace.body.demo}};
    output.lines = {words("workspace: %1").arg(text(session.workspace().id().text())),
                    words("root: %1").arg(text(session.root().id().text)),
                    words("intake recipient: %1").arg(text(workspace.body.intake.text()))};
    if (policy) {
        output.json["controller"] = policy->body.controller;
        output.json["redaction"] = policy->body.redaction;
        output.json["max_grant_hours"] = policy->body.maxGrantHours;
        output.lines.push_back(words("controller: %1").arg(text(policy->body.controller)));
        output.lines.push_back(words("redaction: %1").arg(text(policy->body.redaction)));
        output.lines.push_back(words("longest grant: %1 hours").arg(policy->body.maxGrantHours));
    }
    return output;
}

struct PolicySet {
    std::string rule;
    std::string value;
};

Result<Output> policySet(Context& context, const PolicySet& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_VOID(setPolicy(session, options.rule, options.value));
    return Output{{{options.rule, options.value}},
                  {words("%1: %2. This holds for clips that are taken in from now on; redact makes others anew")
                       .arg(text(options.rule), text(options.value))}};
}

Protection faceModels()
{
    const auto models = media::loadModels(media::defaultModelFolder());
    if (!models)
        return {"face_models", false, "missing or altered; nothing can be taken in"};
    return {"face_models", true, models->yunet.empty() ? "verified" : "verified; besides, a yunet.onnx of your own"};
}

Protection objectModel()
{
    const auto model = media::loadObjectModel(media::defaultModelFolder());
    return {"object_model", model.ok(), model.ok() ? "verified" : "missing or altered; nothing is suggested"};
}

/// Two walls around the decoder of foreign videos. A kernel without Landlock leaves the first.
std::vector<Protection> sandbox()
{
    const auto worker = media::probeWorker(media::defaultWorkerBinary());
    if (!worker)
        return {{"sandbox", false, "the worker does not start; nothing can be taken in"},
                {"landlock", false, "the worker does not start"}};
    std::string detail = "decoding foreign videos:";
    for (const auto& [active, name] : {std::pair(worker->limits, " resource limits,"),
                                       {worker->noNewPrivileges, " no new privileges,"},
                                       {worker->syscallFilter, " system call filter,"}})
        detail += active ? name : std::string(" NO") + name;
    detail.pop_back();
    const std::string version = "version " + std::to_string(worker->kernelLandlock);
    return {{"sandbox", worker->all(), detail},
            {"landlock", worker->landlock,
             worker->kernelLandlock == 0 ? "the kernel has none"
             : worker->landlock          ? version + ", around the decoder"
                                         : version + ", not in force"}};
}

/// Room for one more clip where the workspace lies, or here.
Protection disk(const fs::path& workspace)
{
    constexpr std::uintmax_t least = std::uintmax_t(1) << 30;
    std::error_code failed;
    const auto space = fs::space(workspace.empty() ? fs::path(".") : workspace, failed);
    if (failed)
        return {"disk", false, "free space is not known"};
    return {"disk", space.available >= least, std::to_string(space.available >> 20) + " MiB free"};
}

Result<Output> doctor(Context& context, const NoOptions&)
{
    std::vector<Protection> all = protections();
    std::ranges::move(sandbox(), std::back_inserter(all));
    all.push_back(faceModels());
    all.push_back(objectModel());
    all.push_back(disk(context.globals().workspace));
    Output output;
    output.json = {{"ok", true}, {"checks", Json::array()}};
    for (const Protection& one : all) {
        if (!one.active)
            output.json["ok"] = false;
        output.json["checks"].push_back({{"code", one.code}, {"active", one.active}, {"detail", one.detail}});
        output.lines.push_back(
            QStringLiteral("%1 %2: %3")
                .arg(one.active ? words("good") : words("DEGRADED"), text(one.code), text(one.detail)));
    }
    return output;
}

struct DemoOptions {
    fs::path folder;
};

Result<Output> demo(Context& context, const DemoOptions& options)
{
    TRY_ASSIGN(const DemoWorkspace made, makeDemo(folderFrom(options.folder), context.clock(), context.hooks()));
    Output output;
    output.json = {{"workspace", options.folder.string()}, {"clips", Json::array()}, {"people", made.people.string()}};
    for (const ClipId clip : made.clips)
        output.json["clips"].push_back({{"id", clip.text()}});
    output.lines = {words("Made a demo workspace with %1 clips in %2")
                        .arg(QString::number(made.clips.size()), text(options.folder.string())),
                    words("Identities and passphrases: %1").arg(text(made.people.string()))};
    return output;
}

} // namespace

void addWorkspaceCommands(Registry& registry)
{
    auto options = std::make_shared<InitOptions>();
    CLI::App& command =
        registry.command(registry.app(), "init", "Make a workspace and its first custodian", options, init);
    command.add_option("folder", options->folder, "Folder to make")->required();
    command.add_option("--custodian", options->custodian, "Name of the first custodian")->required();
    command.add_option("--identity-out", options->identityOut, "Identity file to write")->required();

    CLI::App& policy = registry.group("policy", "Rules of a workspace");
    registry.command(policy, "show", "Show the rules and the intake recipient", std::make_shared<NoOptions>(),
                     policyShow);
    auto rule = std::make_shared<PolicySet>();
    CLI::App& setting = registry.command(policy, "set", "Custodians: sign a rule anew", rule, policySet);
    setting.add_option("rule", rule->rule, "redaction: how faces are painted over")->required();
    setting.add_option("value", rule->value, "blur: nine shades that look like a blur; fill: one even grey")
        ->required();
    registry.command(registry.app(), "doctor", "What protects this run, and what is degraded",
                     std::make_shared<NoOptions>(), doctor);

    auto folder = std::make_shared<DemoOptions>();
    registry.command(registry.app(), "demo", "Make a workspace with real clips and three people", folder, demo)
        .add_option("folder", folder->folder, "Folder to make")
        ->required();
}

} // namespace consentry::app::ctl
