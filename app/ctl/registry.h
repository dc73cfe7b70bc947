#pragma once

#include "app/ctl/context.h"

#include <CLI/App.hpp>

#include <functional>
#include <map>
#include <memory>

namespace consentry::app::ctl {

/// Of a command that has none of its own.
struct NoOptions {};

using Run = std::function<Result<Output>(Context&)>;

/// Collects the commands; remembers which one was parsed.
class Registry {
public:
    explicit Registry(CLI::App& app) : m_app(app) {}

    /// A group like `clip`, which wants one of its commands.
    CLI::App& group(const std::string& name, const std::string& description);
    /// Makes `parent name`; `options` lives as long as the registry, so that its fields can be bound to options.
    template<class Options>
    CLI::App& command(CLI::App& parent, const std::string& name, const std::string& description,
                      std::shared_ptr<Options> options, Result<Output> (*run)(Context&, const Options&))
    {
        return add(parent, name, description, [options, run](Context& context) { return run(context, *options); });
    }
    CLI::App& app() { return m_app; }
    /// What the command line asked for; empty when it named no command.
    const Run& chosen() const { return m_chosen; }

private:
    CLI::App& add(CLI::App& parent, const std::string& name, const std::string& description, Run run);

    CLI::App& m_app;
    std::map<std::string, CLI::App*> m_groups;
    Run m_chosen;
};

void addWorkspaceCommands(Registry& registry); // init, policy, doctor, demo
void addIdentityCommands(Registry& registry);  // identity, member
void addClipCommands(Registry& registry);      // ingest, clip, consent
void addGrantCommands(Registry& registry);     // grant
void addMaskCommands(Registry& registry);      // mask
void addRegionCommands(Registry& registry);    // region, redact
void addTaskCommands(Registry& registry);      // queue, task, labels
void addLabelSetCommands(Registry& registry);  // labels versions
void addSegmentCommands(Registry& registry, CLI::App& task); // task segment, task show
void addSuggestCommands(Registry& registry);   // suggest
void addUnblurCommands(Registry& registry);    // unblur
void addExportCommands(Registry& registry);    // export
void addAuditCommands(Registry& registry);     // audit

} // namespace consentry::app::ctl
