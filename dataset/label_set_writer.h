#pragma once

#include "dataset/label_set.h"

#include <memory>

namespace consentry::dataset {

/// A label set on its way out: written into a folder beside its place, signed, then put there whole. Without `finish`
/// nothing remains, and what a killed writer left goes when the next one writes to the same place. Clips are in the
/// order of their ids, so the same input gives the same bytes (but for the proof).
class LabelSetWriter {
public:
    /// Writes every file but the manifest. Stops with Errc::AccessEnded as soon as a clip's access has ended.
    /// Errc::AlreadyExists when `out` is there and not an empty folder.
    static Result<std::unique_ptr<LabelSetWriter>> write(const fs::path& out, const ExportRequest& request,
                                                         std::span<const ExportClip> clips);
    ~LabelSetWriter();
    LabelSetWriter(const LabelSetWriter&) = delete;
    LabelSetWriter& operator=(const LabelSetWriter&) = delete;

    const ExportCounts& counts() const { return m_counts; }
    /// What has to be signed.
    const consent::ExportManifest& manifest() const { return m_manifest; }
    /// Adds the signed manifest. Once, before `finish`.
    Result<void> seal(const consent::Signed<consent::ExportManifest>& proof, const TrustChain& chain);
    /// Renames the folder to its place. Errc::AlreadyExists when that has been taken meanwhile.
    Result<void> finish();

private:
    LabelSetWriter(fs::path out, fs::path partial, FileDescriptor lock)
        : m_out(std::move(out)), m_partial(std::move(partial)), m_lock(std::move(lock))
    {
    }
    Result<void> writeFiles(const ExportRequest& request, std::span<const ExportClip* const> clips);

    struct WrittenFile {
        std::string path;
        std::uint64_t bytes = 0;
        crypto::Digest hash{};
    };
    Result<void> describe(const ExportRequest& request, std::span<const ExportClip* const> clips);

    fs::path m_out;
    fs::path m_partial;
    FileDescriptor m_lock; ///< says that somebody is still writing there
    ExportCounts m_counts;
    std::vector<WrittenFile> m_files;
    std::string m_body; ///< JSON text
    consent::ExportManifest m_manifest;
    bool m_finished = false;
};

} // namespace consentry::dataset
