#include "app/ctl/registry.h"

namespace consentry::app::ctl {

CLI::App& Registry::group(const std::string& name, const std::string& description)
{
    CLI::App*& group = m_groups[name];
    if (group == nullptr) {
        group = m_app.add_subcommand(name, description);
        group->require_subcommand(1);
        group->fallthrough();
    }
    return *group;
}

CLI::App& Registry::add(CLI::App& parent, const std::string& name, const std::string& description, Run run)
{
    CLI::App* command = parent.add_subcommand(name, description);
    command->fallthrough();
    // "export verify" also calls back "export", after "verify".
    command->callback([this, command, run = std::move(run)] {
        if (command->get_subcommands().empty())
            m_chosen = run;
    });
    return *command;
}

} // namespace consentry::app::ctl
