#pragma once

#include "base/frame_table.h"
#include "consent/clip_key.h"
#include "crypto/age_stream.h"
#include "storage/workspace.h"

namespace consentry::storage {

/// A clip file whose header, nonce and size are those of its manifest.
struct BoundClipFile {
    std::shared_ptr<ByteSource> file;
    crypto::AgeHeader header;
};

/// Opens the file that `manifest` is about. Errc::MissingFile, ManifestMismatch (what).
Result<BoundClipFile> openBoundClipFile(const WorkspacePaths& paths, const consent::ClipManifest& manifest);

/// The chunk hashes beside a manifest. Errc::NotFound, ManifestMismatch ("chunk hashes").
Result<std::vector<crypto::Digest>> chunkHashes(Workspace& workspace,
                                                const consent::Signed<consent::ClipManifest>& manifest);
/// The frame table beside a manifest, checked against its hash.
Result<FrameTable> frameTable(Workspace& workspace, const consent::Signed<consent::ClipManifest>& manifest);

/// The clear bytes of a clip, decrypted on reading and never written: each sealed chunk is checked against the manifest
/// first. The reader may be handed to another thread. `wipe` it when `key.stopFlag()` is set.
Result<std::unique_ptr<crypto::AgeReader>> openSealedClip(Workspace& workspace,
                                                          const consent::Signed<consent::ClipManifest>& manifest,
                                                          const consent::ClipKey& key);

/// Reads the whole sealed file and compares every chunk with the manifest; needs no key. Errc::Interrupted when `stop`
/// gets set.
Result<std::vector<Problem>>
verifyClipFile(Workspace& workspace, const consent::Signed<consent::ClipManifest>& manifest, const StopFlag& stop = {});

} // namespace consentry::storage
