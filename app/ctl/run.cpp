#include "app/ctl/run.h"

#include "app/ctl/registry.h"
#include "app/error_words.h"
#include "app/hardening.h"
#include "app/version.h"
#include "i18n/translations.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QLocale>

#include <cstdio>

namespace consentry::app::ctl {
namespace {

void addGlobals(CLI::App& app, Globals& globals)
{
    app.add_option("--workspace", globals.workspace, "Folder of the workspace")->envname("CONSENTRY_WORKSPACE");
    app.add_option("--identity", globals.identity, "Your identity file")->envname("CONSENTRY_IDENTITY");
    app.add_option("--passphrase-file", globals.passphraseFile,
                   "File with the passphrase; else it is asked on the terminal")
        ->envname("CONSENTRY_PASSPHRASE_FILE");
    app.add_flag("--json", globals.json, "One JSON document on stdout, nothing else");
    app.add_flag("--quiet", globals.quiet, "No output but errors");
    app.set_version_flag("--version", std::string("consentryctl ") + kVersion);
    app.require_subcommand(1);
    app.fallthrough(); // global options may stand behind the command, too
}

void addCommands(Registry& registry)
{
    addWorkspaceCommands(registry);
    addIdentityCommands(registry);
    addClipCommands(registry);
    addGrantCommands(registry);
    addMaskCommands(registry);
    addRegionCommands(registry);
    addTaskCommands(registry);
    addLabelSetCommands(registry);
    addSuggestCommands(registry);
    addUnblurCommands(registry);
    addExportCommands(registry);
    addAuditCommands(registry);
}

/// CLI11 prints help and version itself; everything else it has to say is a bad argument.
int parseFailed(const CLI::App& app, const CLI::ParseError& error, OutputForm form)
{
    if (error.get_exit_code() == 0)
        return app.exit(error);
    return printError(makeError(Errc::BadArgument, "command line", error.what()), form);
}

/// --json counts for the error of a command line that cannot be parsed, too.
OutputForm formOf(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--json")
            return OutputForm::Document;
    }
    return OutputForm::Lines;
}

int runCommand(int argc, char** argv, OutputForm errors)
{
    Globals globals;
    CLI::App app("Consentry: label home-camera clips without the power to watch strangers", "consentryctl");
    addGlobals(app, globals);
    Registry registry(app);
    addCommands(registry);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return parseFailed(app, error, errors);
    }
    const SystemClock clock;
    Context context(std::move(globals), clock);
    const OutputForm form = context.globals().form();
    const Result<Output> output = registry.chosen()(context);
    if (!output)
        return printError(output.error(), form);
    print(*output, form);
    return output->exitCode;
}

} // namespace

int runProgram(int argc, char** argv)
{
    const auto hardened = hardenProcess();
    QCoreApplication application(argc, argv);
    installTranslations(application, QLocale());
    const OutputForm form = formOf(argc, argv);
    if (!hardened)
        return printError(hardened.error(), form);
    catchInterrupts();
    try {
        return runCommand(argc, argv, form);
    } catch (const std::exception& error) {
        return printError(makeError(Errc::Internal, error.what()), form);
    }
}

} // namespace consentry::app::ctl
