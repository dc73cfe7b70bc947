#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/id.h"
#include "crypto/hash.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>
#include <optional>

class QThread;

namespace consentry::storage {

class Database;

/// One SQL statement with bound parameters. Parameters are bound in order; columns are read by position.
class Statement {
public:
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(ByteView blob);
    Statement& bindNull();

    /// Runs a statement whose rows, if any, are of no interest.
    Result<void> run();
    /// Steps to the next row; the first call runs the statement. False after the last row.
    Result<bool> next();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;
    bool isNull(int column) const;
    /// Errc::LogBroken unless the blob has the size of an id or digest: such a row is none of ours.
    template<class Id>
    Result<Id> id(int column) const
    {
        auto value = Id::fromBytes(blob(column));
        if (!value)
            return makeError(Errc::LogBroken, "an id of the wrong size");
        return value;
    }
    Result<crypto::Digest> digest(int column) const;

private:
    friend class Database;
    Statement(QSqlQuery query, fs::path file) : m_query(std::move(query)), m_file(std::move(file)) {}

    QSqlQuery m_query;
    fs::path m_file;
    int m_bound = 0;
    bool m_ran = false;
};

/// A connection to one SQLite file: write-ahead log, synchronous=FULL, foreign keys, nothing trusted that the schema
/// says. Belongs to the thread that opened it.
///
/// Errors of all calls: Errc::Busy when another process took longer than its patience, Errc::DiskFull,
/// Errc::NotAWorkspace for a file that is no database, Errc::LogBroken for one that is damaged, Errc::Io,
/// Errc::Database for the rest.
class Database {
public:
    enum class Mode { ReadWrite, Create };
    static constexpr std::chrono::milliseconds kUsualPatience{5000};

    /// The file must be a regular one of mode 0600 (Errc::OpenFilePermissions). Create makes it and refuses one that is
    /// there.
    static Result<std::unique_ptr<Database>> open(const fs::path& file, Mode mode,
                                                  std::chrono::milliseconds patience = kUsualPatience);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Result<Statement> prepare(std::string_view sql);
    /// One statement without parameters.
    Result<void> execute(std::string_view sql);
    /// Changes whenever another connection has committed (PRAGMA data_version); not by this one's own commits.
    Result<std::int64_t> dataVersion();
    /// Empties the write-ahead log into the file, so that erased rows leave no trace there either.
    Result<void> checkpoint();
    const fs::path& file() const { return m_file; }
    /// An open file can be read and written when its name has gone or stands for another one, and what is written there
    /// nobody sees: Errc::LogBroken.
    Result<void> checkPlace() const;

    bool isInTransaction() const { return m_inTransaction; }

private:
    friend class WriteLock;
    friend class ReadSnapshot;
    /// Device and inode.
    using Identity = std::pair<std::uint64_t, std::uint64_t>;
    Database(fs::path file, Identity identity, std::string connection);
    static Result<Identity> check(const fs::path& file);
    Result<void> connect(std::chrono::milliseconds patience);
    Result<void> begin(std::string_view statement);
    Result<void> commit();
    void rollBack();

    fs::path m_file;
    Identity m_identity;
    std::string m_connection;
    QThread* m_thread;
    bool m_inTransaction = false;
};

/// An SQL transaction that takes the write lock at once (Errc::Busy), on a file that is in its place, and rolls back unless committed.
class WriteLock {
public:
    static Result<WriteLock> take(Database& database);
    WriteLock(WriteLock&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    WriteLock& operator=(WriteLock&&) = delete;
    ~WriteLock();
    Result<void> commit();

private:
    explicit WriteLock(Database& database) : m_database(&database) {}
    Database* m_database;
};

/// While it lives, all reads see the database at one moment, whatever others commit. Inside a transaction it does
/// nothing, for that sees one moment already. No WriteLock can be taken meanwhile.
class ReadSnapshot {
public:
    static Result<ReadSnapshot> take(Database& database);
    ReadSnapshot(ReadSnapshot&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    ReadSnapshot& operator=(ReadSnapshot&&) = delete;
    ~ReadSnapshot();

private:
    explicit ReadSnapshot(Database* database) : m_database(database) {}
    Database* m_database;
};

} // namespace consentry::storage
