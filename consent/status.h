#pragma once

#include "consent/signed_object.h"

namespace consentry::consent {

/// The rows behind a status: what no longer counts, and what nobody may see for now.
struct StatusLists {
    std::set<ObjectId> ended;
    std::set<ClipId> held;

    bool operator==(const StatusLists&) const = default;
};

/// Order of statuses: epoch, then number.
struct StatusMark {
    std::uint64_t epoch = 0;
    std::uint64_t number = 0;
    crypto::Digest hash{}; ///< of the token

    bool isBefore(std::uint64_t otherEpoch, std::uint64_t otherNumber) const
    {
        return epoch != otherEpoch ? epoch < otherEpoch : number < otherNumber;
    }
};

/// The status now, checked: signed by somebody entitled to each step, agreeing with its lists, not rolled back.
struct VerifiedStatus {
    StatusMark mark;
    Timestamp time{};
    StatusLists lists;

    bool isEnded(ObjectId id) const { return lists.ended.contains(id); }
    bool isHeld(ClipId id) const { return lists.held.contains(id); }
};

/// How far a wall clock may lag behind signed time before it counts as set back.
inline constexpr std::chrono::seconds kClockTolerance{120};

/// RFC 6962 root over the ids in ascending order, each leaf the 16 bytes of one id.
crypto::Digest listRoot(const std::set<ObjectId>& ids);
crypto::Digest listRoot(const std::set<ClipId>& ids);

/// A status that follows `before` (nothing for the first of a workspace). Custodians may change anything; for others the step lists what
/// it adds, and may add only holds (any member) or grants (leads; storage checks whose).
Status nextStatus(const std::optional<VerifiedStatus>& before, const StatusLists& lists, Timestamp now);

struct StatusEvidence {
    std::vector<std::string> chain; ///< tokens, newest first, back to the last one that a custodian signed
    StatusLists lists;              ///< as stored
    std::optional<StatusMark> highestSeen; ///< kept outside the workspace
    std::vector<std::string> addedGrants;  ///< tokens of the grants that a lead's step in `chain` ended
};

/// Errc::StatusMissing, StatusMismatch {why}, RolledBack {"status"}, ClockBehind, or a signature's error.
Result<VerifiedStatus> verifyStatus(const StatusEvidence& evidence, const KeyRing& keys, Timestamp now);

} // namespace consentry::consent
