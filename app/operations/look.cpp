#include "app/operations/look.h"

#include <algorithm>

namespace consentry::app {

using consent::Action;
using consent::Rendition;

Result<consent::Access> accessByGrant(Session& session, ClipId clip, std::initializer_list<Action> actions)
{
    TRY_ASSIGN(const auto keys, session.keyRing());
    const crypto::KeyId self = session.identity().keyId();
    TRY_ASSIGN(const auto grants, session.workspace().objects<consent::Grant>(
                                      keys, {.id = {}, .clip = clip, .refersTo = {}, .person = self}));
    Error refusal = makeError(Errc::GrantMissing, clip.text());
    for (const auto& grant : grants) {
        const auto action =
            std::ranges::find_if(actions, [&](Action each) { return grant.body.actions.contains(each); });
        if (action == actions.end() || grant.body.rendition != Rendition::Safe)
            continue;
        auto access = session.access({.person = self,
                                      .clip = clip,
                                      .rendition = Rendition::Safe,
                                      .action = *action,
                                      .purpose = grant.body.purpose});
        if (access)
            return access;
        refusal = access.error();
    }
    return refusal;
}

Result<consent::Access> accessToLook(Session& session, ClipId clip)
{
    TRY_ASSIGN(const Standing now, session.standing());
    const crypto::KeyId self = session.identity().keyId();
    if (!now.keys.hasRole(self, consent::Role::Custodian, now.status.lists))
        return accessByGrant(session, clip, {Action::View, Action::Review, Action::Annotate});
    return session.access({.person = self, .clip = clip, .rendition = Rendition::Safe, .action = Action::Redact});
}

} // namespace consentry::app
