#include "consent/status.h"

#include "crypto/merkle.h"

#include <algorithm>

namespace consentry::consent {
namespace {

template<class Entry>
ByteView bytesOfEntry(const Entry& entry)
{
    if constexpr (std::is_same_v<Entry, crypto::Digest>)
        return entry;
    else
        return entry.bytes();
}

template<class Entry>
crypto::Digest rootOf(const std::set<Entry>& entries)
{
    std::vector<crypto::Digest> leaves;
    leaves.reserve(entries.size());
    for (const Entry& entry : entries)
        leaves.push_back(crypto::leafHash(bytesOfEntry(entry)));
    return crypto::merkleRoot(leaves);
}

/// What `now` has and `before` has not.
template<class Entry>
std::vector<Entry> additions(const std::set<Entry>& before, const std::set<Entry>& now)
{
    std::vector<Entry> added;
    std::ranges::set_difference(now, before, std::back_inserter(added));
    return added;
}

/// The list that is not what the status says; empty when all are.
std::string_view alteredList(const Status& status, const StatusLists& lists)
{
    if (status.endedCount != lists.ended.size() || status.endedRoot != listRoot(lists.ended))
        return "ended";
    if (status.heldCount != lists.held.size() || status.heldRoot != listRoot(lists.held))
        return "held";
    if (status.endorsedCount != lists.endorsed.size() || status.endorsedRoot != listRoot(lists.endorsed))
        return "endorsed";
    return {};
}

/// The lists before a step that only added; nothing when it claims to have added what is not there.
template<class Entry>
bool takeBack(std::set<Entry>& entries, const std::vector<Entry>& added)
{
    return std::ranges::all_of(added, [&](const Entry& entry) { return entries.erase(entry) == 1; });
}

Error mismatch(std::string_view why)
{
    return makeError(Errc::StatusMismatch, why);
}

using SignedStatus = Signed<Status>;

/// Walks a chain of statuses from the newest to the last that a custodian signed.
class ChainCheck {
public:
    ChainCheck(const StatusEvidence& evidence, const KeyRing& keys)
        : m_evidence(evidence), m_keys(keys), m_lists(evidence.lists)
    {
    }

    Result<std::vector<SignedStatus>> run()
    {
        TRY_VOID(readTokens());
        for (std::size_t i = 0; i < m_chain.size(); ++i) {
            const bool last = i + 1 == m_chain.size();
            if (const std::string_view list = alteredList(m_chain[i].body, m_lists); !list.empty())
                return mismatch(list);
            if (isSignerA(Role::Custodian, m_chain[i]))
                return last ? Result(std::move(m_chain)) : Result<std::vector<SignedStatus>>(mismatch("chain"));
            if (last)
                break;
            TRY_VOID(checkOrder(m_chain[i].body, m_chain[i + 1]));
            TRY_VOID(takeBackStep(m_chain[i]));
        }
        return makeError(Errc::UntrustedSigner, objectType<Status>());
    }

private:
    Result<void> readTokens()
    {
        for (const std::string& token : m_evidence.chain) {
            TRY_ASSIGN(auto status, readObject<Status>(token, m_keys));
            m_chain.push_back(std::move(status));
        }
        return {};
    }

    /// What was seen before has a say too: else an ended custodian could sign a status that endorses their return.
    std::set<Role> rolesOfSigner(const SignedStatus& status) const
    {
        std::set<Role> roles = m_keys.rolesOf(status.header.signer, m_lists);
        if (m_evidence.highestSeen) {
            const std::set<Role> before = m_keys.rolesOf(status.header.signer, m_evidence.seenLists);
            std::erase_if(roles, [&](Role role) { return !before.contains(role); });
        }
        return roles;
    }
    bool isSignerA(Role role, const SignedStatus& status) const { return rolesOfSigner(status).contains(role); }

    static Result<void> checkOrder(const Status& status, const SignedStatus& before)
    {
        if (status.previous != before.hash || status.epoch != before.body.epoch
            || status.number != before.body.number + 1)
            return mismatch("chain");
        return {};
    }

    /// A step by somebody who is no custodian: it added holds, or a lead's own grants, and did nothing else. That it did
    /// nothing else shows when the lists without its additions agree with the status before.
    Result<void> takeBackStep(const SignedStatus& step)
    {
        const std::set<Role> roles = rolesOfSigner(step);
        if (roles.empty())
            return makeError(Errc::UntrustedSigner, objectType<Status>());
        for (const ObjectId id : step.body.addedEnded) {
            if (!roles.contains(Role::Lead))
                return makeError(Errc::UntrustedSigner, objectType<Status>());
            TRY_VOID(checkIsOwnGrant(id, step.header.signer));
        }
        if (!takeBack(m_lists.ended, step.body.addedEnded) || !takeBack(m_lists.held, step.body.addedHeld))
            return mismatch("additions");
        return {};
    }

