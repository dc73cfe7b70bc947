#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/grants.h"

namespace consentry::app::ctl {
namespace {

struct GrantIssue {
    std::string to;
    std::vector<std::string> clips;
    std::vector<std::string> actions{"view", "annotate"};
    std::string purpose = "annotation";
    std::string duration = "8h";
};

Result<Output> grantIssue(Context& context, const GrantIssue& options)
{
    TRY_ASSIGN(auto actions, setFromTexts(options.actions, consent::actionFromText, "--actions"));
    TRY_ASSIGN(const auto duration, durationFromText("--for", options.duration));
    const auto purpose = consent::purposeFromText(options.purpose);
    if (!purpose)
        return makeError(Errc::BadArgument, "--purpose", "'" + options.purpose + "' is not known");
    TRY_ASSIGN(auto session, context.session());
    NewGrants request{
        .to = options.to, .clips = {}, .actions = std::move(actions), .purpose = *purpose, .duration = duration};
    for (const std::string& prefix : options.clips) {
        TRY_ASSIGN(const ClipId clip, session.workspace().resolveClip(prefix));
        request.clips.push_back(clip);
    }
    TRY_ASSIGN(const auto issued, issueGrants(session, request));
    Output output;
    output.json = {{"grants", Json::array()}};
    for (const IssuedGrant& grant : issued) {
        const std::string expires = rfc3339Text(grant.expires);
        output.json["grants"].push_back({{"id", grant.id.text()}, {"clip", grant.clip.text()}, {"expires", expires}});
        output.lines.push_back(words("Grant %1 on clip %2 until %3")
                                   .arg(text(grant.id.shortText()), text(grant.clip.shortText()), text(expires)));
    }
    return output;
}

QString stateOf(const GrantRow& row, Timestamp now)
{
    if (row.ended)
        return words("ended");
    return row.grant.body.expires <= now ? words("expired") : words("in force");
}

Result<Output> grantList(Context& context, const NoOptions&)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto grants, listGrants(session));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{{words("grant"), words("clip"), words("to"), words("picture"),
                                            words("actions"), words("purpose"), words("until"), words("state")}};
    for (const GrantRow& row : grants) {
        const consent::Grant& grant = row.grant.body;
        const bool inForce = !row.ended && grant.expires > context.clock().now();
        output.json["items"].push_back({{"id", row.grant.header.id.text()},
                                        {"clip", grant.clip.text()},
                                        {"to", row.grantee},
                                        {"rendition", std::string(consent::textOf(grant.rendition))},
                                        {"actions", textsOf(grant.actions)},
                                        {"purpose", std::string(consent::textOf(grant.purpose))},
                                        {"begins", rfc3339Text(grant.notBefore)},
                                        {"expires", rfc3339Text(grant.expires)},
                                        {"ended", row.ended},
                                        {"in_force", inForce}});
        rows.push_back({text(row.grant.header.id.shortText()), text(grant.clip.shortText()), text(row.grantee),
                        text(consent::textOf(grant.rendition)), listed(grant.actions),
                        text(consent::textOf(grant.purpose)), text(rfc3339Text(grant.expires)),
                        stateOf(row, context.clock().now())});
    }
    output.lines = tableLines(rows);
    return output;
}

struct GrantRevoke {
    std::string grant;
};

Result<Output> grantRevoke(Context& context, const GrantRevoke& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId id, session.workspace().resolveObject(options.grant, "grant"));
    TRY_VOID(revokeGrant(session, id));
    return Output{{{"revoked", id.text()}},
                  {words("Revoked grant %1; open views have ended").arg(text(id.shortText()))}};
}

} // namespace

void addGrantCommands(Registry& registry)
{
    CLI::App& grant = registry.group("grant", "Who may see what, until when");
    auto issue = std::make_shared<GrantIssue>();
    CLI::App& issueCommand =
        registry.command(grant, "issue", "Let a member work on clips for a time", issue, grantIssue);
    issueCommand.add_option("--to", issue->to, "Name of the member")->required();
    issueCommand.add_option("--clip", issue->clips, "Clip id; may be repeated")->required()->delimiter(',');
    issueCommand.add_option("--actions", issue->actions, "Of view, annotate, review, assign")->delimiter(',');
    issueCommand.add_option("--purpose", issue->purpose, "human_review, annotation, model_training or sharing");
    issueCommand.add_option("--for", issue->duration, "How long: 8h, 15m, 2d");
    registry.command(grant, "list", "Show grants", std::make_shared<NoOptions>(), grantList);
    auto revoke = std::make_shared<GrantRevoke>();
    registry.command(grant, "revoke", "End a grant and its open views", revoke, grantRevoke)
        .add_option("grant", revoke->grant, "Grant id")
        ->required();
}

} // namespace consentry::app::ctl
