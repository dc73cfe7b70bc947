#include "storage/workspace.h"

#include "storage/object_rows.h"
#include "storage/schema.h"

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace consentry::storage {
namespace {

/// Most steps since a custodian last signed a status; beyond that somebody is filling the chain on purpose.
constexpr std::size_t kMaxStatusChain = 10000;
constexpr std::size_t kMinPrefix = 8;
constexpr std::size_t kIdDigits = 32;
/// So many entries are found whole anew before that is noted outside.
constexpr std::uint64_t kRowsPerNote = 100;

/// Refuses what others on this computer may look into.
Result<void> checkFolder(const fs::path& folder)
{
    struct stat info {};
    if (::lstat(folder.c_str(), &info) != 0)
        return makeError(Errc::MissingFile, folder.filename().string());
    if (!S_ISDIR(info.st_mode))
        return makeError(Errc::NotAWorkspace, folder.filename().string());
    if ((info.st_mode & 077) != 0)
        return makeError(Errc::OpenFilePermissions, folder.filename().string());
    return {};
}

/// The same for a folder that is only there while something waits in it.
Result<void> checkFolderIfAny(const fs::path& folder)
{
    struct stat info {};
    if (::lstat(folder.c_str(), &info) != 0)
        return {};
    if (!S_ISDIR(info.st_mode)) // what waits would be put into somebody else's folder, and taken away there
        return makeError(Errc::Unauthenticated, (folder.parent_path().filename() / folder.filename()).string());
    return checkFolder(folder);
}

/// What else lies in the folder tells a workspace whose database is gone from a folder that never was one.
bool hasItsFolders(const WorkspacePaths& paths)
{
    std::error_code ignored;
    return fs::is_directory(paths.clips(), ignored) && fs::is_directory(paths.keys(), ignored);
}

Result<std::unique_ptr<Database>> openDatabase(const WorkspacePaths& paths, std::chrono::milliseconds patience)
{
    const std::string name = paths.database().filename().string();
    std::error_code ignored;
    const fs::file_status file = fs::symlink_status(paths.database(), ignored);
    if (!fs::exists(file))
        return hasItsFolders(paths) ? makeError(Errc::MissingFile, name)
                                    : makeError(Errc::NotAWorkspace, paths.root.filename().string());
    auto database = Database::open(paths.database(), Database::Mode::ReadWrite, patience);
    if (!database && database.error().code == Errc::NotAWorkspace && fs::is_regular_file(file) && hasItsFolders(paths))
        return makeError(Errc::LogBroken, name + " is damaged");
    return database;
}

/// Empties a folder again that did not become a workspace.
class Unfinished {
public:
    explicit Unfinished(const WorkspacePaths& paths) : m_paths(paths) {}
    ~Unfinished()
    {
        std::error_code ignored;
        if (m_kept)
            return;
        for (const char* ending : {"", "-wal", "-shm"})
            fs::remove(m_paths.database().string() + ending, ignored);
        fs::remove(m_paths.clips(), ignored);
        fs::remove(m_paths.keys(), ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void keep() { m_kept = true; }

private:
    const WorkspacePaths& m_paths;
    bool m_kept = false;
};

Result<std::unique_ptr<Workspace>> createIn(const fs::path& folder)
{
    TRY_VOID(makePrivateFolder(folder));
    std::error_code failure;
    if (!fs::is_empty(folder, failure) || failure)
        return makeError(Errc::AlreadyExists, folder.filename().string());
    TRY_VOID(checkFolder(folder));
    const WorkspacePaths paths{folder};
    // Of two programs that come this far at once, the folder belongs to the one that makes the database.
    TRY_ASSIGN(auto database, Database::open(paths.database(), Database::Mode::Create));
    Unfinished unfinished(paths);
    TRY_VOID(makePrivateFolder(paths.clips()));
    TRY_VOID(makePrivateFolder(paths.keys()));
    TRY_VOID(createSchema(*database, WorkspaceId::random()));
    database.reset();
    TRY_ASSIGN(auto workspace, Workspace::open(folder));
    unfinished.keep();
    return workspace;
}

Result<WorkspaceId> storedId(Database& database)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT value FROM meta WHERE key = 'workspace'"));
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return makeError(Errc::LogBroken, "the id of the workspace is missing");
    return select.id<WorkspaceId>(0);
}

Result<std::vector<std::string>> tokensOfType(Database& database, std::string_view type)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT token FROM log WHERE type = ? ORDER BY seq"));
    select.bind(type);
    std::vector<std::string> tokens;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return tokens;
        tokens.push_back(select.text(0));
    }
}

template<class Id>
Result<void> readList(Database& database, std::string_view kind, std::set<Id>& into)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT id FROM lists WHERE kind = ?"));
    select.bind(kind);
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return {};
        if constexpr (std::is_same_v<Id, crypto::Digest>) {
            TRY_ASSIGN(const Id id, select.digest(0));
            into.insert(id);
        } else {
            TRY_ASSIGN(const Id id, select.id<Id>(0));
            into.insert(id);
        }
    }
}

