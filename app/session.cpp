#include "app/session.h"

#include "storage/key_files.h"
#include "storage/replacement.h"

namespace consentry::app {
namespace {

constexpr std::uint64_t kMaxIdentityBytes = 1024 * 1024;

} // namespace

Result<crypto::Identity> readIdentityFile(const fs::path& path, const crypto::SecretBytes& passphrase)
{
    TRY_ASSIGN(const Bytes file, readFile(path, kMaxIdentityBytes));
    return crypto::openIdentity(file, passphrase);
}

Result<Session> Session::open(const fs::path& folder, crypto::Identity identity, const Clock& clock)
{
    return open(folder, std::make_shared<const crypto::Identity>(std::move(identity)), clock);
}

Result<Session> Session::open(const fs::path& folder, std::shared_ptr<const crypto::Identity> identity,
                              const Clock& clock, std::chrono::milliseconds patience)
{
    TRY_ASSIGN(Session session, openUnchecked(folder, std::move(identity), clock, patience));
    // The log first: of all that notice an altered entry, this is what names it.
    TRY_VOID(session.m_workspace->checkLog(session.m_root));
    TRY_VOID(session.checkMembership());
    // What a run that was cut off left to do, and reveals whose time is up. Who holds the lock does it as well.
    const storage::WorkspacePaths& paths = session.m_workspace->paths();
    if (storage::hasReplacements(paths) || storage::KeyFiles(paths).hasReveals())
        [[maybe_unused]] const bool swept = sweepKeys(session).ok();
    return session;
}

Result<Session> Session::openUnchecked(const fs::path& folder, std::shared_ptr<const crypto::Identity> identity,
                                       const Clock& clock, std::chrono::milliseconds patience)
{
    TRY_ASSIGN(auto workspace, storage::Workspace::open(folder, patience));
    const auto root = identity->rootOf(workspace->id());
    if (!root)
        return makeError(Errc::NotAMember, identity->name());
    return Session(std::move(workspace), std::move(identity), *root, clock);
}

Result<void> Session::checkMembership()
{
    TRY_ASSIGN(const Standing now, standing());
    if (now.keys.member(m_identity->keyId()) == nullptr)
        return makeError(Errc::NotAMember, m_identity->name());
    if (!now.keys.isMember(m_identity->keyId(), now.status.lists))
        return makeError(Errc::RoleEnded, m_identity->name());
    return {};
}

Result<Standing> Session::standing()
{
    TRY_ASSIGN(auto keys, keyRing());
    TRY_ASSIGN(auto status, m_workspace->status(keys, m_clock->now()));
    return Standing{std::move(keys), std::move(status)};
}

Result<consent::Access> Session::access(const consent::AccessRequest& request)
{
    TRY_ASSIGN(const auto keys, keyRing());
    TRY_ASSIGN(const auto evidence, m_workspace->evidence(request, keys, m_clock->now()));
    return gate().open(request, evidence);
}

Result<void> Session::requireRole(std::initializer_list<consent::Role> roles, std::string_view action)
{
    TRY_ASSIGN(const Standing now, standing());
    std::string wanted;
    for (const consent::Role role : roles) {
        if (now.keys.hasRole(m_identity->keyId(), role, now.status.lists))
            return {};
        wanted += (wanted.empty() ? "" : " or ") + std::string(consent::textOf(role));
    }
    return makeError(Errc::RoleMissing, action, wanted);
}

Result<void> sweepKeys(Session& session)
{
    // Holds the write lock, or it could take a header away whose grant another process is about to commit.
    TRY_ASSIGN(const auto lock, session.begin());
    TRY_ASSIGN(const auto keep, storage::keepSet(session.workspace(), lock.keys(), lock.status(), lock.now()));
    TRY_VOID(storage::KeyFiles(session.workspace().paths()).sweep(keep, lock.now()));
    return {};
}

} // namespace consentry::app
