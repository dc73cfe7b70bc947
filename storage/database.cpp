#include "storage/database.h"

#include <QFile>
#include <QSqlError>
#include <QThread>
#include <QVariant>

#include <fcntl.h>
#include <sys/stat.h>

namespace consentry::storage {
namespace {

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html) that mean something to us.
enum SqliteCode {
    BusyCode = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26,
    SharedMemorySize = IoError | 19 << 8 ///< the index of the write-ahead log, which readers share, cannot grow
};

/// SQLite calls a file malformed also when the disk cannot read it (SQLITE_IOERR_CORRUPTFS). Reading it tells which.
Error damageError(const fs::path& file)
{
    Bytes piece(1 << 16);
    const auto source = FileSource::open(file);
    if (!source)
        return source.error();
    for (std::uint64_t offset = 0; offset < (*source)->size(); offset += piece.size()) {
        const auto got = (*source)->readAt(offset, piece);
        if (!got)
            return got.error();
    }
    return makeError(Errc::LogBroken, file.filename().string() + " is damaged");
}

Error sqlError(const QSqlError& error, const fs::path& file)
{
    const std::string fileName = file.filename().string();
    const std::string text = error.databaseText().toStdString();
    const int code = error.nativeErrorCode().toInt();
    if (code == SharedMemorySize)
        return makeError(Errc::DiskFull, fileName); // a reader, too, needs room beside the database
    switch (code & 0xff) {
    case BusyCode:
    case Locked: return makeError(Errc::Busy);
    case Full: return makeError(Errc::DiskFull, fileName);
    case Corrupt: return damageError(file);
    case NotADatabase: return makeError(Errc::NotAWorkspace, fileName);
    case ReadOnly:
    case IoError:
    case CannotOpen: return makeError(Errc::Io, fileName, text);
    default: return makeError(Errc::Database, text.empty() ? error.driverText().toStdString() : text);
    }
}

QByteArray toByteArray(ByteView bytes)
{
    // A null QByteArray would be bound as NULL.
    return bytes.empty() ? QByteArray("", 0) : QByteArray(textOf(bytes).data(), static_cast<qsizetype>(bytes.size()));
}

QString toText(std::string_view text)
{
    return text.empty() ? QStringLiteral("") : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Result<void> createEmpty(const fs::path& file)
{
    const FileDescriptor made(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!made.isOpen())
        return systemError(file);
    return {};
}

} // namespace

Statement& Statement::bind(std::int64_t value)
{
    m_query.bindValue(m_bound++, static_cast<qlonglong>(value));
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    m_query.bindValue(m_bound++, toText(text));
    return *this;
}

Statement& Statement::bind(ByteView blob)
{
    m_query.bindValue(m_bound++, toByteArray(blob));
    return *this;
}

Statement& Statement::bindNull()
{
    m_query.bindValue(m_bound++, QVariant());
    return *this;
}

Result<void> Statement::run()
{
    m_bound = 0;
    m_ran = true;
    if (!m_query.exec())
        return sqlError(m_query.lastError(), m_file);
    return {};
}

Result<bool> Statement::next()
{
    if (!m_ran)
        TRY_VOID(run());
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return sqlError(m_query.lastError(), m_file);
    return false;
}

std::int64_t Statement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

std::string Statement::text(int column) const
{
    return m_query.value(column).toString().toStdString();
}

Bytes Statement::blob(int column) const
{
    const QByteArray bytes = m_query.value(column).toByteArray();
    return Bytes(bytes.begin(), bytes.end());
}

bool Statement::isNull(int column) const
{
    return m_query.isNull(column);
}

Result<crypto::Digest> Statement::digest(int column) const
{
    const Bytes bytes = blob(column);
    crypto::Digest digest{};
    if (bytes.size() != digest.size())
        return makeError(Errc::LogBroken, "a hash of the wrong size");
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

Database::Database(fs::path file, Identity identity, std::string connection)
    : m_file(std::move(file)),
      m_identity(identity),
      m_connection(std::move(connection)),
      m_thread(QThread::currentThread())
{
}

Database::~Database()
{
    assert(QThread::currentThread() == m_thread);
    QSqlDatabase::removeDatabase(toText(m_connection));
}

Result<std::unique_ptr<Database>> Database::open(const fs::path& file, Mode mode, std::chrono::milliseconds patience)
{
    if (mode == Mode::Create)
        TRY_VOID(createEmpty(file));
    TRY_ASSIGN(const Identity identity, check(file));
    std::unique_ptr<Database> database(new Database(file, identity, "consentry-" + ObjectId::random().text()));
    auto connected = database->connect(patience);
    if (!connected && mode == Mode::Create)
        (void)removeFile(file); // nothing is in it yet
    TRY_VOID(connected);
    return database;
}

/// Refuses links and files that others may read or write.
Result<Database::Identity> Database::check(const fs::path& file)
{
    struct stat info {};
    if (::lstat(file.c_str(), &info) != 0)
        return systemError(file);
    if (!S_ISREG(info.st_mode))
        return makeError(Errc::NotAWorkspace, file.filename().string());
    if ((info.st_mode & 077) != 0)
        return makeError(Errc::OpenFilePermissions, file.filename().string());
    return Identity{info.st_dev, info.st_ino};
}

Result<void> Database::checkPlace() const
{
    const auto now = check(m_file);
    if (!now || *now != m_identity)
        return makeError(Errc::LogBroken, m_file.filename().string() + " was taken away or replaced");
    return {};
}

Result<void> Database::connect(std::chrono::milliseconds patience)
{
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), toText(m_connection));
        if (!connection.isValid())
            return makeError(Errc::LibraryUnusable, "Qt SQLite driver");
        connection.setDatabaseName(QFile::decodeName(m_file.c_str()));
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
        if (!connection.open())
            return sqlError(connection.lastError(), m_file);
    }
    for (const std::string_view pragma :
         {"PRAGMA trusted_schema=OFF", "PRAGMA foreign_keys=ON", "PRAGMA recursive_triggers=ON",
          "PRAGMA secure_delete=ON", "PRAGMA temp_store=MEMORY", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"})
        TRY_VOID(execute(pragma));
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    assert(QThread::currentThread() == m_thread);
    QSqlQuery query(QSqlDatabase::database(toText(m_connection), false));
    query.setForwardOnly(true);
    if (!query.prepare(toText(sql)))
        return sqlError(query.lastError(), m_file);
    return Statement(std::move(query), m_file);
}

Result<void> Database::execute(std::string_view sql)
{
    TRY_ASSIGN(Statement statement, prepare(sql));
    return statement.run();
}

Result<std::int64_t> Database::dataVersion()
{
    TRY_ASSIGN(Statement statement, prepare("PRAGMA data_version"));
    TRY_ASSIGN(const bool found, statement.next());
    if (!found)
        return makeError(Errc::Database, "no data version");
    return statement.integer(0);
}

Result<void> Database::checkpoint()
{
    TRY_ASSIGN(Statement statement, prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
    TRY_ASSIGN(const bool found, statement.next());
    if (!found || statement.integer(0) != 0)
        return makeError(Errc::Busy);
    return {};
}

Result<void> Database::begin(std::string_view statement)
{
    assert(!m_inTransaction);
    TRY_VOID(execute(statement));
    m_inTransaction = true;
    return {};
}

Result<void> Database::commit()
{
    TRY_VOID(execute("COMMIT"));
    m_inTransaction = false;
    return {};
}

void Database::rollBack()
{
    // SQLite has rolled back by itself after some errors, and then this one fails; either way nothing is left of it.
    (void)execute("ROLLBACK");
    m_inTransaction = false;
}

Result<WriteLock> WriteLock::take(Database& database)
{
    TRY_VOID(database.begin("BEGIN IMMEDIATE"));
    WriteLock lock(database);
    TRY_VOID(database.checkPlace());
    return lock;
}

WriteLock::~WriteLock()
{
    if (m_database != nullptr)
        m_database->rollBack();
}

Result<void> WriteLock::commit()
{
    TRY_VOID(m_database->commit());
    m_database = nullptr;
    return {};
}

Result<ReadSnapshot> ReadSnapshot::take(Database& database)
{
    if (database.isInTransaction())
        return ReadSnapshot(nullptr);
    TRY_VOID(database.begin("BEGIN DEFERRED"));
    return ReadSnapshot(&database);
}

ReadSnapshot::~ReadSnapshot()
{
    if (m_database != nullptr)
        m_database->rollBack();
}

} // namespace consentry::storage
