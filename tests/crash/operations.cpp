#include "tests/crash/operations.h"

#include "annotation/edit_change.h"
#include "app/operations/consents.h"
#include "app/operations/exports.h"
#include "app/operations/grants.h"
#include "app/operations/membership.h"
#include "app/operations/tasks.h"
#include "storage/label_journal.h"

#include <algorithm>
#include <unistd.h>

namespace consentry::testing {
namespace {

using consent::Action;
using consent::Role;

Result<void> withdraw(Place& place)
{
    TRY_ASSIGN(auto session, place.open("custodian"));
    TRY_VOID(app::withdrawConsent(session, place.consent, "asked to"));
    return {};
}

Result<void> grant(Place& place)
{
    TRY_ASSIGN(auto session, place.open("custodian"));
    TRY_VOID(app::issueGrants(session, {.to = "other", .clips = {place.clip}, .actions = {Action::View}}));
    return {};
}

Result<void> revoke(Place& place)
{
    TRY_ASSIGN(auto session, place.open("custodian"));
    TRY_ASSIGN(const auto grants, app::listGrants(session));
    const auto own = std::ranges::find(grants, "annotator", &app::GrantRow::grantee);
    if (own == grants.end())
        return makeError(Errc::NotFound, "grant", "of the annotator");
    return app::revokeGrant(session, own->grant.header.id);
}

/// Draws what is missing up to kLastTrack, one edit a track.
Result<void> edit(Place& place)
{
    TRY_ASSIGN(auto session, place.open("annotator"));
    TRY_ASSIGN(const auto journal, storage::LabelJournal::open(session.workspace(), place.clip,
                                                               session.identity().keyId(), session.clock()));
    for (std::uint32_t id = journal->labels().nextTrackId; id <= kLastTrack; ++id) {
        TRY_VOID(journal->append(annotation::replacement(sampleTrack(id))));
        if (place.acknowledge >= 0 && ::write(place.acknowledge, "", 1) != 1)
            return makeError(Errc::Io, "pipe", "acknowledge");
    }
    return {};
}

Result<void> submit(Place& place)
{
    TRY_ASSIGN(auto session, place.open("annotator"));
    TRY_VOID(app::submitTask(session, place.clip));
    return {};
}

Result<void> accept(Place& place)
{
    TRY_ASSIGN(auto session, place.open("lead"));
    TRY_VOID(app::acceptTask(session, place.clip));
    return {};
}

Result<void> exportLabels(Place& place)
{
    TRY_ASSIGN(auto session, place.open("lead"));
    TRY_VOID(app::exportLabelSet(session,
                                 {.out = place.out(), .name = "set", .recipient = "lab", .date = {}, .expires = {}}));
    return {};
}

Result<void> removeMember(Place& place)
{
    TRY_ASSIGN(auto session, place.open("custodian"));
    return app::removeMember(session, "annotator");
}

Result<void> addCustodian(Place& place)
{
    TRY_ASSIGN(auto session, place.open("custodian"));
    TRY_VOID(app::addMember(
        session,
        {.card = place.site.identity("second").string() + ".card", .roles = {Role::Custodian}, .inviteOut = {}}));
    return {};
}

constexpr Operation kOperations[] = {
    {"withdraw", Stage::Accepted, withdraw},
    {"grant", Stage::Labelled, grant},
    {"revoke", Stage::Labelled, revoke},
    {"edit", Stage::Labelled, edit},
    {"submit", Stage::Labelled, submit, Errc::TaskState},
    {"accept", Stage::Submitted, accept, Errc::TaskState},
    {"export", Stage::Accepted, exportLabels, Errc::AlreadyExists},
    {"remove", Stage::Labelled, removeMember},
    {"second custodian", Stage::Labelled, addCustodian},
};

} // namespace

std::span<const Operation> operations()
{
    return kOperations;
}

const Operation& operation(std::string_view name)
{
    const auto found = std::ranges::find(kOperations, name, &Operation::name);
    if (found == std::end(kOperations))
        qFatal("no such operation");
    return *found;
}

std::string ingestArguments(const Place& place)
{
    return "ingest " + (place.site.base() / "video.avi").string() + " --consent "
           + (place.site.base() / "good.json").string();
}

} // namespace consentry::testing
