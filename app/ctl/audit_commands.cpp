#include "app/ctl/problems.h"
#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/membership.h"

namespace consentry::app::ctl {
namespace {

struct AuditFilter {
    std::string clip;
};

Result<Output> auditList(Context& context, const AuditFilter& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_VOID(session.requireRole({consent::Role::Custodian, consent::Role::Lead}, "audit list"));
    storage::EventFilter filter;
    if (!options.clip.empty()) {
        TRY_ASSIGN(filter.clip, session.workspace().resolveClip(options.clip));
    }
    TRY_ASSIGN(const auto keys, session.keyRing());
    TRY_ASSIGN(const auto events, session.workspace().auditLog().events(keys, filter));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{
        {words("entry"), words("time"), words("who"), words("what"), words("clip"), words("outcome")}};
    for (const auto& event : events) {
        const consent::AuditEvent& body = event.body;
        const std::string who = memberName(keys, event.header.signer);
        Json objects = Json::array();
        for (const ObjectId id : body.objects)
            objects.push_back(id.text());
        Json item = {{"index", body.index},    {"time", rfc3339Text(event.header.issued)},
                     {"actor", who},           {"action", body.action},
                     {"objects", objects},     {"purpose", body.purpose},
                     {"outcome", body.outcome}};
        if (!body.clip.isNull()) {
            item["clip"] = body.clip.text();
            item["clip_sequence"] = body.clipSequence;
        }
        output.json["items"].push_back(std::move(item));
        rows.push_back({QString::number(body.index), text(rfc3339Text(event.header.issued)), text(who),
                        text(body.action), body.clip.isNull() ? QString() : text(body.clip.shortText()),
                        text(body.outcome)});
    }
    output.lines = tableLines(rows);
    return output;
}

struct NoOptions {};

Result<Output> auditVerify(Context& context, const NoOptions&)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const Standing now, session.standing());
    TRY_ASSIGN(const auto kept, session.workspace().stateFolder().load());
    TRY_ASSIGN(
        const auto problems,
        session.workspace().auditLog().verify(
            {.keys = now.keys, .lists = now.status.lists, .kept = kept ? std::optional(kept->log) : std::nullopt}));
    return problemReport(problems, words("The log is whole: every entry is signed and in its place"));
}

} // namespace

void addAuditCommands(Registry& registry)
{
    CLI::App& audit = registry.group("audit", "Who did what, when");
    auto filter = std::make_shared<AuditFilter>();
    registry.command(audit, "list", "Show the log", filter, auditList)
        .add_option("--clip", filter->clip, "Only about this clip");
    registry.command(audit, "verify", "Check every entry of the log", std::make_shared<NoOptions>(), auditVerify);
}

} // namespace consentry::app::ctl
