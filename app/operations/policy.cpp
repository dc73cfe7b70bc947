#include "app/operations/policy.h"

namespace consentry::app {
namespace {

Result<void> change(consent::Policy& policy, std::string_view rule, std::string_view value)
{
    if (rule != "redaction")
        return makeError(Errc::BadArgument, rule, "is no rule that can be set; redaction is");
    if (value != "blur" && value != "fill")
        return makeError(Errc::BadArgument, rule, "is blur or fill");
    policy.redaction = value;
    return {};
}

} // namespace

Result<void> setPolicy(Session& session, std::string_view rule, std::string_view value)
{
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "policy set"));
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_ASSIGN(const auto before,
               session.workspace().newest<consent::Policy>(transaction.keys(), transaction.status(), {}));
    if (!before)
        return makeError(Errc::NotFound, "policy", "in force");
    consent::Policy policy = before->body;
    TRY_VOID(change(policy, rule, value));
    if (policy.redaction == before->body.redaction)
        return {};
    policy.supersedes = before->header.id;
    TRY_ASSIGN(const auto after, transaction.sign(policy));
    transaction.end(before->header.id);
    TRY_VOID(transaction.log(
        {.action = "policy.set", .clip = {}, .objects = {after.header.id, before->header.id}, .purpose = {}}));
    return transaction.commit();
}

} // namespace consentry::app
