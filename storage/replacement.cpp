#include "storage/replacement.h"

#include "storage/key_files.h"
#include "storage/key_rewrap.h"

#include <algorithm>

namespace consentry::storage {
namespace {

bool hasFiles(const fs::path& folder)
{
    std::error_code ignored;
    return fs::directory_iterator(folder, ignored) != fs::directory_iterator();
}

/// Names in `folder` that are of `rendition`.
Result<std::vector<std::string>> namesOf(RenditionRef rendition, const fs::path& folder)
{
    TRY_ASSIGN(const auto files, filesIn(folder));
    std::vector<std::string> names;
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        const auto parsed = parseClipFileName(name);
        if (parsed && parsed->rendition == rendition)
            names.push_back(name);
    }
    return names;
}

Result<void> removeAll(const fs::path& folder, const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        TRY_VOID(removeFile(folder / name));
    return {};
}

/// The old keys go, the new ones are copied into place and stay where they wait: until the video has moved, a run that
/// is cut off must find the whole set again.
Result<void> replaceKeys(const WorkspacePaths& paths, RenditionRef rendition)
{
    TRY_ASSIGN(const auto waiting, namesOf(rendition, paths.waitingKeys()));
    TRY_ASSIGN(auto old, namesOf(rendition, paths.keys()));
    std::erase_if(old, [&](const std::string& name) { return std::ranges::find(waiting, name) != waiting.end(); });
    TRY_VOID(removeAll(paths.keys(), old));
    for (const std::string& name : waiting) {
        TRY_ASSIGN(const Bytes key, readFile(paths.waitingKeys() / name, kMaxKeyFile));
        TRY_VOID(writeFile(paths.keys() / name, key, AtomicFile::IfExists::Replace));
    }
    return {};
}

Result<void> replaceVideo(const WorkspacePaths& paths, RenditionRef rendition)
{
    const fs::path place = paths.clipFile(rendition);
    std::error_code failure;
    fs::rename(waitingFile(place), place, failure);
    if (failure)
        return makeError(Errc::Io, place.filename().string(), failure.message());
    TRY_VOID(flushFolder(paths.clips()));
    return flushFolder(paths.waitingClips());
}

/// Whether the video that waits is the one that counts now.
Result<bool> isInForce(Workspace& workspace, const consent::KeyRing& keys, const consent::VerifiedStatus& status,
                       RenditionRef rendition)
{
    const auto manifest = manifestInForce(workspace, keys, status, rendition.clip, rendition.rendition);
    if (!manifest && manifest.error().code != Errc::NoManifest)
        return manifest.error();
    const WorkspacePaths& paths = workspace.paths();
    const fs::path key = waitingFile(paths.keyFile(rendition));
    TRY_ASSIGN(const auto file, FileSource::open(waitingFile(paths.clipFile(rendition))));
    const auto header = crypto::readAgeHeader(*file);
    // Its keys come before it, so a video without them is none of ours, and old keys must not go for its sake.
    return manifest && header && fs::exists(fs::symlink_status(key))
           && crypto::sha256(header->bytes()) == manifest->body.headerHash;
}

Result<std::set<RenditionRef>> waitingRenditions(const fs::path& folder)
{
    TRY_ASSIGN(const auto files, filesIn(folder));
    std::set<RenditionRef> renditions;
    for (const fs::path& file : files) {
        if (const auto name = parseClipFileName(file.filename().string())) // not one that is being written
            renditions.insert(name->rendition);
    }
    return renditions;
}

} // namespace

bool hasReplacements(const WorkspacePaths& paths)
{
    return hasFiles(paths.waitingClips()) || hasFiles(paths.waitingKeys());
}

Result<void> finishReplacements(Workspace& workspace, const consent::KeyRing& keys,
                                const consent::VerifiedStatus& status)
{
    const WorkspacePaths& paths = workspace.paths();
    if (!hasReplacements(paths))
        return {};
    TRY_ASSIGN(const auto videos, waitingRenditions(paths.waitingClips()));
    for (const RenditionRef& rendition : videos) {
        TRY_ASSIGN(const bool counts, isInForce(workspace, keys, status, rendition));
        if (counts) {
            TRY_VOID(replaceKeys(paths, rendition));
            TRY_VOID(replaceVideo(paths, rendition));
        } else {
            TRY_VOID(removeFile(waitingFile(paths.clipFile(rendition))));
        }
    }
    TRY_ASSIGN(const auto leftKeys, waitingRenditions(paths.waitingKeys()));
    for (const RenditionRef& rendition : leftKeys) {
        TRY_ASSIGN(const auto names, namesOf(rendition, paths.waitingKeys()));
        TRY_VOID(removeAll(paths.waitingKeys(), names));
    }
    return {};
}

Result<consent::Signed<consent::ClipManifest>> manifestInForce(Workspace& workspace, const consent::KeyRing& keys,
                                                               const consent::VerifiedStatus& status, ClipId clip,
                                                               consent::Rendition rendition)
{
    TRY_ASSIGN(auto manifests, workspace.objects<consent::ClipManifest>(
                                   keys, {.id = {}, .clip = clip, .refersTo = {}, .person = {}}));
    const auto found = std::find_if(manifests.rbegin(), manifests.rend(), [&](const auto& manifest) {
        return manifest.body.rendition == rendition && consent::countsByCustodian(manifest, keys, status);
    });
    if (found == manifests.rend())
        return makeError(Errc::NoManifest, clip.text());
    return std::move(*found);
}

} // namespace consentry::storage