Result<consent::StatusLists> readLists(Database& database)
{
    consent::StatusLists lists;
    TRY_VOID(readList(database, "ended", lists.ended));
    TRY_VOID(readList(database, "held", lists.held));
    TRY_VOID(readList(database, "endorsed", lists.endorsed));
    return lists;
}

/// Tokens of the grants that the status at `index` says it ended.
Result<void> readAddedGrants(Database& database, std::int64_t index, std::vector<std::string>& into)
{
    TRY_ASSIGN(Statement select, database.prepare("SELECT log.token FROM refs JOIN log ON log.id = refs.id "
                                                  "WHERE refs.seq = ? AND refs.field = 'added' AND log.type = ?"));
    select.bind(index).bind(consent::objectType<consent::Grant>());
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return {};
        into.push_back(select.text(0));
    }
}

/// The ids that begin with `prefix`, as a range.
struct IdRange {
    Bytes first;
    Bytes last;
};

Result<IdRange> idRange(std::string_view prefix)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (prefix.size() < kMinPrefix || prefix.size() > kIdDigits || !std::all_of(prefix.begin(), prefix.end(), isDigit))
        return makeError(Errc::BadArgument, "id", "needs 8 to 32 hex digits");
    const std::size_t missing = kIdDigits - prefix.size();
    TRY_ASSIGN(Bytes first, fromHex(std::string(prefix) + std::string(missing, '0')));
    TRY_ASSIGN(Bytes last, fromHex(std::string(prefix) + std::string(missing, 'f')));
    return IdRange{std::move(first), std::move(last)};
}

/// The one id that `select` finds; `kind` and `prefix` are for the error.
template<class Id>
Result<Id> onlyId(Statement select, std::string_view kind, std::string_view prefix)
{
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return makeError(Errc::NotFound, std::string(kind), std::string(prefix));
    TRY_ASSIGN(const Id id, select.id<Id>(0));
    TRY_ASSIGN(const bool another, select.next());
    if (another)
        return makeError(Errc::AmbiguousId, std::string(prefix));
    return id;
}

bool fits(const RowFacts& facts, const ObjectFilter& filter)
{
    return (!filter.clip || facts.clip == filter.clip) && (!filter.person || facts.person == filter.person)
           && (!filter.refersTo || facts.refersTo(*filter.refersTo));
}

Result<Statement> selectObjects(Database& database, std::string_view type, const ObjectFilter& filter)
{
    std::string sql = "SELECT " + std::string(kLogRowColumns) + " FROM log WHERE type = ?";
    sql += filter.id ? " AND id = ?" : "";
    sql += filter.clip ? " AND clip = ?" : "";
    sql += filter.person ? " AND person = ?" : "";
    sql += filter.refersTo ? " AND seq IN (SELECT seq FROM refs WHERE id = ?)" : "";
    TRY_ASSIGN(Statement select, database.prepare(sql + " ORDER BY seq"));
    select.bind(type);
    if (filter.id)
        select.bind(filter.id->bytes());
    if (filter.clip)
        select.bind(filter.clip->bytes());
    if (filter.person)
        select.bind(std::string_view(filter.person->text));
    if (filter.refersTo)
        select.bind(filter.refersTo->bytes());
    return select;
}

} // namespace

