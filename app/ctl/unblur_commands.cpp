#include "app/ctl/registry.h"
#include "app/ctl/text.h"
#include "app/operations/unblur.h"

namespace consentry::app::ctl {
namespace {

struct Asking {
    std::string clip;
    std::string frames;
    std::string reason;
    std::string duration = "15m";
};

Result<Output> unblurRequest(Context& context, const Asking& options)
{
    NewUnblur request{.clip = {}, .frames = {}, .reason = options.reason};
    TRY_ASSIGN(request.frames, framesFromText("--frames", options.frames));
    TRY_ASSIGN(request.duration, durationFromText("--for", options.duration));
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(request.clip, session.workspace().resolveClip(options.clip));
    TRY_ASSIGN(const ObjectId id, requestUnblur(session, request));
    return Output{{{"request", id.text()}},
                  {words("Request %1; another lead or custodian approves it with: consentryctl unblur approve %1")
                       .arg(text(id.shortText()))}};
}

struct Answering {
    std::string request;
};

Result<Output> unblurApprove(Context& context, const Answering& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId request, session.workspace().resolveObject(options.request, "unblur"));
    TRY_ASSIGN(const ObjectId approval, approveUnblur(session, request));
    return Output{{{"request", request.text()}, {"approval", approval.text()}},
                  {words("Request %1 is approved; a custodian releases it with: consentryctl unblur release %1")
                       .arg(text(request.shortText()))}};
}

struct Refusing {
    std::string request;
    std::string reason;
};

Result<Output> unblurRefuse(Context& context, const Refusing& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId request, session.workspace().resolveObject(options.request, "unblur"));
    TRY_ASSIGN(const ObjectId refusal, refuseUnblur(session, request, options.reason));
    return Output{{{"request", request.text()}, {"refusal", refusal.text()}},
                  {words("Request %1 is refused, and whoever asked can read why").arg(text(request.shortText()))}};
}

Result<Output> unblurRelease(Context& context, const Answering& options)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const ObjectId request, session.workspace().resolveObject(options.request, "unblur"));
    TRY_ASSIGN(const ReleasedReveal released, releaseUnblur(session, request, context.hooks()));
    const std::string until = rfc3339Text(released.expires);
    return Output{{{"request", request.text()}, {"grant", released.grant.text()}, {"expires", until}},
                  {words("Whoever asked sees these frames until %1, and nobody else").arg(text(until))}};
}

struct StageText {
    UnblurStage stage;
    const char* text;
};

constexpr StageText kStages[] = {{UnblurStage::Waiting, "waiting"},
                                 {UnblurStage::Approved, "approved"},
                                 {UnblurStage::Open, "open"},
                                 {UnblurStage::Refused, "refused"},
                                 {UnblurStage::Over, "over"}};

Result<Output> unblurList(Context& context, const NoOptions&)
{
    TRY_ASSIGN(auto session, context.session());
    TRY_ASSIGN(const auto requests, listUnblur(session));
    Output output;
    output.json = {{"items", Json::array()}};
    std::vector<std::vector<QString>> rows{{words("request"), words("clip"), words("frames"), words("minutes"),
                                            words("by"), words("approved by"), words("state"), words("reason")}};
    for (const UnblurRow& row : requests) {
        const consent::UnblurRequest& body = row.request.body;
        const char* const stage = std::ranges::find(kStages, row.stage, &StageText::stage)->text;
        Json item{{"id", row.request.header.id.text()}, {"clip", body.clip.text()}, {"begin", body.frames.begin.value},
                  {"end", body.frames.end.value},       {"minutes", body.minutes},  {"requester", row.requester},
                  {"approvers", row.approvers},         {"state", stage},           {"reason", body.reason}};
        if (row.until)
            item["until"] = rfc3339Text(*row.until);
        if (!row.refuser.empty())
            item["refusal"] = {{"by", row.refuser}, {"reason", row.refusal}};
        output.json["items"].push_back(std::move(item));
        QStringList approvers;
        for (const std::string& name : row.approvers)
            approvers << text(name);
        rows.push_back(
            {text(row.request.header.id.shortText()), text(body.clip.shortText()),
             QStringLiteral("%1:%2").arg(body.frames.begin.value).arg(body.frames.end.value),
             QString::number(body.minutes), text(row.requester), approvers.join(QStringLiteral(", ")),
             row.refusal.empty() ? text(stage) : QStringLiteral("%1: %2").arg(text(stage), text(row.refusal)),
             text(body.reason)});
    }
    output.lines = tableLines(rows);
    return output;
}

} // namespace

void addUnblurCommands(Registry& registry)
{
    CLI::App& group = registry.group("unblur", "See a stretch of an original, after a second person's approval");
    auto asking = std::make_shared<Asking>();
    CLI::App& request = registry.command(group, "request", "Ask to see a stretch", asking, unblurRequest);
    request.add_option("clip", asking->clip, "Clip id")->required();
    request.add_option("--frames", asking->frames, "First frame and the one after the last: A:B")->required();
    request.add_option("--reason", asking->reason, "Why")->required();
    request.add_option("--for", asking->duration, "How long, such as 15m; at most an hour");
    auto approving = std::make_shared<Answering>();
    registry
        .command(group, "approve", "Leads and custodians: say yes to what another asked for", approving, unblurApprove)
        .add_option("request", approving->request, "Request id")
        ->required();
    auto refusing = std::make_shared<Refusing>();
    CLI::App& refuse = registry.command(group, "refuse", "Leads and custodians: say no to what another asked for",
                                        refusing, unblurRefuse);
    refuse.add_option("request", refusing->request, "Request id")->required();
    refuse.add_option("--reason", refusing->reason, "Why, for whoever asked")->required();
    auto releasing = std::make_shared<Answering>();
    registry.command(group, "release", "Custodians: cut the frames out, for whoever asked", releasing, unblurRelease)
        .add_option("request", releasing->request, "Request id")
        ->required();
    registry.command(group, "list", "Show requests", std::make_shared<NoOptions>(), unblurList);
}

} // namespace consentry::app::ctl
