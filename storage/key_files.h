#pragma once

#include "consent/status.h"
#include "crypto/age_file.h"
#include "storage/workspace.h"

namespace consentry::storage {

/// Bytes; a larger file in `keys/` is none of ours.
inline constexpr std::uint64_t kMaxKeyFile = 64 * 1024;

/// Recipients of all custodians whose role has not ended.
std::vector<crypto::Recipient> custodianRecipients(const consent::KeyRing& keys, const consent::StatusLists& lists);

/// What `sweep` leaves alone.
struct KeepSet {
    std::set<RenditionRef> renditions; ///< that have a manifest in force; a reveal, as long as a grant is, too
    std::set<std::pair<RenditionRef, crypto::KeyId>> grantHeaders; ///< that a grant in force stands behind
};

struct SweepReport {
    std::vector<std::string> removed; ///< file names
};

/// The folder `keys/`, the one place whose deletion erases. Any thread; one writer at a time, which the caller ensures
/// by holding a Transaction.
class KeyFiles {
public:
    explicit KeyFiles(WorkspacePaths paths) : m_paths(std::move(paths)) {}

    /// What a rendition that is to take the place of another brings along, written to where it waits
    /// (replacement.h).
    Result<void> writeWaiting(RenditionRef rendition, const crypto::AgeIdentity& clipIdentity,
                              std::span<const crypto::Recipient> custodians) const;
    Result<void> writeWaiting(RenditionRef rendition, const crypto::FileKey& fileKey,
                              const consent::Member& person) const;

    Result<void> writeClipIdentity(RenditionRef rendition, const crypto::AgeIdentity& clipIdentity,
                                   std::span<const crypto::Recipient> custodians) const;
    /// Errc::MissingFile, NoMatchingKey, or errors of crypto::openKeyFile.
    Result<crypto::AgeIdentity> readClipIdentity(RenditionRef rendition, const crypto::AgeIdentity& custodian) const;
    /// That the key file of a rendition holds the clip identity that its manifest names. Errc::Unauthenticated with the
    /// file's name, and errors of readClipIdentity.
    Result<void> verify(const consent::ClipManifest& manifest, const crypto::AgeIdentity& custodian) const;
    Result<void> writeIntakeIdentity(const crypto::AgeIdentity& intake,
                                     std::span<const crypto::Recipient> custodians) const;
    Result<crypto::AgeIdentity> readIntakeIdentity(const crypto::AgeIdentity& custodian) const;

    /// The same for the identity behind the intake recipient that the workspace object names.
    Result<void> verifyIntake(const consent::Workspace& workspace, const crypto::AgeIdentity& custodian) const;

    /// The file key of a clip file with this header, by way of the key file. Errors as above, Errc::Unauthenticated.
    Result<crypto::FileKey> fileKey(RenditionRef rendition, const crypto::AgeHeader& clipHeader,
                                    const crypto::AgeIdentity& custodian) const;

    /// Gives the file key to `person`, in place of a header that they may have already.
    Result<void> writeGrantHeader(RenditionRef rendition, const crypto::FileKey& fileKey,
                                  const consent::Member& person) const;
    /// Errc::GrantMissing when there is none.
    Result<crypto::AgeHeader> readGrantHeader(RenditionRef rendition, const crypto::KeyId& person) const;
    bool hasGrantHeader(RenditionRef rendition, const crypto::KeyId& person) const;
    /// Whether there is any reveal, in force or not.
    bool hasReveals() const;
    /// Fine when there is none.
    Result<void> removeGrantHeader(RenditionRef rendition, const crypto::KeyId& person) const;

    /// Seals all key files anew to `custodians`. All new ones are complete before the first old one goes; when
    /// interrupted, calling it again with the same custodians carries on. Erased clips stay erased.
    Result<void> rewrap(const crypto::AgeIdentity& custodian, std::span<const crypto::Recipient> custodians) const;

    /// Removes grant headers that no grant stands behind and, when they are older than a day (an intake may be under
    /// way), files under `keys/` and `clips/` of renditions without a manifest, and what interrupted writes left.
    Result<SweepReport> sweep(const KeepSet& keep, Timestamp now) const;

    /// All keys of a clip, staged copies included. Fine when they are gone already.
    Result<void> eraseKeys(ClipId clip) const;
    /// The sealed videos of a clip.
    Result<void> eraseClipFiles(ClipId clip) const;

private:
    WorkspacePaths m_paths;
};

/// What is in force now, for `KeyFiles::sweep`.
Result<KeepSet> keepSet(Workspace& workspace, const consent::KeyRing& keys, const consent::VerifiedStatus& status,
                        Timestamp now);

} // namespace consentry::storage