std::string_view blobKindText(BlobKind kind)
{
    switch (kind) {
    case BlobKind::FrameTable: return "frame_table";
    case BlobKind::ChunkHashes: return "chunk_hashes";
    case BlobKind::Labels: return "labels";
    case BlobKind::LabelSet: return "label_set";
    case BlobKind::Doubts: return "doubts";
    case BlobKind::Proposals: return "proposals";
    }
    return {};
}

Workspace::Workspace(WorkspacePaths paths, std::unique_ptr<Database> database, WorkspaceId id, StateFolder state)
    : m_paths(std::move(paths)),
      m_database(std::move(database)),
      m_id(id),
      m_state(std::move(state)),
      m_log(*m_database)
{
}

Result<std::unique_ptr<Workspace>> Workspace::create(const fs::path& folder)
{
    std::error_code ignored;
    const bool wasThere = fs::exists(fs::symlink_status(folder, ignored));
    auto made = createIn(folder);
    if (!made && !wasThere)
        ::rmdir(folder.c_str()); // which spares one that another program has filled meanwhile
    return made;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const fs::path& folder, std::chrono::milliseconds patience)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        return makeError(Errc::NotFound, "folder", folder.filename().string());
    WorkspacePaths paths{folder};
    TRY_ASSIGN(auto database, openDatabase(paths, patience));
    TRY_VOID(openSchema(*database));
    TRY_VOID(checkFolder(paths.keys()));
    TRY_VOID(checkFolder(paths.clips()));
    TRY_VOID(checkFolderIfAny(paths.waitingKeys()));
    TRY_VOID(checkFolderIfAny(paths.waitingClips()));
    TRY_ASSIGN(const WorkspaceId id, storedId(*database));
    TRY_ASSIGN(StateFolder state, StateFolder::forWorkspace(id));
    return std::unique_ptr<Workspace>(new Workspace(std::move(paths), std::move(database), id, std::move(state)));
}

Result<std::string> Workspace::workspaceToken()
{
    TRY_ASSIGN(const auto tokens, tokensOfType(*m_database, consent::objectType<consent::Workspace>()));
    if (tokens.size() > 1)
        return makeError(Errc::LogBroken, "more than one workspace object");
    return tokens.empty() ? std::string() : tokens.front();
}

Result<std::vector<std::string>> Workspace::certificates()
{
    return tokensOfType(*m_database, consent::objectType<consent::RoleCertificate>());
}

Result<consent::KeyRing> Workspace::keyRing(const crypto::VerifyKey& pinnedRoot)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(*m_database));
    TRY_ASSIGN(const std::string token, workspaceToken());
    if (token.empty()) {
        TRY_ASSIGN(const consent::LogHead head, m_log.head());
        return head.size == 0 ? makeError(Errc::NotAWorkspace, m_paths.root.filename().string())
                              : makeError(Errc::LogBroken, "the workspace object is missing");
    }
    TRY_ASSIGN(const auto object, consent::readWorkspace(token));
    if (object.body.root != pinnedRoot)
        return makeError(Errc::OtherRoot, object.body.root.id().text);
    if (object.header.workspace != m_id)
        return makeError(Errc::OtherWorkspace, "workspace");
    TRY_ASSIGN(const auto tokens, certificates());
    return consent::KeyRing::build(m_id, pinnedRoot, tokens);
}

Result<consent::StatusEvidence> Workspace::statusEvidence()
{
    TRY_ASSIGN(const auto kept, m_state.load());
    return statusEvidence(kept);
}

Result<consent::StatusEvidence> Workspace::statusEvidence(const std::optional<KeptState>& kept)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(*m_database));
    consent::StatusEvidence evidence;
    if (kept) {
        evidence.highestSeen = kept->status;
        evidence.seenLists = kept->lists;
    }
    TRY_ASSIGN(evidence.lists, readLists(*m_database));
    TRY_ASSIGN(Statement select,
               m_database->prepare("SELECT seq, token, custodial FROM log WHERE type = ? ORDER BY seq DESC"));
    select.bind(consent::objectType<consent::Status>());
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return evidence;
        if (evidence.chain.size() == kMaxStatusChain)
            return makeError(Errc::StatusMismatch, "no custodian has signed a status for too long");
        evidence.chain.push_back(select.text(1));
        if (select.integer(2) != 0)
            return evidence;
        TRY_VOID(readAddedGrants(*m_database, select.integer(0), evidence.addedGrants));
    }
}

