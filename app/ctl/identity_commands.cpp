#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/membership.h"

namespace consentry::app::ctl {
namespace {

struct IdentityNew {
    std::string name;
    fs::path out;
};

Result<Output> identityNew(Context& context, const IdentityNew& options)
{
    TRY_ASSIGN(const auto passphrase, context.newPassphrase());
    TRY_ASSIGN(const auto card, createIdentity({.name = options.name, .out = options.out}, passphrase));
    Output output;
    output.json = {{"name", card.name},
                   {"key", card.verifyKey.id().text},
                   {"recipient", card.recipient.text()},
                   {"identity", options.out.string()},
                   {"card", options.out.string() + ".card"}};
    output.lines = {
        words("Wrote %1 and its card %2").arg(text(options.out.string()), text(options.out.string() + ".card")),
        words("Give the card to a custodian, who answers with an invite.")};
    return output;
}

struct IdentityAccept {
    fs::path invite;
};

Result<Output> identityAccept(Context& context, const IdentityAccept& options)
{
    if (context.globals().identity.empty())
        return makeError(Errc::BadArgument, "--identity", "is needed (or the variable CONSENTRY_IDENTITY)");
    TRY_ASSIGN(const auto passphrase, context.passphrase());
    TRY_ASSIGN(const WorkspaceId id, acceptInvite(context.globals().identity, options.invite, passphrase));
    return Output{{{"workspace", id.text()}}, {words("Accepted workspace %1").arg(text(id.text()))}};
}

Result<Output> identityCheck(Context& context, const NoOptions&)
{
    TRY_ASSIGN(const auto identity, context.identity());
    Output output;
    output.json = {{"name", identity.name()},
                   {"key", identity.keyId().text},
                   {"recipient", identity.ageIdentity().recipient().text()},
                   {"workspaces", Json::array()}};
    output.lines = {words("%1: %2").arg(text(identity.name()), text(identity.keyId().text))};
    for (const crypto::PinnedWorkspace& pin : identity.pins()) {
        output.json["workspaces"].push_back({{"id", pin.id.text()}, {"root", pin.root.id().text}});
        output.lines.push_back(words("workspace %1, root %2").arg(text(pin.id.text()), text(pin.root.id().text)));
    }
    return output;
}

struct MemberAdd {
    fs::path card;
    std::vector<std::string> roles;
    fs::path out;
};

Result<Output> memberAdd(Context& context, const MemberAdd& options)
{
    TRY_ASSIGN(auto roles, setFromTexts(options.roles, consent::roleFromText, "--role"));
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto added,
               addMember(session, {.card = options.card, .roles = std::move(roles), .inviteOut = options.out}));
    return Output{{{"name", added.name}, {"key", added.key.text}, {"invite", added.invite.string()}},
                  {words("Added %1; give them %2").arg(text(added.name), text(added.invite.string()))}};
}

Result<Output> memberList(Context& context, const NoOptions&)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto members, listMembers(session));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{{words("name"), words("roles"), words("key")}};
    for (const MemberRow& member : members) {
        output.json["items"].push_back(
            {{"name", member.name}, {"key", member.key.text}, {"roles", textsOf(member.roles)}});
        rows.push_back(
            {text(member.name), member.roles.empty() ? words("removed") : listed(member.roles), text(member.key.text)});
    }
    output.lines = tableLines(rows);
    return output;
}

struct MemberRemove {
    std::string name;
};

Result<Output> memberRemove(Context& context, const MemberRemove& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_VOID(removeMember(session, options.name));
    return Output{{{"removed", options.name}},
                  {words("Removed %1; their grants and open views have ended").arg(text(options.name))}};
}

} // namespace

void addIdentityCommands(Registry& registry)
{
    CLI::App& identity = registry.group("identity", "Your own keys");
    auto create = std::make_shared<IdentityNew>();
    CLI::App& newCommand = registry.command(identity, "new", "Make keys for a person", create, identityNew);
    newCommand.add_option("--name", create->name, "Name that others see")->required();
    newCommand.add_option("--out", create->out, "Identity file to write; its card is FILE.card")->required();
    auto accept = std::make_shared<IdentityAccept>();
    registry.command(identity, "accept", "Trust the workspace of an invite", accept, identityAccept)
        .add_option("invite", accept->invite, "File NAME.invite")
        ->required();
    registry.command(identity, "check", "Unlock an identity and show whose it is", std::make_shared<NoOptions>(),
                     identityCheck);

    CLI::App& member = registry.group("member", "People of a workspace");
    auto add = std::make_shared<MemberAdd>();
    CLI::App& addCommand = registry.command(member, "add", "Add a person by their card", add, memberAdd);
    addCommand.add_option("--card", add->card, "File FILE.card")->required();
    addCommand.add_option("--role", add->roles, "annotator, lead, custodian or exporter; may be repeated")
        ->required()
        ->delimiter(',');
    addCommand.add_option("--out", add->out, "Invite to write (default: NAME.invite beside the card)");
    registry.command(member, "list", "Show everybody", std::make_shared<NoOptions>(), memberList);
    auto remove = std::make_shared<MemberRemove>();
    registry.command(member, "remove", "End a person's roles, grants and open views", remove, memberRemove)
        .add_option("name", remove->name, "Name of the member")
        ->required();
}

} // namespace consentry::app::ctl
