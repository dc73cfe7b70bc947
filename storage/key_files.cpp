#include "storage/key_files.h"

#include "storage/key_rewrap.h"

#include <algorithm>

namespace consentry::storage {
namespace {

constexpr std::chrono::hours kLeaveAlone{24};

Result<Bytes> readOrMissing(const fs::path& path, Errc ifMissing)
{
    auto bytes = readFile(path, kMaxKeyFile);
    if (!bytes && bytes.error().code == Errc::NotFound)
        return makeError(ifMissing, path.filename().string());
    return bytes;
}

Result<void> writeKeyFile(const fs::path& path, const crypto::AgeIdentity& key,
                          std::span<const crypto::Recipient> custodians)
{
    TRY_ASSIGN(const Bytes sealed, crypto::sealKeyFile(key, custodians));
    return writeFile(path, sealed, AtomicFile::IfExists::Replace);
}

Result<crypto::AgeIdentity> readKeyFile(const fs::path& path, const crypto::AgeIdentity& custodian)
{
    TRY_ASSIGN(const Bytes sealed, readOrMissing(path, Errc::MissingFile));
    auto key = crypto::openKeyFile(sealed, custodian);
    if (!key)
        return asAltered(key.error(), path);
    return key;
}

bool isOld(const fs::path& path, Timestamp now)
{
    std::error_code failure;
    const auto changed = fs::last_write_time(path, failure);
    return !failure && std::chrono::file_clock::to_sys(changed) + kLeaveAlone < now;
}

/// Whether `sweep` takes a file away at once, when it is old, or never.
enum class Fate { Stay, GoWhenOld, Go };

Fate fateOf(const std::string& name, const KeepSet& keep)
{
    if (name.ends_with(".partial"))
        return Fate::GoWhenOld;
    const auto file = parseClipFileName(name);
    if (!file)
        return Fate::Stay;
    const RenditionRef& rendition = file->rendition;
    if (file->person)
        return keep.grantHeaders.contains({rendition, *file->person}) ? Fate::Stay : Fate::Go;
    if (keep.renditions.contains(rendition))
        return Fate::Stay;
    return rendition.rendition == consent::Rendition::Reveal ? Fate::Go : Fate::GoWhenOld;
}

Result<void> writeHeader(const fs::path& path, const crypto::FileKey& fileKey, const consent::Member& person)
{
    TRY_ASSIGN(const Bytes header, crypto::makeHeader(fileKey, std::span(&person.recipient, 1)));
    return writeFile(path, header, AtomicFile::IfExists::Replace);
}

Result<void> removeWhere(const fs::path& folder, const auto& condition)
{
    TRY_ASSIGN(const std::vector<fs::path> files, filesIn(folder));
    for (const fs::path& file : files) {
        if (condition(file.filename().string()))
            TRY_VOID(removeFile(file));
    }
    return {};
}

} // namespace

std::vector<crypto::Recipient> custodianRecipients(const consent::KeyRing& keys, const consent::StatusLists& lists)
{
    std::vector<crypto::Recipient> recipients;
    for (const auto& [id, member] : keys.members()) {
        if (keys.hasRole(id, consent::Role::Custodian, lists))
            recipients.push_back(member.recipient);
    }
    return recipients;
}

Result<void> KeyFiles::writeClipIdentity(RenditionRef rendition, const crypto::AgeIdentity& clipIdentity,
                                         std::span<const crypto::Recipient> custodians) const
{
    return writeKeyFile(m_paths.keyFile(rendition), clipIdentity, custodians);
}

Result<crypto::AgeIdentity> KeyFiles::readClipIdentity(RenditionRef rendition,
                                                       const crypto::AgeIdentity& custodian) const
{
    return readKeyFile(m_paths.keyFile(rendition), custodian);
}

Result<void> KeyFiles::verify(const consent::ClipManifest& manifest, const crypto::AgeIdentity& custodian) const
{
    TRY_ASSIGN(const auto identity, readClipIdentity({manifest.clip, manifest.rendition}, custodian));
    if (identity.recipient().text() != manifest.recipient)
        return asAltered(makeError(Errc::Unauthenticated, ""), m_paths.keyFile(manifest.clip, manifest.rendition));
    return {};
}

Result<void> KeyFiles::writeIntakeIdentity(const crypto::AgeIdentity& intake,
                                           std::span<const crypto::Recipient> custodians) const
{
    return writeKeyFile(m_paths.intakeKeyFile(), intake, custodians);
}

Result<crypto::AgeIdentity> KeyFiles::readIntakeIdentity(const crypto::AgeIdentity& custodian) const
{
    return readKeyFile(m_paths.intakeKeyFile(), custodian);
}

Result<void> KeyFiles::verifyIntake(const consent::Workspace& workspace, const crypto::AgeIdentity& custodian) const
{
    TRY_ASSIGN(const auto identity, readIntakeIdentity(custodian));
    if (identity.recipient() != workspace.intake)
        return asAltered(makeError(Errc::Unauthenticated, ""), m_paths.intakeKeyFile());
    return {};
}

Result<crypto::FileKey> KeyFiles::fileKey(RenditionRef rendition, const crypto::AgeHeader& clipHeader,
                                          const crypto::AgeIdentity& custodian) const
{
    TRY_ASSIGN(const crypto::AgeIdentity clipIdentity, readClipIdentity(rendition, custodian));
    auto key = crypto::unwrap(clipHeader, clipIdentity);
    // The header is the manifest's, so this is the key of something else.
    if (!key && key.error().code == Errc::NoMatchingKey)
        return asAltered(makeError(Errc::Unauthenticated, ""), m_paths.keyFile(rendition));
    return key;
}

Result<void> KeyFiles::writeGrantHeader(RenditionRef rendition, const crypto::FileKey& fileKey,
                                        const consent::Member& person) const
{
    return writeHeader(m_paths.grantHeader(rendition, person.key.id()), fileKey, person);
}

Result<void> KeyFiles::writeWaiting(RenditionRef rendition, const crypto::AgeIdentity& clipIdentity,
                                    std::span<const crypto::Recipient> custodians) const
{
    return writeKeyFile(waitingFile(m_paths.keyFile(rendition)), clipIdentity, custodians);
}

Result<void> KeyFiles::writeWaiting(RenditionRef rendition, const crypto::FileKey& fileKey,
                                    const consent::Member& person) const
{
    const fs::path header = m_paths.grantHeader(rendition, person.key.id());
    return writeHeader(waitingFile(header), fileKey, person);
}

Result<crypto::AgeHeader> KeyFiles::readGrantHeader(RenditionRef rendition, const crypto::KeyId& person) const
{
    const fs::path path = m_paths.grantHeader(rendition, person);
    auto bytes = readFile(path, kMaxKeyFile);
    if (!bytes && bytes.error().code == Errc::NotFound)
        return makeError(Errc::GrantMissing, rendition.clip.text());
    if (!bytes)
        return std::move(bytes).error();
    auto header = crypto::AgeHeader::parse(*bytes);
    if (!header)
        return asAltered(header.error(), path);
    if (header->size() != bytes->size())
        return asAltered(makeError(Errc::Unauthenticated, ""), path);
    return header;
}

bool KeyFiles::hasGrantHeader(RenditionRef rendition, const crypto::KeyId& person) const
{
    std::error_code ignored;
    return fs::is_regular_file(
        fs::symlink_status(m_paths.grantHeader(rendition, person), ignored));
}

bool KeyFiles::hasReveals() const
{
    const std::string mark = "." + std::string(textOf(consent::Rendition::Reveal)) + "-";
    for (const fs::path& folder : {m_paths.keys(), m_paths.clips()}) {
        const auto files = filesIn(folder);
        if (files && std::ranges::any_of(*files, [&](const fs::path& file) {
                return file.filename().string().find(mark) != std::string::npos;
            }))
            return true;
    }
    return false;
}

Result<void> KeyFiles::removeGrantHeader(RenditionRef rendition, const crypto::KeyId& person) const
{
    return removeFile(m_paths.grantHeader(rendition, person));
}

Result<void> KeyFiles::rewrap(const crypto::AgeIdentity& custodian, std::span<const crypto::Recipient> custodians) const
{
    return rewrapFolder(m_paths.keys(), custodian, custodians);
}

Result<SweepReport> KeyFiles::sweep(const KeepSet& keep, Timestamp now) const
{
    SweepReport report;
    for (const fs::path& folder :
         {m_paths.keys(), m_paths.clips(), m_paths.waitingKeys(), m_paths.waitingClips()}) {
        TRY_ASSIGN(const std::vector<fs::path> files, filesIn(folder));
        for (const fs::path& file : files) {
            const std::string name = file.filename().string();
            const Fate fate = fateOf(name, keep);
            if (fate == Fate::Stay || (fate == Fate::GoWhenOld && !isOld(file, now)))
                continue;
            TRY_VOID(removeFile(file));
            report.removed.push_back(name);
        }
    }
    return report;
}

Result<void> KeyFiles::eraseKeys(ClipId clip) const
{
    const std::string start = clip.text() + ".";
    const auto isOfClip = [&](const std::string& name) { return name.starts_with(start); };
    TRY_ASSIGN(const std::vector<fs::path> staged, rewrapFolders(m_paths.keys()));
    for (const fs::path& folder : staged)
        TRY_VOID(removeWhere(folder, isOfClip));
    TRY_VOID(removeWhere(m_paths.waitingKeys(), isOfClip));
    return removeWhere(m_paths.keys(), isOfClip);
}

Result<void> KeyFiles::eraseClipFiles(ClipId clip) const
{
    const std::string start = clip.text() + ".";
    const auto isOfClip = [&](const std::string& name) { return name.starts_with(start); };
    TRY_VOID(removeWhere(m_paths.waitingClips(), isOfClip));
    return removeWhere(m_paths.clips(), isOfClip);
}

Result<KeepSet> keepSet(Workspace& workspace, const consent::KeyRing& keys, const consent::VerifiedStatus& status,
                        Timestamp now)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(workspace.database()));
    KeepSet keep;
    TRY_ASSIGN(const auto manifests, workspace.objects<consent::ClipManifest>(keys));
    for (const auto& manifest : manifests) {
        if (consent::counts(manifest, keys, status))
            keep.renditions.insert({manifest.body.clip, manifest.body.rendition, manifest.body.request});
    }
    TRY_ASSIGN(const auto grants, workspace.objects<consent::Grant>(keys));
    for (const auto& grant : grants) {
        const RenditionRef rendition{grant.body.clip, grant.body.rendition, grant.body.request};
        const bool parentCounts = grant.body.parent.isNull() || !status.isEnded(grant.body.parent);
        if (consent::counts(grant, keys, status) && parentCounts && now < grant.body.expires
            && keys.isMember(grant.body.grantee, status.lists) && keep.renditions.contains(rendition))
            keep.grantHeaders.insert({rendition, grant.body.grantee});
    }
    // A reveal is there for as long as somebody may look at it.
    std::erase_if(keep.renditions, [&](const RenditionRef& rendition) {
        return rendition.rendition == consent::Rendition::Reveal
               && std::ranges::none_of(keep.grantHeaders, [&](const auto& header) { return header.first == rendition; });
    });
    return keep;
}

} // namespace consentry::storage
