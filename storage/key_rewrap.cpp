#include "storage/key_rewrap.h"

#include "crypto/hash.h"
#include "storage/key_files.h"

#include <algorithm>

namespace consentry::storage {
namespace {

// A re-wrap goes in two steps. While `.rewrap-<set>` is there, files are sealed into it; once all are, it becomes
// `.ready-<set>` in one rename, and from then on its files only have to be moved into place. A staged file carries the
// hash of the one that it replaces, so that a key that was changed or erased meanwhile is never brought back.
constexpr std::string_view kStaging = ".rewrap-";
constexpr std::string_view kReady = ".ready-";
constexpr std::size_t kHashDigits = 32;

std::string shortHash(ByteView bytes)
{
    return hexText(crypto::sha256(bytes)).substr(0, kHashDigits);
}

std::string setName(std::span<const crypto::Recipient> custodians)
{
    std::vector<std::string> texts;
    for (const crypto::Recipient& recipient : custodians)
        texts.push_back(recipient.text());
    std::sort(texts.begin(), texts.end());
    std::string all;
    for (const std::string& text : texts)
        all += text + "\n";
    return shortHash(bytesOf(all));
}

bool isKeyFile(const fs::path& path)
{
    return path.extension() == ".age";
}

Result<std::vector<fs::path>> entriesIn(const fs::path& folder, fs::file_type type)
{
    std::error_code failure;
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (entry->symlink_status(failure).type() == type)
            found.push_back(entry->path());
    }
    if (failure)
        return makeError(Errc::Io, folder.filename().string(), failure.message());
    std::sort(found.begin(), found.end());
    return found;
}

Result<void> renamePath(const fs::path& from, const fs::path& to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure)
        return makeError(Errc::Io, to.filename().string(), failure.message());
    return {};
}

Result<void> removeFolder(const fs::path& folder)
{
    std::error_code failure;
    fs::remove_all(folder, failure);
    if (failure)
        return makeError(Errc::Io, folder.filename().string(), failure.message());
    return {};
}

/// Seals every key file that is not staged yet in its present form.
Result<void> stage(const fs::path& keys, const fs::path& staging, const crypto::AgeIdentity& custodian,
                   std::span<const crypto::Recipient> custodians)
{
    TRY_VOID(makePrivateFolder(staging));
    TRY_ASSIGN(const std::vector<fs::path> files, filesIn(keys));
    for (const fs::path& file : files) {
        if (!isKeyFile(file))
            continue;
        TRY_ASSIGN(const Bytes old, readFile(file, kMaxKeyFile));
        const fs::path staged = staging / (file.filename().string() + "." + shortHash(old));
        if (fs::exists(fs::symlink_status(staged)))
            continue;
        const auto key = crypto::openKeyFile(old, custodian);
        if (!key)
            return asAltered(key.error(), file);
        TRY_ASSIGN(const Bytes sealed, crypto::sealKeyFile(*key, custodians));
        TRY_VOID(writeFile(staged, sealed, AtomicFile::IfExists::Refuse));
    }
    return {};
}

/// Moves a complete set into place; what its file replaced must still be there, unchanged.
Result<void> putInPlace(const fs::path& keys, const fs::path& ready)
{
    TRY_ASSIGN(const std::vector<fs::path> files, filesIn(ready));
    for (const fs::path& file : files) {
        const fs::path target = keys / file.stem();
        const auto old = readFile(target, kMaxKeyFile);
        if (old && file.extension() == "." + shortHash(*old))
            TRY_VOID(renamePath(file, target));
    }
    return removeFolder(ready);
}

} // namespace

Result<std::vector<fs::path>> filesIn(const fs::path& folder)
{
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(folder, ignored);
    if (!fs::exists(status))
        return std::vector<fs::path>();
    if (!fs::is_directory(status)) // a link would lead to somebody else's files
        return makeError(Errc::Unauthenticated, folder.filename().string());
    return entriesIn(folder, fs::file_type::regular);
}

Result<std::vector<fs::path>> rewrapFolders(const fs::path& keys)
{
    TRY_ASSIGN(std::vector<fs::path> folders, entriesIn(keys, fs::file_type::directory));
    std::erase_if(folders, [](const fs::path& folder) {
        const std::string name = folder.filename().string();
        return !name.starts_with(kStaging) && !name.starts_with(kReady);
    });
    return folders;
}

Error asAltered(const Error& error, const fs::path& file)
{
    const bool isInput = errorClass(error.code) == ErrorClass::BadInput || error.code == Errc::Unauthenticated;
    return isInput ? makeError(Errc::Unauthenticated, file.filename().string()) : error;
}

Result<void> rewrapFolder(const fs::path& keys, const crypto::AgeIdentity& custodian,
                          std::span<const crypto::Recipient> custodians)
{
    const std::string set = setName(custodians);
    const fs::path staging = keys / (std::string(kStaging) + set);
    TRY_ASSIGN(const std::vector<fs::path> left, rewrapFolders(keys));
    for (const fs::path& folder : left) {
        // A complete set is finished even for other custodians: half of the old one may be gone already.
        if (folder.filename().string().starts_with(kReady))
            TRY_VOID(putInPlace(keys, folder));
        else if (folder != staging)
            TRY_VOID(removeFolder(folder));
    }
    TRY_VOID(stage(keys, staging, custodian, custodians));
    const fs::path ready = keys / (std::string(kReady) + set);
    TRY_VOID(renamePath(staging, ready));
    return putInPlace(keys, ready);
}

} // namespace consentry::storage
