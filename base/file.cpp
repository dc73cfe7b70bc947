#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace consentry {
namespace {

std::string displayName(const fs::path& path)
{
    return path.filename().string();
}

/// Opens without following a symlink in the last component and refuses what is not a regular file.
Result<FileDescriptor> openRegular(const fs::path& path, struct stat& info)
{
    FileDescriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!descriptor.isOpen())
        return systemError(path);
    if (::fstat(descriptor.get(), &info) != 0)
        return systemError(path);
    if (!S_ISREG(info.st_mode))
        return makeError(Errc::BadArgument, displayName(path), "not a regular file");
    return descriptor;
}

} // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept
{
    if (this != &other) {
        FileDescriptor old(m_descriptor);
        m_descriptor = other.release();
    }
    return *this;
}

FileDescriptor::~FileDescriptor()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

int FileDescriptor::release()
{
    return std::exchange(m_descriptor, -1);
}

Error systemError(const fs::path& path)
{
    const int reason = errno;
    switch (reason) {
    case ENOENT:
    case ENOTDIR:
        return makeError(Errc::NotFound, "file", displayName(path));
    case ENOSPC:
    case EDQUOT:
        return makeError(Errc::DiskFull, displayName(path));
    case ELOOP:
        return makeError(Errc::BadArgument, displayName(path), "a symbolic link");
    case EEXIST:
        return makeError(Errc::AlreadyExists, displayName(path));
    default:
        return makeError(Errc::Io, displayName(path), std::strerror(reason));
    }
}

FileSource::FileSource(FileDescriptor descriptor, std::uint64_t size, fs::path path)
    : m_descriptor(std::move(descriptor)), m_size(size), m_path(std::move(path))
{
}

Result<std::unique_ptr<FileSource>> FileSource::open(const fs::path& path)
{
    struct stat info{};
    TRY_ASSIGN(FileDescriptor descriptor, openRegular(path, info));
    return std::unique_ptr<FileSource>(
        new FileSource(std::move(descriptor), static_cast<std::uint64_t>(info.st_size), path));
}

Result<std::size_t> FileSource::readAt(std::uint64_t offset, ByteSpan out)
{
    if (offset >= m_size)
        return std::size_t(0);
    const std::size_t wanted = std::min<std::uint64_t>(out.size(), m_size - offset);
    std::size_t done = 0;
    while (done < wanted) {
        const ssize_t got = ::pread(m_descriptor.get(), out.data() + done, wanted - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(m_path);
        if (got == 0)
            return makeError(Errc::Truncated, displayName(m_path));
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Result<Bytes> readFile(const fs::path& path, std::uint64_t limit)
{
    TRY_ASSIGN(const auto source, FileSource::open(path));
    if (source->size() > limit)
        return makeError(Errc::TooLarge, displayName(path), std::to_string(limit) + " bytes");
    Bytes bytes(source->size());
    TRY_VOID(readExactly(*source, 0, bytes, displayName(path)));
    return bytes;
}

AtomicFile::AtomicFile(FileDescriptor descriptor, fs::path path, fs::path partial, IfExists rule)
    : m_descriptor(std::move(descriptor)), m_path(std::move(path)), m_partial(std::move(partial)), m_rule(rule)
{
}

Result<std::unique_ptr<AtomicFile>> AtomicFile::create(const fs::path& path, IfExists rule)
{
    if (rule == IfExists::Refuse && fs::exists(fs::symlink_status(path)))
        return makeError(Errc::AlreadyExists, displayName(path));
    std::uint8_t salt[6];
    fillRandom(salt);
    fs::path partial = path;
    partial += "." + hexText(salt) + ".partial";
    FileDescriptor descriptor(::open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!descriptor.isOpen())
        return systemError(path);
    return std::unique_ptr<AtomicFile>(new AtomicFile(std::move(descriptor), path, std::move(partial), rule));
}

AtomicFile::~AtomicFile()
{
    if (!m_committed)
        ::unlink(m_partial.c_str());
}

Result<void> AtomicFile::write(ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(m_descriptor.get(), bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return systemError(m_path);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return {};
}

Result<void> AtomicFile::commit()
{
    if (::fsync(m_descriptor.get()) != 0)
        return systemError(m_path);
    const unsigned flags = m_rule == IfExists::Refuse ? RENAME_NOREPLACE : 0;
    if (::renameat2(AT_FDCWD, m_partial.c_str(), AT_FDCWD, m_path.c_str(), flags) != 0)
        return systemError(m_path);
    m_committed = true;
    return flushFolder(m_path.parent_path());
}

Result<void> writeFile(const fs::path& path, ByteView bytes, AtomicFile::IfExists rule)
{
    TRY_ASSIGN(const auto file, AtomicFile::create(path, rule));
    TRY_VOID(file->write(bytes));
    return file->commit();
}

Result<void> makePrivateFolder(const fs::path& path)
{
    if (::mkdir(path.c_str(), 0700) == 0)
        return {};
    if (errno == EEXIST && fs::is_directory(fs::symlink_status(path)))
        return {};
    return systemError(path);
}

Result<void> makeNewFolder(const fs::path& path)
{
    if (::mkdir(path.c_str(), 0700) != 0)
        return systemError(path);
    return {};
}

Result<void> flushFolder(const fs::path& folder)
{
    const FileDescriptor descriptor(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.isOpen() || ::fsync(descriptor.get()) != 0)
        return systemError(folder);
    return {};
}

Result<void> removeFile(const fs::path& path)
{
    if (::unlink(path.c_str()) != 0) {
        if (errno == ENOENT)
            return {};
        return systemError(path);
    }
    return flushFolder(path.parent_path());
}

} // namespace consentry
