#include "storage/schema.h"

#include <map>
#include <span>
#include <string>

namespace consentry::storage {
namespace {

// docs/file-format.md, "Workspace on disk", explains the tables. SQLite keeps the text of each statement, which is how
// openSchema notices an altered one: never reformat a statement that has been released.
constexpr const char* kVersion1[] = {
    "CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",

    "CREATE TABLE log(seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK(length(id) = 16), type TEXT NOT NULL, "
    "signer TEXT NOT NULL, clip BLOB, person TEXT, action TEXT, custodial INTEGER NOT NULL, "
    "salt BLOB NOT NULL CHECK(length(salt) = 32), token TEXT NOT NULL, "
    "leaf BLOB NOT NULL CHECK(length(leaf) = 32)) STRICT",
    "CREATE INDEX log_by_type ON log(type, clip, person, seq)",
    "CREATE INDEX log_by_clip ON log(clip, type, seq)",
    "CREATE INDEX log_by_signer ON log(signer, seq)",

    "CREATE TABLE refs(id BLOB NOT NULL, field TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES log(seq), "
    "PRIMARY KEY(id, field, seq)) STRICT, WITHOUT ROWID",
    "CREATE INDEX refs_by_seq ON refs(seq, field)",

    "CREATE TABLE nodes(level INTEGER NOT NULL, position INTEGER NOT NULL, "
    "hash BLOB NOT NULL CHECK(length(hash) = 32), PRIMARY KEY(level, position)) STRICT, WITHOUT ROWID",

    "CREATE TRIGGER log_insert BEFORE INSERT ON log "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM log) "
    "BEGIN SELECT RAISE(ABORT, 'the log only grows at its end'); END",
    "CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER refs_update BEFORE UPDATE ON refs BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER refs_delete BEFORE DELETE ON refs BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER nodes_update BEFORE UPDATE ON nodes BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER nodes_delete BEFORE DELETE ON nodes BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",

    "CREATE TABLE lists(kind TEXT NOT NULL CHECK(kind IN ('ended', 'held', 'endorsed')), id BLOB NOT NULL, "
    "PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID",

    "CREATE TABLE blobs(owner BLOB NOT NULL, kind TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(owner, kind)) STRICT",

    "CREATE TABLE journal(clip BLOB NOT NULL, number INTEGER NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, "
    "change BLOB NOT NULL, PRIMARY KEY(clip, number)) STRICT",
    "CREATE TABLE snapshots(clip BLOB NOT NULL PRIMARY KEY, number INTEGER NOT NULL, labels BLOB NOT NULL) STRICT",
    "CREATE TABLE tombstones(clip BLOB NOT NULL PRIMARY KEY, time TEXT NOT NULL) STRICT, WITHOUT ROWID",
};

// What takes version n to n + 1. A migration only adds.
constexpr std::span<const char* const> kMigrations[] = {kVersion1};
static_assert(std::size(kMigrations) == kSchemaVersion);

Result<std::int64_t> pragma(Database& database, std::string_view name)
{
    TRY_ASSIGN(Statement statement, database.prepare("PRAGMA " + std::string(name)));
    TRY_ASSIGN(const bool found, statement.next());
    return found ? statement.integer(0) : 0;
}

Result<void> migrate(Database& database, std::int64_t from)
{
    for (auto version = static_cast<std::size_t>(from); version < std::size(kMigrations); ++version) {
        for (const char* statement : kMigrations[version])
            TRY_VOID(database.execute(statement));
    }
    return database.execute("PRAGMA user_version=" + std::to_string(kSchemaVersion));
}

/// Text of everything that is in the database, counted, but for the indexes that SQLite makes for keys: those have
/// none. Names say nothing here, for whoever writes the file by hand can call a trigger "sqlite_…", too.
Result<std::map<std::string, int>> storedStatements(Database& database)
{
    TRY_ASSIGN(
        Statement statement,
        database.prepare("SELECT coalesce(sql, name) FROM sqlite_schema WHERE type <> 'index' OR sql IS NOT NULL"));
    std::map<std::string, int> statements;
    while (true) {
        TRY_ASSIGN(const bool found, statement.next());
        if (!found)
            return statements;
        ++statements[statement.text(0)];
    }
}

} // namespace

Result<void> checkSchema(Database& database)
{
    std::map<std::string, int> expected;
    for (const auto migration : kMigrations) {
        for (const char* statement : migration)
            ++expected[statement];
    }
    TRY_ASSIGN(const auto stored, storedStatements(database));
    if (stored != expected)
        return makeError(Errc::LogBroken, "the tables of the database were altered");
    return {};
}

Result<void> createSchema(Database& database, WorkspaceId id)
{
    TRY_ASSIGN(WriteLock lock, WriteLock::take(database));
    TRY_VOID(database.execute("PRAGMA application_id=" + std::to_string(kApplicationId)));
    TRY_VOID(migrate(database, 0));
    TRY_ASSIGN(Statement insert, database.prepare("INSERT INTO meta(key, value) VALUES('workspace', ?)"));
    TRY_VOID(insert.bind(id.bytes()).run());
    return lock.commit();
}

Result<void> openSchema(Database& database)
{
    const std::string name = database.file().filename().string();
    TRY_ASSIGN(const std::int64_t application, pragma(database, "application_id"));
    TRY_ASSIGN(const std::int64_t version, pragma(database, "user_version"));
    if (application != kApplicationId || version < 1)
        return makeError(Errc::NotAWorkspace, name);
    if (version > kSchemaVersion)
        return makeError(Errc::NotAWorkspace, name).context("made by a newer version");
    if (version < kSchemaVersion) {
        TRY_ASSIGN(WriteLock lock, WriteLock::take(database));
        TRY_VOID(migrate(database, version));
        TRY_VOID(lock.commit());
    }
    return checkSchema(database);
}

} // namespace consentry::storage