Result<consent::VerifiedStatus> Workspace::status(const consent::KeyRing& keys, Timestamp now)
{
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(*m_database));
    TRY_ASSIGN(const auto kept, m_state.load());
    TRY_ASSIGN(const auto evidence, statusEvidence(kept));
    TRY_ASSIGN(consent::VerifiedStatus status, consent::verifyStatus(evidence, keys, now));

    TRY_ASSIGN(const consent::LogHead head, m_log.head());
    if (kept && kept->log.size > head.size)
        return makeError(Errc::RolledBack, "log");
    TRY_ASSIGN(const auto newest, consent::readObject<consent::Status>(evidence.chain.front(), keys));
    for (const consent::LogHead& known : {kept ? kept->log : consent::LogHead{}, newest.header.log}) {
        if (known.size == 0)
            continue;
        TRY_ASSIGN(const crypto::Digest root, m_log.rootAt(known.size));
        if (root != known.root)
            return makeError(Errc::LogBroken,
                             "its first " + std::to_string(known.size) + " entries are not those that were seen before");
    }
    TRY_VOID(m_state.raise({status.mark, status.lists, head}));
    return status;
}

Result<LogReport> Workspace::verifyLog(const crypto::VerifyKey& pinnedRoot, LogScope scope)
{
    // Before the database is read: what is kept may grow meanwhile, and what is read does not.
    TRY_ASSIGN(const auto kept, m_state.load());
    TRY_ASSIGN(const ReadSnapshot snapshot, ReadSnapshot::take(*m_database));
    TRY_ASSIGN(const consent::KeyRing keys, keyRing(pinnedRoot));
    TRY_ASSIGN(const consent::StatusLists lists, readLists(*m_database));
    return m_log.verify({.keys = keys,
                         .lists = lists,
                         .kept = kept ? std::optional(kept->log) : std::nullopt,
                         .checked = scope == LogScope::Changes ? m_state.loadChecked() : std::nullopt});
}

Result<void> Workspace::checkLog(const crypto::VerifyKey& pinnedRoot)
{
    const auto checked = m_state.loadChecked();
    TRY_ASSIGN(auto report, verifyLog(pinnedRoot, LogScope::Changes));
    if (!report.problems.empty()) {
        Problem& first = report.problems.front();
        if (first.error.code == Errc::LogBroken)
            first.error.args.front() = first.object + ": " + first.error.args.front();
        return std::move(first.error).context(first.object);
    }
    // It only saves time, so it is written now and then, and whether that works is of no interest.
    if (report.rows.size >= (checked ? checked->size : 0) + kRowsPerNote)
        (void)m_state.keepChecked(report.rows);
    return {};
}

template<class Body>
Result<consent::Signed<Body>> Workspace::verified(const LogRow& row, const consent::KeyRing& keys)
{
    if (const auto* known = m_verified.find<Body>(entryLeaf(row.salt, row.token), keys)) {
        TRY_VOID(checkLeaf(row));
        TRY_VOID(checkPlace(known->header, row));
        return *known;
    }
    TRY_ASSIGN(auto object, readEntry<Body>(row, keys));
    m_verified.put(row.leaf, object);
    return object;
}

template<class Body>
Result<std::vector<consent::Signed<Body>>> Workspace::objects(const consent::KeyRing& keys, const ObjectFilter& filter)
{
    TRY_ASSIGN(Statement select, selectObjects(*m_database, consent::objectType<Body>(), filter));
    std::vector<consent::Signed<Body>> found;
    while (true) {
        TRY_ASSIGN(const bool another, select.next());
        if (!another)
            return found;
        TRY_ASSIGN(const LogRow row, readLogRow(select));
        TRY_ASSIGN(auto object, verified<Body>(row, keys));
        if (!fits(rowFacts(object.body), filter))
            return makeError(Errc::LogBroken, "the look-up columns of entry " + std::to_string(row.index));
        found.push_back(std::move(object));
    }
}

