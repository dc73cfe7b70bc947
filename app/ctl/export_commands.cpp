#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/exports.h"
#include "dataset/label_set_verifier.h"

namespace consentry::app::ctl {
namespace {

struct ExportOptions {
    fs::path out;
    std::string name;
    std::vector<std::string> formats{"coco"};
    std::string purpose = "model_training";
    std::string recipient;
    std::string expires;
    std::string date;
};

Result<NewExport> requestFrom(const ExportOptions& options)
{
    NewExport request{.out = options.out,
                      .name = options.name,
                      .recipient = options.recipient,
                      .formats = {},
                      .date = {},
                      .expires = {}};
    const auto purpose = consent::purposeFromText(options.purpose);
    if (!purpose)
        return makeError(Errc::BadArgument, "--purpose", "'" + options.purpose + "' is not known");
    request.purpose = *purpose;
    for (const std::string& format : options.formats) {
        TRY_ASSIGN(const dataset::Format known, dataset::formatFromText(format));
        request.formats.push_back(known);
    }
    if (!options.date.empty()) {
        TRY_ASSIGN(request.date, dateFromText("--date", options.date));
    }
    if (!options.expires.empty()) {
        TRY_ASSIGN(request.expires, dateFromText("--expires", options.expires));
    }
    return request;
}

Result<Output> exportNow(Context& context, const ExportOptions& options)
{
    for (const auto& [value, option] :
         {std::pair(options.out.string(), "--out"), {options.name, "--name"}, {options.recipient, "--recipient"}}) {
        if (value.empty())
            return makeError(Errc::BadArgument, option, "is needed");
    }
    TRY_ASSIGN(const NewExport request, requestFrom(options));
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ExportSummary summary, exportLabelSet(session, request));
    Output output;
    output.json = {{"export", summary.id.text()},   {"out", options.out.string()},
                   {"clips", summary.counts.clips}, {"images", summary.counts.images},
                   {"boxes", summary.counts.boxes}, {"tracks", summary.counts.tracks},
                   {"left_out", summary.leftOut}};
    output.lines = {words("Exported %1 clips, %2 boxes in %3 tracks to %4")
                        .arg(QString::number(summary.counts.clips), QString::number(summary.counts.boxes),
                             QString::number(summary.counts.tracks), text(options.out.string()))};
    for (const auto& [reason, count] : summary.leftOut)
        output.lines.push_back(words("Left out: %1 (%2)").arg(QString::number(count), text(reason)));
    return output;
}

struct ExportVerifyOptions {
    fs::path folder;
    std::string root;
};

Result<Output> exportVerify(Context&, const ExportVerifyOptions& options)
{
    std::optional<crypto::KeyId> root;
    if (!options.root.empty()) {
        TRY_ASSIGN(root, crypto::parseKeyId(options.root));
    }
    TRY_ASSIGN(const auto report, dataset::verifyLabelSet(options.folder, root));
    Output output;
    output.json = {{"ok", report.ok()},       {"problems", Json::array()}, {"root", report.root},
                   {"pinned", report.pinned}, {"dataset", report.dataset}, {"clips", report.clips}};
    for (const dataset::Problem& problem : report.problems) {
        output.json["problems"].push_back(
            {{"code", problem.code}, {"object", problem.object}, {"message", problem.message}});
        output.lines.push_back(words("%1: %2").arg(text(problem.object), text(problem.message)));
    }
    if (report.ok())
        output.lines.push_back(words("The label set is as it was signed"));
    output.lines.push_back(words("Root: %1").arg(text(report.root)));
    if (!report.pinned)
        output.lines.push_back(words("This root was not compared with one that you trust; give it with --root"));
    output.exitCode = report.ok() ? 0 : static_cast<int>(ErrorClass::Integrity);
    return output;
}

} // namespace

void addExportCommands(Registry& registry)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App& command =
        registry.command(registry.app(), "export", "Label sets of accepted clips; never pixels", options, exportNow);
    command.add_option("--out", options->out, "Folder to make");
    command.add_option("--name", options->name, "Name of the label set");
    command.add_option("--format", options->formats, "coco")->delimiter(',');
    command.add_option("--purpose", options->purpose, "Purpose that each consent must name");
    command.add_option("--recipient", options->recipient, "Who gets it");
    command.add_option("--expires", options->expires, "Date by which the recipient has to delete it");
    command.add_option("--date", options->date, "Date of the label set, for a repeatable result (default: today)");

    auto verify = std::make_shared<ExportVerifyOptions>();
    CLI::App& verifyCommand =
        registry.command(command, "verify", "Check a label set; needs no workspace", verify, exportVerify);
    verifyCommand.add_option("folder", verify->folder, "Folder of the label set")->required();
    verifyCommand.add_option("--root", verify->root, "The root that you trust (k4.pid…)");
}

} // namespace consentry::app::ctl
