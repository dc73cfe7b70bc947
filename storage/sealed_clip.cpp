#include "storage/sealed_clip.h"

#include "crypto/merkle.h"

namespace consentry::storage {
namespace {

constexpr std::size_t kHashBytes = crypto::Digest().size();

Result<std::shared_ptr<ByteSource>> openFile(const fs::path& path)
{
    auto file = FileSource::open(path);
    if (!file && file.error().code == Errc::NotFound)
        return makeError(Errc::MissingFile, path.filename().string());
    if (!file)
        return std::move(file).error();
    return std::shared_ptr<ByteSource>(std::move(file).value());
}

/// Where the chunks begin.
std::uint64_t payloadStart(const crypto::AgeHeader& header)
{
    return header.size() + crypto::kNonceBytes;
}

} // namespace

Result<BoundClipFile> openBoundClipFile(const WorkspacePaths& paths, const consent::ClipManifest& manifest)
{
    TRY_ASSIGN(auto file, openFile(paths.clipFile({manifest.clip, manifest.rendition, manifest.request})));
    if (file->size() != manifest.sealedSize)
        return makeError(Errc::ManifestMismatch, "size");
    auto header = crypto::readAgeHeader(*file);
    if (!header && header.error().code == Errc::Io)
        return std::move(header).error();
    if (!header || crypto::sha256(header->bytes()) != manifest.headerHash)
        return makeError(Errc::ManifestMismatch, "header");
    Bytes nonce(crypto::kNonceBytes);
    TRY_VOID(readExactly(*file, header->size(), nonce, "nonce"));
    if (nonce != manifest.nonce)
        return makeError(Errc::ManifestMismatch, "nonce");
    return BoundClipFile{std::move(file), std::move(header).value()};
}

Result<std::vector<crypto::Digest>> chunkHashes(Workspace& workspace,
                                                const consent::Signed<consent::ClipManifest>& manifest)
{
    TRY_ASSIGN(const Bytes bytes, workspace.blob(manifest.header.id, BlobKind::ChunkHashes));
    if (bytes.size() % kHashBytes != 0 || bytes.size() / kHashBytes != manifest.body.chunkCount)
        return makeError(Errc::ManifestMismatch, "chunk hashes");
    std::vector<crypto::Digest> hashes(bytes.size() / kHashBytes);
    for (std::size_t i = 0; i < hashes.size(); ++i)
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(i * kHashBytes), kHashBytes, hashes[i].begin());
    if (crypto::merkleRoot(hashes) != manifest.body.chunkRoot)
        return makeError(Errc::ManifestMismatch, "chunk hashes");
    return hashes;
}

Result<FrameTable> frameTable(Workspace& workspace, const consent::Signed<consent::ClipManifest>& manifest)
{
    TRY_ASSIGN(const Bytes bytes, workspace.blob(manifest.header.id, BlobKind::FrameTable));
    if (crypto::sha256(bytes) != manifest.body.frameTableHash)
        return makeError(Errc::ManifestMismatch, "frame table");
    return FrameTable::decode(bytes);
}

Result<std::unique_ptr<crypto::AgeReader>> openSealedClip(Workspace& workspace,
                                                          const consent::Signed<consent::ClipManifest>& manifest,
                                                          const consent::ClipKey& key)
{
    if (key.clip() != manifest.body.clip || key.rendition() != manifest.body.rendition)
        return makeError(Errc::ManifestMismatch, "key of another clip");
    TRY_ASSIGN(const crypto::FileKey* fileKey, key.fileKey());
    TRY_ASSIGN(BoundClipFile bound, openBoundClipFile(workspace.paths(), manifest.body));
    crypto::AgeReader::Options options;
    TRY_ASSIGN(options.chunkHashes, chunkHashes(workspace, manifest));
    return crypto::AgeReader::open(std::move(bound.file), *fileKey, std::move(options));
}

Result<std::vector<Problem>>
verifyClipFile(Workspace& workspace, const consent::Signed<consent::ClipManifest>& manifest, const StopFlag& stop)
{
    const std::string object = manifest.header.id.text();
    std::vector<Problem> problems;
    const auto bound = openBoundClipFile(workspace.paths(), manifest.body);
    const auto hashes = chunkHashes(workspace, manifest);
    if (!bound)
        problems.push_back({bound.error(), object});
    if (!hashes)
        problems.push_back({hashes.error(), object});
    if (manifest.body.frameTableHash != crypto::Digest{}) {
        const auto table = frameTable(workspace, manifest);
        if (!table)
            problems.push_back({table.error(), object});
    }
    if (!bound || !hashes)
        return problems;

    Bytes chunk;
    for (std::size_t i = 0; i < hashes->size(); ++i) {
        if (stop.isSet())
            return makeError(Errc::Interrupted);
        const std::uint64_t offset = payloadStart(bound->header) + i * crypto::kSealedChunkBytes;
        const std::uint64_t size = bound->file->size();
        chunk.resize(std::min<std::uint64_t>(crypto::kSealedChunkBytes, offset < size ? size - offset : 0));
        const auto read = readExactly(*bound->file, offset, chunk, "chunk");
        if (!read || crypto::leafHash(chunk) != (*hashes)[i])
            problems.push_back({makeError(Errc::HashMismatch, "chunk " + std::to_string(i)), object});
    }
    return problems;
}

} // namespace consentry::storage
