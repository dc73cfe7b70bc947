#pragma once

#include "app/session.h"

namespace consentry::app {

struct NewWorkspace {
    fs::path folder;
    std::string custodian;
    fs::path identityOut;
    bool demo = false;
    int logN = crypto::kIdentityLogN; ///< scrypt work factor of the identity file
};

struct FoundedWorkspace {
    WorkspaceId id;
    crypto::KeyId root;
    crypto::Recipient intake;
};

/// A new workspace and its first custodian. Leaves nothing behind when it fails.
Result<FoundedWorkspace> foundWorkspace(const NewWorkspace& request, const crypto::SecretBytes& passphrase,
                                        const Clock& clock);

struct NewIdentity {
    std::string name;
    fs::path out;
    int logN = crypto::kIdentityLogN;
};

/// Writes the identity file and `<out>.card` beside it.
Result<crypto::Card> createIdentity(const NewIdentity& request, const crypto::SecretBytes& passphrase);

/// Pins the workspace of an invite in the identity file, which is sealed anew. Errc::OtherRoot when that workspace is
/// pinned to another root.
Result<WorkspaceId> acceptInvite(const fs::path& identityFile, const fs::path& inviteFile,
                                 const crypto::SecretBytes& passphrase, int logN = crypto::kIdentityLogN);

struct NewMember {
    fs::path card;
    std::set<consent::Role> roles;
    fs::path inviteOut; ///< empty: `NAME.invite` beside the card
};

struct AddedMember {
    std::string name;
    crypto::KeyId key;
    fs::path invite;
};

/// Custodians only. A name that is taken by another key is refused. A new custodian gets all keys.
Result<AddedMember> addMember(Session& session, const NewMember& request);

/// Custodians only. Ends roles, grants and open views. Custodians cannot be removed yet (Errc::BadArgument).
Result<void> removeMember(Session& session, std::string_view name);

/// A member as `member list` shows them.
struct MemberRow {
    std::string name;
    crypto::KeyId key;
    std::set<consent::Role> roles; ///< empty when all have ended
};
Result<std::vector<MemberRow>> listMembers(Session& session);

/// The member with this name who still has a role. Errc::NotAMember, RoleEnded.
Result<consent::Member> memberNamed(const Standing& standing, std::string_view name);
/// Of `certificates` in the order of the log, those that lead from the root to `person`: whoever vouches, before the
/// one vouched for.
std::vector<std::string> certificateChain(const consent::KeyRing& keys, const std::vector<std::string>& certificates,
                                          const crypto::KeyId& person);
/// Name of a key, or its short id when it is nobody's.
std::string memberName(const consent::KeyRing& keys, const crypto::KeyId& id);

} // namespace consentry::app
