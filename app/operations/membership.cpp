#include "app/operations/membership.h"

#include "consent/invite.h"
#include "storage/key_files.h"

namespace consentry::app {
namespace {

constexpr std::uint64_t kMaxCardBytes = 64 * 1024;

/// Takes away again what a failed step had made: the whole of it, or what it put into an empty folder that was there.
class Undo {
public:
    enum class What { All, Content };
    explicit Undo(fs::path made, What what = What::All) : m_made(std::move(made)), m_what(what) {}
    ~Undo()
    {
        std::error_code ignored;
        if (m_kept)
            return;
        if (m_what == What::All)
            fs::remove_all(m_made, ignored);
        else
            std::ranges::for_each(fs::directory_iterator(m_made, ignored),
                                  [&](const auto& entry) { fs::remove_all(entry, ignored); });
    }
    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;
    void keep() { m_kept = true; }

private:
    fs::path m_made;
    What m_what;
    bool m_kept = false;
};

fs::path withSuffix(fs::path path, std::string_view suffix)
{
    path += suffix;
    return path;
}

Result<void> refuseExisting(const fs::path& path)
{
    if (fs::exists(fs::symlink_status(path)))
        return makeError(Errc::AlreadyExists, path.filename().string());
    return {};
}

bool isEmptyFolder(const fs::path& path)
{
    std::error_code failed;
    return fs::is_directory(fs::symlink_status(path)) && fs::is_empty(path, failed) && !failed;
}

Result<void> writeIdentityFiles(const crypto::Identity& identity, const fs::path& out,
                                const crypto::SecretBytes& passphrase, int logN)
{
    TRY_ASSIGN(const Bytes sealed, crypto::sealIdentity(identity, passphrase, logN));
    TRY_VOID(writeFile(out, sealed, AtomicFile::IfExists::Refuse));
    Undo identityFile(out);
    TRY_VOID(writeFile(withSuffix(out, ".card"), bytesOf(crypto::cardText(identity)), AtomicFile::IfExists::Refuse));
    identityFile.keep();
    return {};
}

/// The first transaction: workspace, founder, policy.
Result<FoundedWorkspace> signFoundation(storage::Workspace& workspace, const crypto::Identity& founder,
                                        const NewWorkspace& request, const Clock& clock)
{
    TRY_ASSIGN(const auto intake, crypto::AgeIdentity::generate());
    const crypto::VerifyKey root = founder.signingKey().verifyKey();
    const crypto::Recipient own = founder.ageIdentity().recipient();
    TRY_VOID(storage::KeyFiles(workspace.paths()).writeIntakeIdentity(intake, std::span(&own, 1)));
    TRY_ASSIGN(auto transaction, storage::Transaction::found(workspace, founder, clock));
    TRY_VOID(transaction.sign(consent::Workspace{.root = root, .intake = intake.recipient(), .demo = request.demo}));
    TRY_VOID(transaction.sign(consent::RoleCertificate{
        .name = founder.name(), .key = root, .recipient = own, .roles = {consent::Role::Custodian}}));
    TRY_VOID(transaction.sign(
        consent::Policy{.controller = "not set", .redaction = "blur", .maxGrantHours = 336, .supersedes = {}}));
    TRY_VOID(transaction.log({.action = "workspace.founded", .clip = {}, .objects = {}, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return FoundedWorkspace{workspace.id(), founder.keyId(), intake.recipient()};
}

std::vector<ObjectId> certificatesInForce(const storage::Transaction& transaction, const consent::Member& member)
{
    std::vector<ObjectId> inForce;
    std::ranges::copy_if(member.certificates, std::back_inserter(inForce),
                         [&](ObjectId id) { return !transaction.status().isEnded(id); });
    return inForce;
}

Result<std::vector<ObjectId>> grantsInForce(Session& session, const storage::Transaction& transaction,
                                            const consent::Member& member)
{
    std::vector<ObjectId> inForce;
    TRY_ASSIGN(const auto grants,
               session.workspace().objects<consent::Grant>(
                   transaction.keys(), {.id = {}, .clip = {}, .refersTo = {}, .person = member.key.id()}));
    for (const auto& grant : grants) {
        if (!transaction.status().isEnded(grant.header.id) && grant.body.expires > transaction.now())
            inForce.push_back(grant.header.id);
    }
    return inForce;
}

/// Seals all keys to those who are custodians now. That they are must be recorded before, since keys cannot be taken
/// back; when this is interrupted, adding the custodian again carries on. Holds the write lock.
Result<void> handKeysToCustodians(Session& session)
{
    TRY_ASSIGN(const auto lock, session.begin());
    const auto custodians = storage::custodianRecipients(lock.keys(), lock.status().lists);
    return storage::KeyFiles(session.workspace().paths()).rewrap(session.identity().ageIdentity(), custodians);
}

/// A custodian's own keys open what is in `keys/`, so ending their role alone would promise too much.
Result<void> refuseCustodian(const storage::Transaction& transaction, const consent::Member& member)
{
    const auto& lists = transaction.status().lists;
    if (!transaction.keys().hasRole(member.key.id(), consent::Role::Custodian, lists))
        return {};
    if (storage::custodianRecipients(transaction.keys(), lists).size() == 1)
        return Errc::LastCustodian;
    return makeError(Errc::BadArgument, "member remove",
                     member.name + " is a custodian, and this version cannot remove custodians yet");
}

} // namespace

Result<FoundedWorkspace> foundWorkspace(const NewWorkspace& request, const crypto::SecretBytes& passphrase,
                                        const Clock& clock)
{
    TRY_VOID(refuseExisting(request.identityOut));
    TRY_VOID(refuseExisting(withSuffix(request.identityOut, ".card")));
    TRY_ASSIGN(auto founder, crypto::Identity::generate(request.custodian));
    const bool folderWasThere = fs::exists(fs::symlink_status(request.folder));
    if (folderWasThere && !isEmptyFolder(request.folder))
        return makeError(Errc::AlreadyExists, request.folder.filename().string());
    // Each is taken away only from where this call has put it: another program may be at the same place.
    TRY_ASSIGN(auto workspace, storage::Workspace::create(request.folder));
    Undo folder(request.folder, folderWasThere ? Undo::What::Content : Undo::What::All);
    TRY_VOID(founder.pin({workspace->id(), founder.signingKey().verifyKey()}));
    TRY_VOID(writeIdentityFiles(founder, request.identityOut, passphrase, request.logN));
    Undo identityFile(request.identityOut);
    Undo cardFile(withSuffix(request.identityOut, ".card"));
    TRY_ASSIGN(auto founded, signFoundation(*workspace, founder, request, clock));
    folder.keep();
    identityFile.keep();
    cardFile.keep();
    return founded;
}

Result<crypto::Card> createIdentity(const NewIdentity& request, const crypto::SecretBytes& passphrase)
{
    TRY_VOID(refuseExisting(request.out));
    TRY_VOID(refuseExisting(withSuffix(request.out, ".card")));
    TRY_ASSIGN(const auto identity, crypto::Identity::generate(request.name));
    TRY_VOID(writeIdentityFiles(identity, request.out, passphrase, request.logN));
    return crypto::parseCard(crypto::cardText(identity));
}

Result<WorkspaceId> acceptInvite(const fs::path& identityFile, const fs::path& inviteFile,
                                 const crypto::SecretBytes& passphrase, int logN)
{
    TRY_ASSIGN(auto identity, readIdentityFile(identityFile, passphrase));
    TRY_ASSIGN(const Bytes text, readFile(inviteFile, kMaxCardBytes));
    TRY_ASSIGN(const auto invite, consent::readInvite(textOf(text), identity.keyId()));
    const WorkspaceId id = invite.workspace.header.workspace;
    TRY_VOID(identity.pin({id, invite.workspace.body.root}));
    TRY_ASSIGN(const Bytes sealed, crypto::sealIdentity(identity, passphrase, logN));
    TRY_VOID(writeFile(identityFile, sealed, AtomicFile::IfExists::Replace));
    return id;
}

Result<AddedMember> addMember(Session& session, const NewMember& request)
{
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "member add"));
    TRY_ASSIGN(const Bytes text, readFile(request.card, kMaxCardBytes));
    TRY_ASSIGN(const auto card, crypto::parseCard(textOf(text)));
    if (request.roles.empty())
        return makeError(Errc::BadArgument, "--role", "is needed");
    const fs::path invitePath =
        request.inviteOut.empty() ? request.card.parent_path() / (card.name + ".invite") : request.inviteOut;
    if (card.name.find('/') != std::string::npos && request.inviteOut.empty())
        return makeError(Errc::BadArgument, "--out", "is needed, since the name cannot be a file name");

    TRY_ASSIGN(auto transaction, session.begin());
    const consent::Member* taken = transaction.keys().memberNamed(card.name);
    if (taken != nullptr && taken->key != card.verifyKey)
        return makeError(Errc::AlreadyExists, "a member named " + card.name);
    TRY_ASSIGN(const auto certificate,
               transaction.sign(consent::RoleCertificate{
                   .name = card.name, .key = card.verifyKey, .recipient = card.recipient, .roles = request.roles}));
    TRY_VOID(
        transaction.log({.action = "member.added", .clip = {}, .objects = {certificate.header.id}, .purpose = {}}));
    TRY_ASSIGN(const auto before, session.workspace().certificates());
    TRY_ASSIGN(const std::string workspaceToken, session.workspace().workspaceToken());
    std::vector<std::string> chain = certificateChain(transaction.keys(), before, certificate.header.signer);
    chain.push_back(certificate.token);
    const std::string invite = consent::inviteText({.workspace = workspaceToken, .certificates = chain});
    TRY_ASSIGN(const auto file, AtomicFile::create(invitePath, AtomicFile::IfExists::Replace));
    TRY_VOID(file->write(bytesOf(invite)));
    if (request.roles.contains(consent::Role::Custodian)) {
        TRY_ASSIGN(const auto workspace, consent::readWorkspace(workspaceToken));
        TRY_VOID(storage::KeyFiles(session.workspace().paths())
                     .verifyIntake(workspace.body, session.identity().ageIdentity()));
    }
    TRY_VOID(transaction.commit());
    if (request.roles.contains(consent::Role::Custodian))
        TRY_VOID(handKeysToCustodians(session));
    TRY_VOID(file->commit());
    return AddedMember{card.name, card.verifyKey.id(), invitePath};
}

Result<void> removeMember(Session& session, std::string_view name)
{
    TRY_VOID(session.requireRole({consent::Role::Custodian}, "member remove"));
    TRY_ASSIGN(auto transaction, session.begin());
    const consent::Member* member = transaction.keys().memberNamed(name);
    if (member == nullptr)
        return makeError(Errc::NotFound, "member", name);
    TRY_VOID(refuseCustodian(transaction, *member));
    const auto certificates = certificatesInForce(transaction, *member);
    TRY_ASSIGN(const auto grants, grantsInForce(session, transaction, *member));
    for (const auto& ended : {certificates, grants})
        std::ranges::for_each(ended, [&](ObjectId id) { transaction.end(id); });
    if (!certificates.empty())
        TRY_VOID(transaction.log({.action = "member.removed", .clip = {}, .objects = certificates, .purpose = {}}));
    TRY_VOID(transaction.commit());
    return sweepKeys(session);
}

Result<std::vector<MemberRow>> listMembers(Session& session)
{
    TRY_ASSIGN(const Standing now, session.standing());
    std::vector<MemberRow> rows;
    for (const auto& [id, member] : now.keys.members()) {
        rows.push_back({member.name, id, now.keys.rolesOf(id, now.status.lists)});
    }
    std::ranges::sort(rows, {}, &MemberRow::name);
    return rows;
}

std::vector<std::string> certificateChain(const consent::KeyRing& keys, const std::vector<std::string>& certificates,
                                          const crypto::KeyId& person)
{
    std::set<crypto::KeyId> wanted{person};
    std::vector<std::string> chain;
    // Newest first, so that a signer is wanted before their own certificate comes by.
    for (auto token = certificates.rbegin(); token != certificates.rend(); ++token) {
        const auto certificate = consent::readObject<consent::RoleCertificate>(*token, keys);
        if (!certificate || !wanted.contains(certificate->body.key.id()))
            continue;
        wanted.insert(certificate->header.signer);
        chain.insert(chain.begin(), *token);
    }
    return chain;
}

Result<consent::Member> memberNamed(const Standing& standing, std::string_view name)
{
    const consent::Member* member = standing.keys.memberNamed(name);
    if (member == nullptr)
        return makeError(Errc::NotAMember, name);
    if (!standing.keys.isMember(member->key.id(), standing.status.lists))
        return makeError(Errc::RoleEnded, name);
    return *member;
}

std::string memberName(const consent::KeyRing& keys, const crypto::KeyId& id)
{
    const consent::Member* member = keys.member(id);
    return member != nullptr ? member->name : id.text.substr(0, 15);
}

} // namespace consentry::app
