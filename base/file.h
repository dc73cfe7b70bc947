#pragma once

#include "base/byte_source.h"

#include <filesystem>
#include <memory>

namespace consentry {

namespace fs = std::filesystem;

/// A file descriptor that is closed with its owner.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_descriptor(other.release()) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    ~FileDescriptor();

    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }
    int release();

private:
    int m_descriptor = -1;
};

/// Turns the current errno into an error: Errc::DiskFull, Errc::NotFound ("file", name) or Errc::Io.
Error systemError(const fs::path& path);

/// Reads a regular file by descriptor (never a symlink, FIFO or device), so that a replaced name changes nothing.
class FileSource final : public ByteSource {
public:
    static Result<std::unique_ptr<FileSource>> open(const fs::path& path);
    std::uint64_t size() const override { return m_size; }
    /// Thread-safe (pread). Errc::Truncated when the file shrank since it was opened.
    Result<std::size_t> readAt(std::uint64_t offset, ByteSpan out) override;

private:
    FileSource(FileDescriptor descriptor, std::uint64_t size, fs::path path);
    FileDescriptor m_descriptor;
    std::uint64_t m_size = 0;
    fs::path m_path;
};

/// Whole content of a regular file. Errc::TooLarge above `limit` bytes.
Result<Bytes> readFile(const fs::path& path, std::uint64_t limit);

/// A new file, mode 0600, written beside its final name and put there by `commit`; without `commit` nothing remains.
class AtomicFile final : public ByteSink {
public:
    enum class IfExists { Refuse, Replace };
    static Result<std::unique_ptr<AtomicFile>> create(const fs::path& path, IfExists rule);
    ~AtomicFile() override;

    Result<void> write(ByteView bytes) override;
    /// Flushes to the disk, renames, flushes the folder. Errc::AlreadyExists when another took a refused name meanwhile.
    Result<void> commit();
    /// The temporary name, for reading back what was written (ciphertext) before `commit`.
    const fs::path& partialPath() const { return m_partial; }

private:
    AtomicFile(FileDescriptor descriptor, fs::path path, fs::path partial, IfExists rule);
    FileDescriptor m_descriptor;
    fs::path m_path;
    fs::path m_partial;
    IfExists m_rule;
    bool m_committed = false;
};

/// Write complete, then replace.
Result<void> writeFile(const fs::path& path, ByteView bytes, AtomicFile::IfExists rule);
/// Folder with mode 0700; fine when it is there already as a folder.
Result<void> makePrivateFolder(const fs::path& path);
/// The same, but it must not be there: of two programs at once only one gets it. Errc::AlreadyExists for the other.
Result<void> makeNewFolder(const fs::path& path);
/// Makes sure that names which came, went or changed in a folder are on the disk. An empty path is the present folder.
Result<void> flushFolder(const fs::path& folder);
/// Removes a file and flushes its folder; fine when it is gone already.
Result<void> removeFile(const fs::path& path);

} // namespace consentry