template<class Body>
Result<consent::Signed<Body>> Workspace::object(const consent::KeyRing& keys, ObjectId id)
{
    TRY_ASSIGN(auto found, objects<Body>(keys, {.id = id, .clip = {}, .refersTo = {}, .person = {}}));
    if (found.empty())
        return makeError(Errc::NotFound, std::string(consent::objectType<Body>()), id.text());
    return std::move(found.front());
}

template<class Body>
Result<std::optional<consent::Signed<Body>>>
Workspace::newest(const consent::KeyRing& keys, const consent::VerifiedStatus& status, const ObjectFilter& filter)
{
    TRY_ASSIGN(auto found, objects<Body>(keys, filter));
    const auto object = std::find_if(found.rbegin(), found.rend(), [&](const auto& each) {
        return consent::countsByCustodian(each, keys, status);
    });
    return object == found.rend() ? std::nullopt : std::optional(std::move(*object));
}

#define X(Body, type)                                                                                                  \
    template Result<std::vector<consent::Signed<consent::Body>>> Workspace::objects<consent::Body>(                    \
        const consent::KeyRing&, const ObjectFilter&);                                                                 \
    template Result<consent::Signed<consent::Body>> Workspace::object<consent::Body>(const consent::KeyRing&,          \
                                                                                     ObjectId);                        \
    template Result<std::optional<consent::Signed<consent::Body>>> Workspace::newest<consent::Body>(                   \
        const consent::KeyRing&, const consent::VerifiedStatus&, const ObjectFilter&);
CONSENTRY_SIGNED_OBJECTS(X)
#undef X

Result<std::optional<std::string>> Workspace::token(ObjectId id)
{
    TRY_ASSIGN(Statement select, m_database->prepare("SELECT token FROM log WHERE id = ?"));
    select.bind(id.bytes());
    TRY_ASSIGN(const bool found, select.next());
    return found ? std::optional(select.text(0)) : std::nullopt;
}

Result<ObjectId> Workspace::resolveObject(std::string_view prefix, std::string_view type)
{
    TRY_ASSIGN(const IdRange range, idRange(prefix));
    TRY_ASSIGN(Statement select,
               m_database->prepare("SELECT id FROM log WHERE type = ? AND id BETWEEN ? AND ? LIMIT 2"));
    select.bind(type).bind(ByteView(range.first)).bind(ByteView(range.last));
    return onlyId<ObjectId>(std::move(select), type, prefix);
}

Result<ClipId> Workspace::resolveClip(std::string_view prefix)
{
    TRY_ASSIGN(const IdRange range, idRange(prefix));
    TRY_ASSIGN(Statement select,
               m_database->prepare("SELECT DISTINCT clip FROM log WHERE type = ? AND clip BETWEEN ? AND ? LIMIT 2"));
    select.bind(consent::objectType<consent::ClipManifest>()).bind(ByteView(range.first)).bind(ByteView(range.last));
    return onlyId<ClipId>(std::move(select), "clip", prefix);
}

Result<std::vector<ClipId>> Workspace::clips()
{
    TRY_ASSIGN(Statement select,
               m_database->prepare("SELECT clip FROM log WHERE type = ? GROUP BY clip ORDER BY min(seq)"));
    select.bind(consent::objectType<consent::ClipManifest>());
    std::vector<ClipId> clips;
    while (true) {
        TRY_ASSIGN(const bool found, select.next());
        if (!found)
            return clips;
        TRY_ASSIGN(const ClipId clip, select.id<ClipId>(0));
        clips.push_back(clip);
    }
}

Result<Bytes> Workspace::blob(ObjectId owner, BlobKind kind)
{
    TRY_ASSIGN(Statement select, m_database->prepare("SELECT bytes FROM blobs WHERE owner = ? AND kind = ?"));
    select.bind(owner.bytes()).bind(blobKindText(kind));
    TRY_ASSIGN(const bool found, select.next());
    if (!found)
        return makeError(Errc::MissingFile, std::string(blobKindText(kind)) + " of " + owner.shortText());
    return select.blob(0);
}

} // namespace consentry::storage