    /// Ids are the signer's choice: a lead could sign a "grant" with the id of a custodian's certificate.
    bool isCertificate(ObjectId id) const
    {
        return std::ranges::any_of(m_keys.members(), [id](const auto& member) {
            return std::ranges::find(member.second.certificates, id) != member.second.certificates.end();
        });
    }

    Result<void> checkIsOwnGrant(ObjectId id, const crypto::KeyId& signer) const
    {
        if (isCertificate(id))
            return makeError(Errc::UntrustedSigner, objectType<Status>());
        for (const std::string& token : m_evidence.addedGrants) {
            TRY_ASSIGN(const auto grant, readObject<Grant>(token, m_keys));
            if (grant.header.id == id && grant.header.signer == signer)
                return {};
        }
        return makeError(Errc::UntrustedSigner, objectType<Status>());
    }

    const StatusEvidence& m_evidence;
    const KeyRing& m_keys;
    StatusLists m_lists; // as they were at the step that is being looked at
    std::vector<SignedStatus> m_chain;
};

/// That the chain goes on from what was seen: not lower, not another of the same number, not another branch.
Result<void> checkAgainstSeen(const std::vector<SignedStatus>& chain, const std::optional<StatusMark>& seen)
{
    if (!seen)
        return {};
    const Error rolledBack = makeError(Errc::RolledBack, objectType<Status>());
    const StatusMark newest{chain.front().body.epoch, chain.front().body.number, chain.front().hash};
    if (newest.isBefore(seen->epoch, seen->number))
        return rolledBack;
    for (const SignedStatus& status : chain) {
        if (status.body.epoch != seen->epoch)
            continue;
        if (status.body.number == seen->number && status.hash != seen->hash)
            return rolledBack;
        if (status.body.number == seen->number + 1 && status.body.previous != seen->hash)
            return rolledBack;
    }
    return {};
}

} // namespace

crypto::Digest listRoot(const std::set<ObjectId>& ids)
{
    return rootOf(ids);
}

crypto::Digest listRoot(const std::set<ClipId>& ids)
{
    return rootOf(ids);
}

crypto::Digest listRoot(const std::set<crypto::Digest>& hashes)
{
    return rootOf(hashes);
}

Status nextStatus(const std::optional<VerifiedStatus>& before, const StatusLists& lists, Timestamp now)
{
    Status status{.epoch = before ? before->mark.epoch : 1,
                  .number = before ? before->mark.number + 1 : 1,
                  .time = now,
                  .previous = before ? before->mark.hash : crypto::Digest{},
                  .endedCount = lists.ended.size(),
                  .endedRoot = listRoot(lists.ended),
                  .heldCount = lists.held.size(),
                  .heldRoot = listRoot(lists.held),
                  .endorsedCount = lists.endorsed.size(),
                  .endorsedRoot = listRoot(lists.endorsed),
                  .addedEnded = {},
                  .addedHeld = {}};
    const StatusLists old = before ? before->lists : StatusLists{};
    const bool onlyAdds = std::ranges::includes(lists.ended, old.ended) && std::ranges::includes(lists.held, old.held)
        && lists.endorsed == old.endorsed;
    const auto ended = additions(old.ended, lists.ended);
    const auto held = additions(old.held, lists.held);
    if (onlyAdds && ended.size() + held.size() <= kMaxListedAdditions) {
        status.addedEnded = ended;
        status.addedHeld = held;
    }
    return status;
}

Result<VerifiedStatus> verifyStatus(const StatusEvidence& evidence, const KeyRing& keys, Timestamp now)
{
    if (evidence.chain.empty())
        return Errc::StatusMissing;
    TRY_ASSIGN(const auto chain, ChainCheck(evidence, keys).run());
    TRY_VOID(checkAgainstSeen(chain, evidence.highestSeen));
    const SignedStatus& newest = chain.front();
    if (now < newest.body.time - kClockTolerance)
        return makeError(Errc::ClockBehind, rfc3339Text(newest.body.time));
    return VerifiedStatus{
        {newest.body.epoch, newest.body.number, newest.hash}, newest.body.time, evidence.lists};
}

} // namespace consentry::consent
