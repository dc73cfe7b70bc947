#include "storage/state_folder.h"

#include "storage/key_rewrap.h"

#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>

namespace consentry::storage {
namespace {

constexpr std::string_view kFirstLine = "consentry kept state v1";
constexpr std::string_view kCheckedFirstLine = "consentry checked log v1\n";
constexpr std::uint64_t kMaxBytes = 64U << 20U;

std::string listLines(std::string_view name, const auto& entries, auto textOfEntry)
{
    std::string lines;
    for (const auto& entry : entries)
        lines += std::string(name) + " " + textOfEntry(entry) + "\n";
    return lines;
}

std::string encode(const KeptState& state)
{
    const auto idText = [](const auto& id) { return id.text(); };
    std::string text(kFirstLine);
    text += "\nstatus " + std::to_string(state.status.epoch) + " " + std::to_string(state.status.number) + " "
            + hexText(state.status.hash) + "\nlog " + std::to_string(state.log.size) + " " + hexText(state.log.root)
            + "\n";
    text += listLines("ended", state.lists.ended, idText);
    text += listLines("held", state.lists.held, idText);
    text += listLines("endorsed", state.lists.endorsed, [](const crypto::Digest& hash) { return hexText(hash); });
    return text + "end\n";
}

std::string_view takeUntil(std::string_view& rest, char separator)
{
    const std::size_t end = rest.find(separator);
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return field;
}

std::optional<std::uint64_t> parseNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<crypto::Digest> parseDigest(std::string_view text)
{
    const auto bytes = fromHex(text);
    crypto::Digest digest{};
    if (!bytes || bytes->size() != digest.size())
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

/// Puts what `parsed` holds into `into`; false when it holds nothing.
bool put(auto& into, const auto& parsed)
{
    if (!parsed)
        return false;
    into = *parsed;
    return true;
}

bool insert(auto& into, const auto& parsed)
{
    return parsed && into.insert(*parsed).second;
}

bool parseLine(std::string_view line, KeptState& state)
{
    const std::string_view name = takeUntil(line, ' ');
    if (name == "status") {
        return put(state.status.epoch, parseNumber(takeUntil(line, ' ')))
               && put(state.status.number, parseNumber(takeUntil(line, ' ')))
               && put(state.status.hash, parseDigest(line));
    }
    if (name == "log")
        return put(state.log.size, parseNumber(takeUntil(line, ' '))) && put(state.log.root, parseDigest(line));
    if (name == "ended") {
        const auto id = ObjectId::fromText(line);
        return id.ok() && state.lists.ended.insert(*id).second;
    }
    if (name == "held") {
        const auto id = ClipId::fromText(line);
        return id.ok() && state.lists.held.insert(*id).second;
    }
    return name == "endorsed" && insert(state.lists.endorsed, parseDigest(line));
}

std::optional<KeptState> decode(std::string_view text)
{
    if (takeUntil(text, '\n') != kFirstLine)
        return std::nullopt;
    KeptState state;
    while (!text.empty()) {
        const std::string_view line = takeUntil(text, '\n');
        if (line == "end")
            return text.empty() ? std::optional(state) : std::nullopt;
        if (!parseLine(line, state))
            return std::nullopt;
    }
    return std::nullopt;
}

Result<void> makeFolders(const fs::path& folder)
{
    // A state home that is not there yet is made with the rights that its specification asks for, 0700.
    if (!folder.parent_path().empty() && !fs::exists(folder.parent_path()))
        TRY_VOID(makeFolders(folder.parent_path()));
    return makePrivateFolder(folder);
}

/// What writers left that were killed. Only for whoever holds the lock: then nobody is writing.
Result<void> removeLeftovers(const fs::path& folder)
{
    TRY_ASSIGN(const std::vector<fs::path> files, filesIn(folder));
    for (const fs::path& file : files) {
        if (file.extension() == ".partial")
            TRY_VOID(removeFile(file));
    }
    return {};
}

fs::path stateFile(const fs::path& folder)
{
    return folder / "state";
}

fs::path checkedFile(const fs::path& folder)
{
    return folder / "checked";
}

} // namespace

Result<StateFolder> StateFolder::forWorkspace(WorkspaceId id)
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return fs::path(value == nullptr ? "" : value);
    };
    fs::path base = variable("XDG_STATE_HOME");
    if (!base.is_absolute()) {
        const fs::path home = variable("HOME");
        if (!home.is_absolute())
            return makeError(Errc::Io, "state folder", "neither XDG_STATE_HOME nor HOME is set");
        base = home / ".local" / "state";
    }
    return StateFolder(base / "consentry" / id.text());
}

Result<std::optional<KeptState>> StateFolder::load() const
{
    const auto bytes = readFile(stateFile(m_folder), kMaxBytes);
    if (!bytes && bytes.error().code == Errc::NotFound)
        return std::optional<KeptState>();
    if (!bytes)
        return Error(bytes.error());
    auto state = decode(textOf(*bytes));
    if (!state)
        return makeError(Errc::StatusMismatch, "the state kept outside the workspace is damaged");
    return state;
}

Result<void> StateFolder::raise(const KeptState& seen) const
{
    TRY_VOID(makeFolders(m_folder));
    const fs::path lockFile = m_folder / "lock";
    const FileDescriptor lock(::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!lock.isOpen() || ::flock(lock.get(), LOCK_EX) != 0)
        return systemError(lockFile);

    TRY_ASSIGN(const std::optional<KeptState> kept, load());
    KeptState next = kept.value_or(seen);
    if (next.status.isBefore(seen.status.epoch, seen.status.number)) {
        next.status = seen.status;
        next.lists = seen.lists;
    }
    if (next.log.size < seen.log.size)
        next.log = seen.log;
    if (kept && next.status.hash == kept->status.hash && next.log == kept->log)
        return {};
    TRY_VOID(removeLeftovers(m_folder));
    return writeFile(stateFile(m_folder), bytesOf(encode(next)), AtomicFile::IfExists::Replace);
}

std::optional<CheckedRows> StateFolder::loadChecked() const
{
    const auto bytes = readFile(checkedFile(m_folder), kMaxBytes);
    std::string_view text = bytes ? textOf(*bytes) : std::string_view();
    if (!text.starts_with(kCheckedFirstLine) || !text.ends_with('\n'))
        return std::nullopt;
    text.remove_prefix(kCheckedFirstLine.size());
    text.remove_suffix(1);
    CheckedRows rows;
    if (!put(rows.size, parseNumber(takeUntil(text, ' '))) || !put(rows.hash, parseDigest(text)))
        return std::nullopt;
    return rows;
}

Result<void> StateFolder::keepChecked(const CheckedRows& rows) const
{
    TRY_VOID(makeFolders(m_folder));
    const std::string text =
        std::string(kCheckedFirstLine) + std::to_string(rows.size) + " " + hexText(rows.hash) + "\n";
    return writeFile(checkedFile(m_folder), bytesOf(text), AtomicFile::IfExists::Replace);
}

} // namespace consentry::storage
