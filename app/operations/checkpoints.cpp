#include "app/operations/checkpoints.h"

#include "crypto/paseto.h"
#include "crypto/signed_note.h"

namespace consentry::app {
namespace {

std::string originOf(Session& session)
{
    return "consentry/" + session.workspace().id().text();
}

/// Names of the members whose signatures stand below the note, each of which must be right.
Result<std::vector<std::string>> signersOf(std::string_view note, const consent::KeyRing& keys)
{
    std::vector<std::string> names;
    for (const auto& [id, member] : keys.members()) {
        if (note.find("\n\u2014 " + id.text + " ") == std::string_view::npos)
            continue;
        TRY_VOID(crypto::verifyNote(note, id.text, member.key));
        names.push_back(member.name);
    }
    if (names.empty())
        return makeError(Errc::UntrustedSigner, "checkpoint");
    return names;
}

Result<crypto::Checkpoint> checkpointIn(Session& session, std::string_view note)
{
    TRY_ASSIGN(const std::string text, crypto::unverifiedNoteText(note));
    TRY_ASSIGN(crypto::Checkpoint checkpoint, crypto::parseCheckpoint(text));
    if (checkpoint.origin != originOf(session))
        return makeError(Errc::OtherWorkspace, "checkpoint");
    return checkpoint;
}

using LogScope = storage::Workspace::LogScope;

Result<void> requireWholeLog(Session& session, LogScope scope)
{
    TRY_ASSIGN(auto report, session.workspace().verifyLog(session.root(), scope));
    if (!report.problems.empty())
        return std::move(report.problems.front().error).context(report.problems.front().object);
    return {};
}

Result<void> cosign(Session& session, LogScope scope)
{
    // What was looked at and what is signed must be the same log.
    TRY_ASSIGN(auto transaction, session.begin());
    TRY_VOID(requireWholeLog(session, scope));
    TRY_VOID(transaction.log({.action = "log.cosigned", .clip = {}, .objects = {}, .purpose = {}}));
    return transaction.commit();
}

Result<bool> hasOwnEntryLast(Session& session)
{
    storage::AuditLog& log = session.workspace().auditLog();
    TRY_ASSIGN(const consent::LogHead head, log.head());
    if (head.size == 0)
        return false;
    TRY_ASSIGN(const storage::LogRow last, log.row(head.size - 1));
    TRY_ASSIGN(const crypto::KeyId signer, crypto::tokenSigner(last.token));
    return signer == session.identity().keyId();
}

} // namespace

Result<std::string> makeCheckpoint(Session& session)
{
    TRY_VOID(requireWholeLog(session, LogScope::All));
    TRY_ASSIGN(const consent::LogHead head, session.workspace().auditLog().head());
    const std::string text = crypto::checkpointText({originOf(session), head.size, head.root});
    const crypto::SigningKey& key = session.identity().signingKey();
    return crypto::signNote(text, key.verifyKey().id().text, key);
}

Result<void> cosignLog(Session& session)
{
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "audit cosign"));
    return cosign(session, LogScope::All);
}

Result<void> cosignAtUnlock(Session& session)
{
    TRY_ASSIGN(const Standing now, session.standing());
    if (!now.keys.hasRole(session.identity().keyId(), consent::Role::Custodian, now.status.lists))
        return {};
    TRY_ASSIGN(const bool isSeen, hasOwnEntryLast(session));
    return isSeen ? Result<void>() : cosign(session, LogScope::Changes);
}

Result<std::string> cosignCheckpoint(Session& session, std::string_view note)
{
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "audit cosign"));
    TRY_VOID(compareCheckpoint(session, note));
    TRY_VOID(cosignLog(session));
    const crypto::SigningKey& key = session.identity().signingKey();
    const std::string name = key.verifyKey().id().text;
    if (crypto::verifyNote(note, name, key.verifyKey()))
        return std::string(note); // signed already
    TRY_ASSIGN(const std::string text, crypto::unverifiedNoteText(note));
    return std::string(note) + crypto::noteSignatureLine(text, name, key);
}

Result<std::vector<std::string>> compareCheckpoint(Session& session, std::string_view note)
{
    TRY_ASSIGN(const consent::KeyRing keys, session.keyRing());
    TRY_ASSIGN(const crypto::Checkpoint seen, checkpointIn(session, note));
    TRY_ASSIGN(auto names, signersOf(note, keys));
    storage::AuditLog& log = session.workspace().auditLog();
    TRY_ASSIGN(const consent::LogHead head, log.head());
    if (head.size < seen.size)
        return makeError(Errc::RolledBack, "log");
    TRY_ASSIGN(const crypto::Digest root, log.rootAt(seen.size));
    if (root != seen.root)
        return makeError(Errc::LogBroken, "it is not the log of the checkpoint");
    return names;
}

} // namespace consentry::app
